package org.khoso.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.testkit.fuzz.Fuzz;

/** What comes in at the local socket: a request by whoever knows the token, or nothing. */
class RequestFuzzTest {
    private static final String TOKEN = "0123456789abcdef".repeat(4);

    private static byte[] request(String token, String... args) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeUTF(token);
        out.writeUTF("/home/văn thư");
        out.writeInt(args.length);
        for (String a : args) {
            byte[] text = a.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private static Optional<Request> read(byte[] bytes) throws IOException {
        return Request.read(new DataInputStream(new ByteArrayInputStream(bytes)), TOKEN);
    }

    @Test
    void onlyWithTheToken() throws Exception {
        assertEquals(List.of("search", "đê"), read(request(TOKEN, "search", "đê")).orElseThrow().args());
        assertTrue(read(request(TOKEN.replace('f', 'e'), "search")).isEmpty());
        assertTrue(read(request("", "search")).isEmpty());
    }

    /** 10,000 arguments of 60,000 characters would fill the memory of the window. */
    @Test
    void neverTooMuch() throws Exception {
        String[] args = new String[200];
        java.util.Arrays.fill(args, "x".repeat(60_000));
        assertTrue(read(request(TOKEN, args)).isEmpty());
    }

    /** What is taken begins with the token and says no more than its bytes do; all else is no request. */
    @Test
    void broken() throws Exception {
        var closed = new KhosoException(Message.of("cli.unknown", "-"), null, null);
        Fuzz.of("socket request", Request.class)
                .seed(request(TOKEN, "search", "--format", "json", "quyết định"), request(TOKEN), request(TOKEN, "check"))
                .words("\u00ff\u00ff\u00ff\u00ff", "\0\u0040", "\u00c0\u0080", "\0", TOKEN).run((file, in) -> {
                    Optional<Request> request;
                    try {
                        request = read(file);
                    } catch (IOException e) {
                        throw closed; // cut off: the line is closed
                    }
                    List<String> taken = request.orElseThrow(() -> closed).args();
                    assertTrue(begins(file), "taken without the token");
                    assertEquals(plain(file), taken);
                    return List.of();
                });
    }

    private static boolean begins(byte[] file) {
        return new String(file, 0, Math.min(file.length, 2 + TOKEN.length()), StandardCharsets.ISO_8859_1).equals("\0\u0040" + TOKEN);
    }

    /** @return the arguments, counted off by hand */
    private static List<String> plain(byte[] file) {
        ByteBuffer b = ByteBuffer.wrap(file).position(2 + TOKEN.length());
        b.position(b.position() + 2 + Short.toUnsignedInt(b.getShort(b.position())));
        return Stream.generate(() -> {
            byte[] text = new byte[b.getInt()];
            b.get(text);
            return new String(text, StandardCharsets.UTF_8);
        }).limit(b.getInt()).toList();
    }
}
