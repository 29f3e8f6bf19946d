package org.khoso.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.media.helper.HelperClassPath;
import org.khoso.media.helper.HelperFailure;
import org.khoso.media.helper.HelperFailure.Kind;
import org.khoso.media.helper.HelperOptions;
import org.khoso.media.helper.HelperPool;

/** The life of the helper processes. */
class HelperProcessTest {
    @TempDir
    Path dir;

    private static HelperOptions options(int recycle, int idleMillis) {
        return new HelperOptions(96, Duration.ofSeconds(10), recycle, 2, Duration.ofMillis(idleMillis));
    }

    private static List<ProcessHandle> helpers() {
        return ProcessHandle.current().children().filter(p -> p.info().commandLine().orElse("").contains("WorkerMain")).toList();
    }

    @Test
    void isRecycledEndsWhenIdleAndIsKilledUnseen() throws Exception {
        Path pdf = Fixtures.scan(dir.resolve("a.pdf"), new double[]{40}, null);
        var before = helpers();
        try (var reader = new HelperMediaReader(options(1, 60_000))) {
            assertTrue(reader.inspect(pdf).readable());
            assertEquals(before.size(), helpers().size(), "replaced after one request");
        }
        try (var reader = new HelperMediaReader(options(100, 300))) {
            reader.inspect(pdf);
            ProcessHandle mine = helpers().stream().filter(p -> !before.contains(p)).findFirst().orElseThrow();
            mine.destroyForcibly();
            mine.onExit().join();
            assertTrue(reader.inspect(pdf).readable(), "a helper that died in between is replaced");
            for (int i = 0; i < 50 && helpers().size() > before.size(); i++)
                Thread.sleep(100);
            assertEquals(before.size(), helpers().size(), "idle ones end");
        }
    }

    @Test
    void servesManyThreads() throws Exception {
        Path pdf = Fixtures.scan(dir.resolve("a.pdf"), new double[]{40, 40}, null);
        try (var reader = new HelperMediaReader(options(20, 60_000)); var threads = Executors.newFixedThreadPool(6)) {
            var work = IntStream.range(0, 60).<Callable<Integer>>mapToObj(i -> () -> reader.inspect(pdf).pages()).toList();
            for (var f : threads.invokeAll(work))
                assertEquals(2, f.get());
        }
    }

    @Test
    void endsWithItsParent() throws Exception {
        Path pdf = Fixtures.scan(dir.resolve("a.pdf"), new double[]{40}, null);
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath(),
                Parent.class.getName(), pdf.toString());
        command.environment().remove("JAVA_TOOL_OPTIONS"); // prints a line
        var parent = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        int first = parent.getInputStream().read();
        assertEquals('r', first);
        var children = parent.children().toList();
        assertFalse(children.isEmpty());
        parent.destroyForcibly().waitFor();
        for (ProcessHandle c : children)
            c.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS);
    }

    /** As the reader itself finds it; java.class.path may be a launcher's only. */
    private static String classPath() throws IOException {
        return MediaClassPath.find() + java.io.File.pathSeparator
                + HelperClassPath.of(Parent.class.getClassLoader(),
                        List.of(Parent.class.getName(), "org.osgi.service.component.annotations.Component"));
    }

    /** A program that reads a file and then sleeps, until it is killed. */
    static final class Parent {
        private Parent() {
        }

        public static void main(String[] args) throws Exception {
            var reader = new HelperMediaReader(options(100, 600_000));
            System.out.print(reader.inspect(Path.of(args[0])).readable() ? 'r' : 'x');
            System.out.flush();
            Thread.sleep(60_000);
            reader.close();
        }
    }

    /** A helper that does what it is asked to: answer, chatter, end, sleep. */
    static final class Rude {
        private Rude() {
        }

        public static void main(String[] args) throws Exception {
            System.out.println("{\"ready\":1}");
            var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
            for (String line; (line = in.readLine()) != null;) {
                if (line.contains("end"))
                    Runtime.getRuntime().halt(7);
                if (line.contains("sleep"))
                    Thread.sleep(20_000);
                System.out.println(line.contains("chatter") ? "hello, I am a library" : "{\"done\":1}");
            }
        }
    }

    @Test
    void eachWayToFailIsToldApart() throws Exception {
        var json = new ObjectMapper();
        String path = HelperClassPath.of(Rude.class.getClassLoader(), List.of(Rude.class.getName()));
        try (var pool = new HelperPool(options(100, 60_000), Rude.class.getName(), path, List.of(), json)) {
            for (var e : java.util.Map.of("end", Kind.CRASHED, "chatter", Kind.CRASHED, "sleep", Kind.LATE).entrySet()) {
                var failure = org.junit.jupiter.api.Assertions.assertThrows(HelperFailure.class,
                        () -> pool.ask(json.createObjectNode().put("op", e.getKey()), Duration.ofSeconds(1), p -> {
                        }));
                assertEquals(e.getValue(), failure.kind(), e.getKey());
                assertEquals(1, pool.ask(json.createObjectNode(), Duration.ofSeconds(10), p -> {
                }).get("done").asInt());
            }
        }
    }

    @Test
    void anOwnSignatureFileIsUsed() throws IOException {
        Path none = Files.writeString(dir.resolve("own.xml"), "this is no signature file");
        System.setProperty("khoso.pronom", none.toString());
        try (var reader = new HelperMediaReader(options(100, 60_000))) {
            var f = reader.inspect(Fixtures.scan(dir.resolve("a.pdf"), new double[]{40}, null));
            assertEquals("media.bad-signatures", f.problems().get(0).key());
        } finally {
            System.clearProperty("khoso.pronom");
        }
    }
}
