package org.khoso.media.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When further helper processes are allowed. */
class HelperPlacesTest {
    private static Thread waiting(HelperPlaces places) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                places.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void allAtOnceUnlessSparing() throws Exception {
        var places = new HelperPlaces(3, false);
        for (int i = 0; i < 3; i++)
            places.acquire();
        Thread fourth = waiting(places);
        fourth.join(300);
        assertTrue(fourth.isAlive());
        places.release();
        fourth.join(5_000);
        assertFalse(fourth.isAlive());
    }

    @Test
    void whoKeepsWaitingGetsASecondOne() throws Exception {
        var places = new HelperPlaces(2, true, Duration.ofSeconds(1), () -> -1);
        places.acquire();
        Thread second = waiting(places);
        second.join(1_600);
        assertEquals(1, places.given(), "as long as the first one starts, another would not be there sooner");
        places.running();
        second.join(10_000);
        assertFalse(second.isAlive(), "though the first one was never given back");
        assertEquals(2, places.given());
    }

    @Test
    void shortWaitsAreForgotten() throws Exception {
        var places = new HelperPlaces(2, true, Duration.ofSeconds(1), () -> -1);
        places.running();
        for (int i = 0; i < 12; i++) {
            places.acquire();
            Thread other = waiting(places);
            Thread.sleep(20);
            places.release();
            other.join();
            places.release();
            Thread.sleep(100);
        }
        assertEquals(1, places.given());
    }

    @Test
    void whereAllProcessorsHaveWorkNoOtherIsStarted() throws Exception {
        var busy = new AtomicReference<>(0.95);
        var places = new HelperPlaces(2, true, Duration.ofMillis(300), busy::get);
        places.running();
        places.acquire();
        Thread second = waiting(places);
        second.join(2_000);
        assertTrue(second.isAlive());
        assertEquals(1, places.given());
        busy.set(0.4);
        second.join(10_000);
        assertFalse(second.isAlive());
        assertEquals(2, places.given());
    }

    @Test
    void loadIsThatBetweenTwoQuestions(@TempDir Path folder) throws Exception {
        Path stat = Files.writeString(folder.resolve("stat"), "cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 1 1\n");
        var load = new ProcessorLoad(stat);
        Files.writeString(stat, "cpu  150 0 120 820 10 0 0 0 0 0\n");
        assertEquals(0.7, load.getAsDouble(), 1e-9);
        assertEquals(-1, load.getAsDouble(), "no time has passed");
        Files.writeString(stat, "nothing");
        assertEquals(-1, load.getAsDouble());
        assertEquals(-1, new ProcessorLoad(folder.resolve("none")).getAsDouble());
    }
}
