package org.khoso.cli.client;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.khoso.api.store.Holder;

/**
 * Hands a verb over to the Khoso that holds the archive. JDK classes only (and {@link Holder}, which has no others), so that a
 * plain JVM answers in a fraction of a second: {@code java -cp org.khoso.cli.jar:org.khoso.api.jar org.khoso.cli.client.Client
 * VERB …} ends with {@value #NOBODY} if nobody holds it. A holder that does not answer is named.
 */
public final class Client {
    /** Exit code: no running Khoso holds the archive. */
    public static final int NOBODY = 75;
    /** Exit code: the verb failed. */
    static final int FAILED = 3;
    /** Name of the file that names port and token of the holder, in the archive's folder. */
    public static final String OWNER_FILE = ".owner";
    /** Frame: bytes for standard output. */
    public static final int OUT = 1;
    /** Frame: bytes for standard error. */
    public static final int ERR = 2;
    /** Frame: exit code. */
    public static final int EXIT = 3;
    /** Frame: nothing but that the holder is alive; comes every {@value #BEAT_MILLIS} ms while a verb runs. */
    public static final int ALIVE = 4;
    /** Frame: name of a variable that the holder wants to know; the answer is a flag and the value. */
    public static final int VARIABLE = 5;
    /** Frame: question for a secret that the person is to type; the answer likewise. */
    public static final int SECRET = 6;
    /** How often {@link #ALIVE} comes. */
    public static final int BEAT_MILLIS = 250;
    /** The holder's first byte: it is a Khoso, it holds this archive, the token is right. */
    public static final int READY = 'K';
    /** The caller's answer to it: it still waits, so the verb may run. A line that was given up long ago never runs. */
    public static final int GO = 'G';
    private static final int LONGEST_FRAME = 64 << 20;
    private static final int CONNECT_MILLIS = 500;
    /** A look at the clock, and how long silence is no matter. */
    private static final int TICK_MILLIS = 400;
    /** A holder that is only busy gets so long before the line is given up. */
    private static final int PATIENCE_MILLIS = 20_000;
    /** Silence in the middle of a verb that is told of. */
    private static final int SILENCE_MILLIS = 5_000;

    private final Path archive;
    private final List<String> args;
    private final PrintStream out;
    private final PrintStream err;
    private final Sentences sentences;
    private boolean printed;

    private Client(Path archive, List<String> args, PrintStream out, PrintStream err) {
        this.archive = archive;
        this.args = args;
        this.out = out;
        this.err = err;
        this.sentences = new Sentences(args);
    }

