package org.khoso.cli.client;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Hands a verb over to the Khoso that holds the archive. JDK classes only, so that a plain JVM answers in a fraction of a
 * second: {@code java -cp org.khoso.cli.jar org.khoso.cli.client.Client VERB …} ends with {@value #NOBODY} if nobody holds it.
 */
public final class Client {
    /** Exit code: no running Khoso holds the archive. */
    public static final int NOBODY = 75;
    /** Name of the file that names port and token of the holder, in the archive's folder. */
    public static final String OWNER_FILE = ".owner";
    /** Frame: bytes for standard output. */
    public static final int OUT = 1;
    /** Frame: bytes for standard error. */
    public static final int ERR = 2;
    /** Frame: exit code. */
    public static final int EXIT = 3;
    private static final int CONNECT_MILLIS = 800;

    private Client() {
    }

    /** Entry point of the start script. */
    public static void main(String[] args) throws IOException {
        Path archive = named(args);
        OptionalInt code = archive == null ? OptionalInt.empty() : call(archive, List.of(args), System.out, System.err);
        System.exit(code.orElse(NOBODY));
    }

    /** @return the archive that the arguments or the environment name, or null */
    public static Path named(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--archive="))
                return Path.of(args[i].substring(10));
            if (args[i].equals("--archive") && i + 1 < args.length)
                return Path.of(args[i + 1]);
        }
        String env = System.getenv("KHOSO_ARCHIVE");
        return env != null && !env.isEmpty() ? Path.of(env) : null;
    }

    /** Runs the verb in the process that holds the archive. @return its exit code; empty if nobody holds it */
    public static OptionalInt call(Path archive, List<String> args, PrintStream out, PrintStream err) throws IOException {
        Path file = archive.resolve(OWNER_FILE);
        if (!Files.isReadable(file))
            return OptionalInt.empty();
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2)
            return OptionalInt.empty();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.get(0).strip())), CONNECT_MILLIS);
            return talk(socket, lines.get(1).strip(), args, out, err);
        } catch (java.net.ConnectException | java.net.SocketTimeoutException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt talk(Socket socket, String token, List<String> args, PrintStream out, PrintStream err) throws IOException {
        var to = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        to.writeUTF(token);
        to.writeUTF(Path.of("").toAbsolutePath().toString());
        to.writeInt(args.size());
        for (String a : args)
            to.writeUTF(a);
        to.flush();
        var from = new DataInputStream(socket.getInputStream());
        int first = from.read();
        if (first != 'K')
            return OptionalInt.empty();
        while (true) {
            int type = from.readByte();
            byte[] bytes = new byte[from.readInt()];
            from.readFully(bytes);
            if (type == EXIT)
                return OptionalInt.of(bytes[0]);
            PrintStream sink = type == OUT ? out : err;
            sink.write(bytes);
            sink.flush();
        }
    }
}
