package org.khoso.media.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.media.helper.HelperFailure.Kind;

/** Several requests at a time in one process. */
class HelperLanesTest {
    @TempDir
    Path dir;
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    /** A helper of two lanes that says who it is after it has done what it is asked to. */
    static final class Child implements HelperServer.Service {
        private final CountDownLatch both = new CountDownLatch(2);

        public static void main(String[] args) throws Exception {
            new HelperServer().serve(new Child(), 2);
        }

        @Override
        public Object serve(JsonNode request) throws Exception {
            switch (request.get("op").asText()) {
                case "meet" -> {
                    both.countDown();
                    both.await();
                }
                case "slow" -> {
                    Path mark = Path.of(request.get("mark").asText());
                    if (Files.notExists(mark)) {
                        Files.createFile(mark);
                        Thread.sleep(1500);
                    }
                }
                case "loop" -> Thread.sleep(60_000);
                case "halt" -> Runtime.getRuntime().halt(7);
                case "deep" -> throw new StackOverflowError();
                case "hoard" -> throw new OutOfMemoryError();
                case "bad" -> throw new IOException("bad");
                default -> {
                    // who it is
                }
            }
            return ProcessHandle.current().pid();
        }

        @Override
        public Object failure(JsonNode request, Exception e) {
            return e.getMessage();
        }
    }

    private HelperPool pool(int recycle, int processes, int idleMillis) throws IOException {
        var options = new HelperOptions(96, Duration.ofSeconds(10), recycle, processes, Duration.ofMillis(idleMillis),
                List.of("-XX:TieredStopAtLevel=1")).sharing(2);
        String path = HelperClassPath.of(Child.class.getClassLoader(), List.of(Child.class.getName(), HelperServer.class.getName(),
                ObjectMapper.class.getName(), "com.fasterxml.jackson.core.JsonFactory", "com.fasterxml.jackson.annotation.JsonProperty"));
        return new HelperPool(options, Child.class.getName(), path, List.of(), json);
    }

    private JsonNode ask(HelperPool pool, String op, int seconds) throws IOException {
        return pool.ask(json.createObjectNode().put("op", op), Duration.ofSeconds(seconds), p -> {
            throw new IOException("no parts: " + p);
        });
    }

    private Future<JsonNode> later(HelperPool pool, String op) {
        return threads.submit(() -> ask(pool, op, 30));
    }

    /** A slow request, once it is under way. Where it is asked for a second time, it ends at once. */
    private Future<JsonNode> slow(HelperPool pool) throws Exception {
        Path mark = dir.resolve("slow");
        var f = threads.submit(
                () -> pool.ask(json.createObjectNode().put("op", "slow").put("mark", mark.toString()), Duration.ofSeconds(30), p -> {
                    throw new IOException("no parts: " + p);
                }));
        while (!Files.exists(mark) && !f.isDone())
            Thread.sleep(5);
        return f;
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void twoAtATimeInOneProcess() throws Exception {
        try (var pool = pool(1000, 2, 60_000)) {
            long first = ask(pool, "who", 30).get("done").asLong();
            var a = later(pool, "meet");
            var b = later(pool, "meet");
            assertEquals(first, a.get().get("done").asLong());
            assertEquals(first, b.get().get("done").asLong());
            assertEquals("bad", ask(pool, "bad", 30).get("failed").asText());
        }
    }

    @Test
    void whatWasPreparedIsUsed() throws Exception {
        try (var pool = pool(1000, 2, 60_000)) {
            var before = threads.submit(() -> {
                pool.prepare();
                return 0;
            });
            var a = later(pool, "who");
            var b = later(pool, "who");
            assertEquals(0, before.get());
            assertEquals(a.get().get("done").asLong(), b.get().get("done").asLong());
            assertEquals(1, kids());
        }
    }

    private static long kids() {
        return ProcessHandle.current().children().filter(p -> p.info().commandLine().orElse("").contains("HelperLanesTest")).count();
    }

    @Test
    void neverMoreProcessesThanAllowed() throws Exception {
        try (var pool = pool(1000, 4, 60_000)) {
            var work = IntStream.range(0, 300).<Callable<Long>>mapToObj(i -> () -> ask(pool, "who", 30).get("done").asLong()).toList();
            Set<Long> who = new HashSet<>();
            for (var f : threads.invokeAll(work))
                who.add(f.get());
            assertTrue(who.size() <= 2, who.toString());
        }
    }

    /** The neighbour of a file that ends the process is asked for again, and not blamed. */
    @ParameterizedTest
    @CsvSource({"halt, CRASHED", "deep, CRASHED", "hoard, MEMORY", "loop, LATE"})
    void aNeighbourIsNotBlamed(String op, Kind kind) throws Exception {
        try (var pool = pool(1000, 2, 60_000)) {
            long first = ask(pool, "who", 30).get("done").asLong();
            var neighbour = slow(pool);
            assertEquals(kind, assertThrows(HelperFailure.class, () -> ask(pool, op, op.equals("loop") ? 1 : 20)).kind());
            assertNotEquals(first, neighbour.get().get("done").asLong());
            assertTrue(ask(pool, "who", 30).has("done"));
        }
    }

    /** A worn process is replaced; what its other lane does comes to its end. */
    @Test
    void recycledWithoutLoss() throws Exception {
        try (var pool = pool(3, 2, 60_000)) {
            long first = ask(pool, "who", 30).get("done").asLong();
            var slow = slow(pool);
            assertEquals(first, ask(pool, "who", 30).get("done").asLong());
            assertNotEquals(first, ask(pool, "who", 30).get("done").asLong());
            assertEquals(first, slow.get().get("done").asLong());
        }
        assertTrue(childrenEnd(), "all ended");
    }

    @Test
    void endsWhenBothLanesRest() throws Exception {
        try (var pool = pool(100, 2, 400)) {
            long first = ask(pool, "who", 30).get("done").asLong();
            assertEquals(first, slow(pool).get().get("done").asLong());
            assertTrue(childrenEnd(), "idle ones end");
        }
    }

    private static boolean childrenEnd() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (kids() == 0)
                return true;
            Thread.sleep(50);
        }
        return false;
    }
}