    /** Entry point of the start script. */
    public static void main(String[] args) throws IOException {
        Path archive = named(args);
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
                var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            OptionalInt code = archive == null ? OptionalInt.empty() : call(archive, List.of(args), out, err);
            out.flush();
            System.exit(code.orElse(NOBODY));
        }
    }

    /** @return the archive that the arguments or the environment name, or the working folder if it is one; else null */
    public static Path named(String[] args) {
        Path given = given(args);
        if (given != null)
            return given;
        String env = System.getenv("KHOSO_ARCHIVE");
        if (env != null && !env.isEmpty())
            return Path.of(env);
        return Files.exists(Path.of("archive.xmi")) ? Path.of("").toAbsolutePath() : null;
    }

    /** @return the archive that the arguments name; else null */
    public static Path given(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--archive="))
                return Path.of(args[i].substring(10));
            if (args[i].equals("--archive") && i + 1 < args.length)
                return Path.of(args[i + 1]);
        }
        return null;
    }

    /** Runs the verb in the process that holds the archive. @return its exit code; empty if nobody holds it */
    public static OptionalInt call(Path archive, List<String> args, PrintStream out, PrintStream err) throws IOException {
        Path file = archive.resolve(OWNER_FILE);
        if (!Files.isReadable(file))
            return OptionalInt.empty();
        List<String> lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        // a port of another machine would be somebody else's here
        if (lines.size() < 4 || !lines.get(3).strip().equals(Holder.here()))
            return OptionalInt.empty();
        List<String> all = new ArrayList<>(args);
        if (given(args.toArray(String[]::new)) == null)
            all.addAll(0, List.of("--archive", archive.toAbsolutePath().toString()));
        return new Client(archive, all, out, err).connect(lines.get(0).strip(), lines.get(1).strip());
    }

    private OptionalInt connect(String port, String token) throws IOException {
        try (Socket socket = new Socket()) {
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), CONNECT_MILLIS);
            } catch (SocketTimeoutException full) { // its queue is full, and nothing takes from it
                return Holder.held(archive) ? OptionalInt.of(hung(Holder.of(archive))) : OptionalInt.empty();
            } catch (IOException | IllegalArgumentException e) {
                return OptionalInt.empty(); // nobody there: the file is of a process that is no more
            }
            socket.setSoTimeout(TICK_MILLIS);
            socket.setTcpNoDelay(true);
            var to = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            var from = new DataInputStream(socket.getInputStream());
            try {
                ask(to, token);
                OptionalInt given = ready(from);
                if (given.isPresent())
                    return given.getAsInt() == NOBODY ? OptionalInt.empty() : given;
            } catch (java.net.SocketException e) {
                return OptionalInt.empty(); // it ended just now
            }
            try {
                to.write(GO);
                to.flush();
                return OptionalInt.of(talk(from, to));
            } catch (EOFException | java.net.SocketException e) {
                return OptionalInt.of(broken());
            }
        }
    }

    private void ask(DataOutputStream to, String token) throws IOException {
        to.writeUTF(token);
        to.writeUTF(Path.of("").toAbsolutePath().toString());
        to.writeInt(args.size());
        for (String a : args) {
            byte[] bytes = a.getBytes(StandardCharsets.UTF_8);
            to.writeInt(bytes.length);
            to.write(bytes);
        }
        to.flush();
    }

    /** Waits for the holder's first byte. @return an exit code if it never comes; empty when the verb may run */
    private OptionalInt ready(DataInputStream from) throws IOException {
        for (int waited = 0;; waited += TICK_MILLIS)
            try {
                return from.read() == READY ? OptionalInt.empty() : OptionalInt.of(NOBODY);
            } catch (SocketTimeoutException e) {
                if (waited == 0 && !Holder.held(archive))
                    return OptionalInt.of(NOBODY); // some other program has that port now
                Holder holder = Holder.of(archive);
                if (holder.condition() == Holder.Condition.STOPPED || waited >= PATIENCE_MILLIS)
                    return OptionalInt.of(hung(holder));
                if (waited == 0)
                    say("cli.holder.silent", holder, PATIENCE_MILLIS / 1000);
            }
    }

    /** The holder does not answer: says who that is, since when, what it was doing, and what to do. */
    private int hung(Holder holder) {
        boolean stopped = holder.condition() == Holder.Condition.STOPPED;
        return fail("cli.holder.hung", stopped ? "cli.holder.stopped.remedy" : "cli.holder.hung.remedy", holder);
    }

    private int talk(DataInputStream from, DataOutputStream to) throws IOException {
        int silent = 0;
        boolean told = false;
        while (true) {
            int type;
            try {
                type = from.read();
                silent = 0;
            } catch (SocketTimeoutException e) {
                silent += TICK_MILLIS;
                Holder holder = told ? null : Holder.of(archive);
                boolean stopped = holder != null && holder.condition() == Holder.Condition.STOPPED;
                if (stopped || holder != null && silent >= SILENCE_MILLIS) {
                    told = true;
                    say("cli.holder.hung", holder, "");
                    say(stopped ? "cli.holder.stopped.midway" : "cli.holder.midway", holder, "");
                }
                continue;
            }
            if (type < 0)
                throw new EOFException();
            byte[] bytes = frame(from);
            if (type == EXIT && bytes.length > 0)
                return bytes[0];
            if (type == VARIABLE || type == SECRET)
                answer(to, type, new String(bytes, StandardCharsets.UTF_8));
            if (type != OUT && type != ERR)
                continue;
            PrintStream sink = type == OUT ? out : err;
            printed |= type == OUT;
            sink.write(bytes);
            sink.flush();
        }
    }

    private static void answer(DataOutputStream to, int type, String question) throws IOException {
        String value = type == VARIABLE ? System.getenv(question) : typed(question);
        to.writeBoolean(value != null);
        to.writeUTF(value == null ? "" : value);
        to.flush();
    }

    private static String typed(String prompt) {
        char[] typed = System.console() == null ? null : System.console().readPassword("%s ", prompt);
        return typed == null ? null : new String(typed);
    }

    /** Once begun, a frame is waited for: its parts come together. */
    private static byte[] frame(DataInputStream from) throws IOException {
        byte[] head = whole(from, new byte[4]);
        int length = (head[0] & 0xff) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | head[3] & 0xff;
        if (length < 0 || length > LONGEST_FRAME) // another program has that port by now
            throw new EOFException();
        return whole(from, new byte[length]);
    }

    private static byte[] whole(DataInputStream from, byte[] to) throws IOException {
        for (int at = 0; at < to.length;)
            try {
                int n = from.read(to, at, to.length - at);
                if (n < 0)
                    throw new EOFException();
                at += n;
            } catch (SocketTimeoutException e) {
                Thread.onSpinWait();
            }
        return to;
    }

    /** The holder ended in the middle of the verb. */
    private int broken() {
        return fail("cli.broken-off", "cli.broken-off.remedy", Holder.of(archive));
    }

    private void say(String key, Holder h, Object more) {
        err.println(sentences.say(key, archive, h.pidText(), h.user(), h.host(), h.sinceText(), sentences.doing(h), more));
        err.flush();
    }

    private int fail(String problem, String remedy, Holder h) {
        Object[] about = {archive, h.pidText(), h.user(), h.host(), h.sinceText(), sentences.doing(h), sentences.line()};
        String what = sentences.say(problem, about);
        String then = sentences.say(remedy, about);
        if (sentences.json() && !printed)
            out.println(Sentences.envelope(archive.toString(), what, then));
        out.flush();
        err.println(what);
        err.println(then);
        err.flush();
        return FAILED;
    }
}
