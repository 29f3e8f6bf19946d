package org.khoso.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.transfer.VirusScanner.Answer;
import org.khoso.api.transfer.VirusScanner.Outcome;

/** What clamd says over its line, and what it does not say. */
class ClamdTest {
    private ServerSocketChannel server;
    private Path folder;

    /** How the other side behaves. */
    private interface Behaviour {
        void on(DataInputStream in, OutputStream out) throws IOException;
    }

    private String serving(Behaviour behaviour, boolean tcp) throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "kc");
        Path socket = folder.resolve("s");
        server = tcp ? ServerSocketChannel.open() : ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(tcp ? new java.net.InetSocketAddress("127.0.0.1", 0) : UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().start(() -> {
            while (true)
                try (SocketChannel line = server.accept()) {
                    behaviour.on(new DataInputStream(Channels.newInputStream(line)), Channels.newOutputStream(line));
                } catch (IOException e) {
                    if (!server.isOpen())
                        return;
                }
        });
        return tcp ? "127.0.0.1:" + ((java.net.InetSocketAddress) server.getLocalAddress()).getPort() : socket.toString();
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
            Files.deleteIfExists(folder.resolve("s"));
            Files.delete(folder);
        }
    }

    private static String command(DataInputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read())
            text.append((char) c);
        return text.toString();
    }

    /** As the real one: reads the stream to its end, says what it found. */
    private static void clamd(DataInputStream in, OutputStream out) throws IOException {
        String answer = "ClamAV 1.4.1/27480";
        if (command(in).equals("zINSTREAM")) {
            StringBuilder all = new StringBuilder();
            for (int n = in.readInt(); n > 0; n = in.readInt())
                all.append(new String(in.readNBytes(n), StandardCharsets.ISO_8859_1));
            answer = all.indexOf("EICAR") >= 0 ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
        }
        out.write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static Answer scan(String address, String content) throws IOException {
        return new Clamd(2000).scan(address, new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void cleanAndInfected() throws Exception {
        for (boolean tcp : new boolean[]{true, false}) {
            String address = serving(ClamdTest::clamd, tcp);
            assertEquals("ClamAV 1.4.1/27480", new Clamd(2000).version(address));
            assertEquals(new Answer(Outcome.CLEAN, ""), scan(address, "x".repeat(300_000)));
            assertEquals(new Answer(Outcome.CLEAN, ""), scan(address, ""));
            assertEquals(new Answer(Outcome.INFECTED, "Win.Test.EICAR_HDB-1"), scan(address, "x".repeat(65_530) + "EICAR" + "y".repeat(9)));
            close();
            server = null;
        }
    }

    @Test
    void whatItWouldNotLookAtIsNotClean() throws Exception {
        String address = serving((in, out) -> {
            command(in);
            in.readNBytes(in.readInt());
            out.write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
        }, true);
        Answer a = scan(address, "x".repeat(3_000_000));
        assertEquals(Outcome.NOT_SCANNED, a.outcome());
    }

    @Test
    void silenceIsNoAnswer() throws Exception {
        String hangs = serving((in, out) -> {
            command(in);
            try {
                Thread.sleep(5000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, true);
        assertTimeoutPreemptively(Duration.ofSeconds(4), () -> assertThrows(KhosoException.class, () -> new Clamd(300).version(hangs)));
        KhosoException e = assertThrows(KhosoException.class,
                () -> new Clamd(300).scan("/nowhere/clamd.sock", new ByteArrayInputStream(new byte[1])));
        assertEquals("exchange.clamd.silent", e.problem().key());
        assertTrue(e.problem().args().contains("/nowhere/clamd.sock"));
    }

    @Test
    void chatterIsCutOff() throws Exception {
        String address = serving((in, out) -> {
            command(in);
            for (int i = 0; i < 10_000; i++)
                out.write("OK ".getBytes(StandardCharsets.US_ASCII));
        }, true);
        assertThrows(KhosoException.class, () -> new Clamd(2000).version(address));
    }

    @Test
    void placesAreKnown() {
        Clamd clamd = new Clamd();
        for (String good : new String[]{"localhost:3310", "tcp://10.0.0.1:3310", "[::1]:3310", "/run/clamav/clamd.ctl", "unix:/run/clamd"})
            assertTrue(clamd.accepts(good), good);
        for (String bad : new String[]{"localhost", "3310", "http://x:1", "a b:3310", ""})
            assertFalse(clamd.accepts(bad), bad);
    }
}
