package org.khoso.media.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

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
        var places = new HelperPlaces(2, true, Duration.ofSeconds(1));
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
        var places = new HelperPlaces(2, true, Duration.ofSeconds(1));
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
}
