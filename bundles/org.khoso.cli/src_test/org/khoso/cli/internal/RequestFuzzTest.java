package org.khoso.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    @Test
    void broken() throws Exception {
        Fuzz.of("socket request", Request.class)
                .seed(request(TOKEN, "search", "--format", "json", "quyết định"), request(TOKEN), request(TOKEN, "check"))
                .words("\u00ff\u00ff\u00ff\u00ff", "\0\u0040", "\u00c0\u0080", "\0", TOKEN).run((file, in) -> {
                    try {
                        read(file);
                    } catch (IOException e) {
                        return List.of(); // cut off: the line is closed
                    }
                    return List.of();
                });
    }
}
