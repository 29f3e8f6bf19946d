package org.khoso.cli.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.khoso.cli.client.Client;
import org.khoso.core.Guests;
import org.khoso.core.Session;

/** What is said with one caller: who they are, what they typed, what came of it. See {@link Client} for the other side. */
final class Conversation implements Guests.Guest, Verbs.Meter {
    /** A caller that has not said all by then is none. */
    private static final int HANDSHAKE_MILLIS = 10_000;

    private final Socket socket;
    private final Session session;
    private final List<String> args = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();
    private volatile long total = -1;
    private volatile boolean gone;
    private volatile boolean ended;
    private volatile Thread runs;
    private DataInputStream in;
    private DataOutputStream out;
    private Path directory;

    Conversation(Socket socket, Session session) {
        this.socket = socket;
        this.session = session;
    }

    /** @return whether a verb may be run: the token is right, and this very archive is meant */
    boolean greet(String token) throws IOException {
        socket.setSoTimeout(HANDSHAKE_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        // a frame goes out whole and at once: its parts one by one would wait for each other's receipts
        socket.setTcpNoDelay(true);
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        Optional<Request> asked = Request.read(in, token);
        if (asked.isEmpty())
            return false;
        directory = asked.get().directory();
        args.addAll(asked.get().args());
        return mine();
    }

    /** @return whether the caller still waits */
    boolean ready() throws IOException {
        out.write(Client.READY);
        out.flush();
        if (in.read() != Client.GO)
            return false;
        socket.setSoTimeout(0);
        return true;
    }

    /** A folder that was copied while it was open says the port of the original's holder: that one must not answer for the copy. */
    private boolean mine() throws IOException {
        Path named = Client.given(args.toArray(String[]::new));
        Path archive = named == null ? null : directory.resolve(named);
        return archive != null && Files.exists(archive) && Files.isSameFile(archive, session.archive().directory());
    }

    /** Runs the verb and says what came of it. */
    void run(ToIntFunction<Verbs.Place> verb) throws IOException {
        runs = Thread.currentThread();
        var caller = new Caller(in, (type, question) -> frame(type, question, 0, question.length));
        Thread.ofPlatform().daemon().start(() -> {
            caller.watch();
            gone = true;
        });
        Thread.ofPlatform().daemon().start(this::beat);
        int code;
        try {
            code = verb.applyAsInt(new Verbs.Place(directory, new PrintStream(new Frames(Client.OUT), true, StandardCharsets.UTF_8),
                    new PrintStream(new Frames(Client.ERR), true, StandardCharsets.UTF_8), () -> gone, session, this, caller));
        } finally {
            end();
        }
        frame(Client.EXIT, new byte[]{(byte) code}, 0, 1);
    }

    /** It is over, however it went. */
    void end() {
        ended = true;
    }

    List<String> args() {
        return args;
    }

    private void frame(int type, byte[] bytes, int offset, int length) throws IOException {
        synchronized (out) {
            out.writeByte(type);
            out.writeInt(length);
            out.write(bytes, offset, length);
            out.flush();
        }
    }

    /** Lets the caller know that this process lives, however long the verb says nothing. */
    private void beat() {
        try {
            while (!ended && !gone) {
                frame(Client.ALIVE, new byte[0], 0, 0);
                Thread.sleep(Client.BEAT_MILLIS);
            }
        } catch (IOException e) {
            gone = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String line() {
        return Verbs.shown(args);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public long done() {
        return done.get();
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean here() {
        return runs == Thread.currentThread();
    }

    @Override
    public void cancel() {
        gone = true;
    }

    @Override
    public void total(long items) {
        done.set(0);
        total = items;
    }

    @Override
    public void worked(long items) {
        done.addAndGet(items);
    }

    private final class Frames extends OutputStream {
        private final int type;

        Frames(int type) {
            this.type = type;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            frame(type, bytes, offset, length);
        }
    }
}
