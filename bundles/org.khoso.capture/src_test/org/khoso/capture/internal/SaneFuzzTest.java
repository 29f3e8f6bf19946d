package org.khoso.capture.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.capture.Scanner.Batch;
import org.khoso.api.capture.Scanner.Device;
import org.khoso.api.capture.Scanner.End;
import org.khoso.testkit.fuzz.Fuzz;

/** A scanner on the network that answers nonsense: a batch that says so, never a page that is none. */
class SaneFuzzTest {
    /** What saned answered while one grey page of 59 by 59 was scanned from SANE's test backend at 75 dpi. */
    private static final int SIDE = 59;
    private static final Map<String, String> OPTIONS = Map.of("source", "Flatbed", "mode", "Gray", "resolution", "75", "br-x", "20", "br-y",
            "20", "tl-x",
            "0", "tl-y", "0");
    /** Port of the page and order of bytes, as in the recorded answers. */
    private static final byte[] PORT = {0, 0, (byte) 0xcc, 0x29, 0, 0, 0x12, 0x34};

    /** Says what it was told to say, whatever it is asked. */
    private static final class Liar implements AutoCloseable {
        private final ServerSocket control = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ServerSocket page = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private volatile byte[] answers;
        private volatile byte[] pixels;

        Liar() throws IOException {
            serve(control, () -> ported(answers, page.getLocalPort()));
            serve(page, () -> pixels);
            System.setProperty("khoso.sane", "127.0.0.1:" + control.getLocalPort());
        }

        private static void serve(ServerSocket server, java.util.function.Supplier<byte[]> bytes) {
            Thread.ofPlatform().daemon().start(() -> {
                while (!server.isClosed())
                    try {
                        Socket s = server.accept();
                        Thread.ofPlatform().daemon().start(() -> say(s, bytes.get()));
                    } catch (IOException e) {
                        return;
                    }
            });
        }

        private static void say(Socket socket, byte[] bytes) {
            try (socket) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                socket.getInputStream().skipNBytes(Long.MAX_VALUE);
            } catch (IOException e) {
                return; // the other side has heard enough
            }
        }

        private static byte[] ported(byte[] b, int port) {
            byte[] out = b.clone();
            for (int i = out.length - PORT.length; i >= 0; i--)
                if (java.util.Arrays.equals(out, i, i + PORT.length, PORT, 0, PORT.length)) {
                    ByteBuffer.wrap(out).putInt(i, port);
                    return out;
                }
            return out;
        }

        @Override
        public void close() throws IOException {
            System.clearProperty("khoso.sane");
            control.close();
            page.close();
        }
    }

    private static byte[] recorded() throws IOException {
        try (InputStream in = SaneFuzzTest.class.getResourceAsStream("sane-answers.bin")) {
            return in.readAllBytes();
        }
    }

    private static byte[] soundPage() {
        ByteBuffer b = ByteBuffer.allocate(4 + SIDE * SIDE + 5).putInt(SIDE * SIDE);
        for (int i = 0; i < SIDE * SIDE; i++)
            b.put((byte) i);
        return b.putInt(-1).put((byte) 5).array();
    }

    private static List<Message> scan(List<BufferedImage> pages) throws IOException {
        Batch b = new SaneScanner(Duration.ofSeconds(2)).scan(new Device("test:0", "Máy quét"), OPTIONS, (i, dpi) -> pages.add(i),
                Progress.NONE);
        assertEquals(b.pages(), pages.size());
        return b.end() == End.OUT_OF_PAPER ? List.of() : List.of(b.message());
    }

    @Test
    void theRecordedPageIsScanned() throws Exception {
        try (Liar liar = new Liar()) {
            liar.answers = recorded();
            liar.pixels = soundPage();
            List<BufferedImage> pages = new ArrayList<>();
            assertEquals(List.of(), scan(pages));
            assertEquals(SIDE, pages.get(0).getWidth());
        }
    }

    @Test
    void answers() throws Exception {
        try (Liar liar = new Liar()) {
            liar.pixels = soundPage();
            // one answer may let the library wait for several others, two seconds each, or take memory for a page as large as it was told
            Fuzz.of("SANE wire", SaneScanner.class).clock(Duration.ofSeconds(30)).seed(recorded())
                    .words("\u007f\u00ff\u00ff\u00ff", "\u00ff\u00ff\u00ff\u00ff",
                            "\0\0\0\u0007", "\u0080\0\0\0", "\0\u0010\0\0")
                    .run((file, in) -> {
                        liar.answers = file;
                        return scan(new ArrayList<>());
                    });
        }
    }

    @Test
    void pages() throws Exception {
        try (Liar liar = new Liar()) {
            liar.answers = recorded();
            Fuzz.of("SANE page", SaneScanner.class).clock(Duration.ofSeconds(12)).seed(soundPage())
                    .words("\u007f\u00ff\u00ff\u00ff", "\u00ff\u00ff\u00ff\u00ff\u0005",
                            "\u00ff\u00ff\u00ff\u00ff\u0007")
                    .run((file, in) -> {
                        liar.pixels = file;
                        List<BufferedImage> pages = new ArrayList<>();
                        List<Message> said = scan(pages);
                        for (BufferedImage i : pages)
                            assertEquals(SIDE * SIDE, i.getWidth() * i.getHeight());
                        return said;
                    });
        }
    }
}
