package org.khoso.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.store.Holder;
import org.khoso.cli.client.Client;

/** A verb that runs in another process asks the person who typed it. */
class CallerTest {
    @TempDir
    Path archive;

    private interface Verb {
        String run(Caller caller) throws IOException;
    }

    /** Plays the process that holds the archive. @return what the verb got */
    private static String hold(ServerSocket server, Verb verb) {
        try (Socket s = server.accept()) {
            var in = new DataInputStream(s.getInputStream());
            var out = new DataOutputStream(s.getOutputStream());
            in.readUTF();
            in.readUTF();
            for (int n = in.readInt(); n > 0; n--)
                in.readNBytes(in.readInt());
            out.write(Client.READY);
            assertEquals(Client.GO, in.read());
            var caller = new Caller(in, (type, question) -> {
                out.writeByte(type);
                out.writeInt(question.length);
                out.write(question);
                out.flush();
            });
            Thread.ofPlatform().daemon().start(caller::watch);
            String got = verb.run(caller);
            out.writeByte(Client.EXIT);
            out.writeInt(1);
            out.writeByte(0);
            out.flush();
            return got;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String asked(Verb verb) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(archive.resolve(Client.OWNER_FILE), server.getLocalPort() + "\ntoken\n1\n" + Holder.here() + "\n");
            var holder = CompletableFuture.supplyAsync(() -> hold(server, verb));
            var said = new ByteArrayOutputStream();
            var print = new PrintStream(said, true, StandardCharsets.UTF_8);
            assertEquals(0, Client.call(archive, List.of("sign"), print, print).getAsInt());
            assertEquals("", said.toString(StandardCharsets.UTF_8), "an answer is no output");
            return holder.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void variablesAreThoseOfTheCaller() throws Exception {
        String path = System.getenv("PATH");
        assertEquals(path, asked(c -> c.environment("PATH")));
        assertNull(asked(c -> c.environment("KHOSO_NO_SUCH_VARIABLE")));
        assertEquals(path + "null" + path,
                asked(c -> c.environment("PATH") + c.environment("KHOSO_NO_SUCH_VARIABLE") + c.environment("PATH")));
    }

    @Test
    void nobodyAtAConsoleTypesNothing() throws Exception {
        assertNull(asked(c -> c.secret("?") == null ? null : "typed"));
    }

    @Test
    void whoWentAwayAnswersNothing() throws Exception {
        var gone = new Caller(new DataInputStream(java.io.InputStream.nullInputStream()), (type, question) -> {
            throw new IOException("nobody is there");
        });
        gone.watch();
        assertNull(gone.environment("PATH"));
    }
}
