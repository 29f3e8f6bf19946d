package org.khoso.capture.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.capture.Scanner.Batch;
import org.khoso.api.capture.Scanner.Device;
import org.khoso.api.capture.Scanner.End;

/** Against a real saned with SANE's test backend. */
class SaneScannerTest {
    private static final String FEEDER = "Automatic Document Feeder";
    @TempDir
    static Path folder;
    private static Saned saned;
    private final SaneScanner scanner = new SaneScanner(Duration.ofSeconds(10));
    private final List<BufferedImage> pages = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Saned.program() != null, "saned is missing: install sane-utils");
        saned = Saned.start(folder);
        System.setProperty("khoso.sane", "127.0.0.1:" + saned.port());
    }

    @AfterAll
    static void stop() {
        System.clearProperty("khoso.sane");
        if (saned != null)
            saned.close();
    }

    private Device device() throws IOException {
        return scanner.devices().get(0);
    }

    private Batch scan(Map<String, String> more) throws IOException {
        return scan(more, Progress.NONE);
    }

    private Batch scan(Map<String, String> more, Progress progress) throws IOException {
        var options = new HashMap<>(Map.of("source", FEEDER, "mode", "Gray", "resolution", "75"));
        options.putAll(more);
        return scanner.scan(device(), options, (i, dpi) -> pages.add(i), progress);
    }

    @Test
    void tenPagesThenOutOfPaper() throws IOException {
        var dpis = new ArrayList<Integer>();
        Batch b = scanner.scan(device(), Map.of("mode", "Color", "resolution", "100", "test-picture", "Color pattern"), (i, dpi) -> {
            pages.add(i);
            dpis.add(dpi);
        }, Progress.NONE);
        assertEquals(End.OUT_OF_PAPER, b.end());
        assertEquals("capture.out-of-paper", b.message().key());
        assertEquals(10, b.pages());
        assertEquals(10, pages.size());
        assertEquals(100, dpis.get(9));
        assertEquals(BufferedImage.TYPE_3BYTE_BGR, pages.get(0).getType());
        assertTrue(pages.get(0).getWidth() > 100 && pages.get(0).getHeight() > 100);
        assertTrue(java.util.stream.IntStream.range(0, 10_000).map(k -> pages.get(9).getRGB(k % 100, k / 100)).distinct().count() > 2);
    }

    @ParameterizedTest
    @CsvSource({"Gray,1,12", "Gray,8,10", "Gray,16,10", "Color,8,5"})
    void modes(String mode, String depth, int type) throws IOException {
        Batch b = scan(Map.of("mode", mode, "depth", depth));
        assertEquals(10, b.pages(), b.toString());
        assertEquals(type, pages.get(3).getType());
    }

    @ParameterizedTest
    @CsvSource({"SANE_STATUS_JAMMED,JAMMED,capture.jammed-first", "SANE_STATUS_COVER_OPEN,COVER_OPEN,capture.cover-open",
            "SANE_STATUS_IO_ERROR,FAILED,capture.io-error", "SANE_STATUS_DEVICE_BUSY,FAILED,capture.busy",
            "SANE_STATUS_NO_DOCS,OUT_OF_PAPER,capture.no-paper", "SANE_STATUS_NO_MEM,FAILED,capture.no-memory",
            "SANE_STATUS_ACCESS_DENIED,FAILED,capture.denied", "SANE_STATUS_CANCELLED,CANCELLED,capture.cancelled-there",
            "SANE_STATUS_EOF,FAILED,capture.torn-page"})
    void eachFaultIsSaidAndGivesNoPage(String fault, End end, String key) throws IOException {
        Batch b = scan(Map.of("read-return-value", fault));
        assertEquals(end, b.end(), b.toString());
        assertEquals(key, b.message().key());
        assertEquals(0, b.pages());
        assertEquals(List.of(), pages);
        assertEquals(10, scan(Map.of()).pages(), "the next batch works");
    }

    @Test
    void theGlassGivesOnePage() throws IOException {
        Batch b = scan(Map.of("source", "Flatbed"));
        assertEquals(1, b.pages());
        assertEquals("capture.one-page", b.message().key());
    }

    @Test
    void wrongOptionsAreNamed() throws IOException {
        assertEquals("capture.bad-option", scan(Map.of("mode", "Purple")).message().key());
        assertEquals("capture.no-option", scan(Map.of("no-such", "1")).message().key());
        assertEquals("capture.bad-option", scan(Map.of("resolution", "x")).message().key());
    }

    @Test
    void stopsAfterThePageInHand() throws IOException {
        Batch b = scan(Map.of(), new Progress() {
            @Override
            public boolean cancelled() {
                return pages.size() >= 2;
            }
        });
        assertEquals(End.CANCELLED, b.end());
        assertTrue(b.pages() >= 2 && b.pages() < 10, b.toString());
        assertEquals(b.pages(), pages.size());
    }

    @Test
    void aSinkThatFailsIsTheCallersMatter() throws IOException {
        var e = assertThrows(IOException.class, () -> scanner.scan(device(), Map.of(), (i, dpi) -> {
            throw new IOException("disk full");
        }, Progress.NONE));
        assertEquals("disk full", e.getMessage());
        assertEquals(10, scan(Map.of()).pages());
    }

    @Test
    void lineCutInTheMiddleOfAPage(@TempDir Path other) throws Exception {
        try (Saned mine = Saned.start(other)) {
            var options = Map.of("host", "127.0.0.1", "port", "" + mine.port(), "source", FEEDER, "mode", "Gray", "resolution", "75",
                    "read-delay", "yes",
                    "read-delay-duration", "200000", "read-limit", "yes", "read-limit-size", "200");
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    Thread.sleep(1500);
                } catch (InterruptedException e) {
                    return;
                }
                mine.kill();
            });
            Batch b = scanner.scan(device(), options, (i, dpi) -> pages.add(i), Progress.NONE);
            assertEquals(End.FAILED, b.end());
            assertEquals("capture.line-cut", b.message().key());
            assertEquals(pages.size(), b.pages());
            assertNotEquals(10, b.pages());
        }
    }

    @Test
    void aScannerThatHangsIsGivenUp() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            var options = Map.of("host", "127.0.0.1", "port", "" + silent.getLocalPort());
            long start = System.nanoTime();
            var impatient = new SaneScanner(Duration.ofSeconds(1));
            try {
                Batch b = impatient.scan(new Device("test:0", "test"), options, (i, dpi) -> pages.add(i), Progress.NONE);
                assertEquals(End.FAILED, b.end());
            } catch (KhosoException e) {
                assertEquals("capture.no-saned", e.problem().key());
            }
            assertTrue(System.nanoTime() - start < 5_000_000_000L);
        }
    }

    @Test
    void hangsInTheMiddleOfAPage(@TempDir Path other) throws Exception {
        try (Saned mine = Saned.start(other)) {
            var options = Map.of("host", "127.0.0.1", "port", "" + mine.port(), "source", FEEDER, "mode", "Gray", "resolution", "75",
                    "read-delay", "yes",
                    "read-delay-duration", "200000", "read-limit", "yes", "read-limit-size", "200");
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    Thread.sleep(1000);
                    for (var p : ProcessHandle.allProcesses().filter(x -> x.info().commandLine().orElse("").contains("-p " + mine.port()))
                            .toList())
                        new ProcessBuilder("kill", "-STOP", "" + p.pid()).start();
                } catch (InterruptedException | IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            long start = System.nanoTime();
            Batch b = new SaneScanner(Duration.ofSeconds(2)).scan(device(), options, (i, dpi) -> pages.add(i), Progress.NONE);
            assertEquals(End.FAILED, b.end());
            assertTrue(List.of("capture.hung", "capture.line-cut").contains(b.message().key()), b.toString());
            assertTrue(System.nanoTime() - start < 12_000_000_000L);
        }
    }

    @Test
    void noSaned() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var e = assertThrows(KhosoException.class,
                () -> scanner.scan(new Device("x", "x"), Map.of("host", "127.0.0.1", "port", "" + port), (i, d) -> {
                }, Progress.NONE));
        assertEquals("capture.no-saned", e.problem().key());
        assertEquals("capture.no-saned-remedy", e.remedy().key());
    }
}
