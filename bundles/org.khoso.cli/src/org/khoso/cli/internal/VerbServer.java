package org.khoso.cli.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.khoso.cli.client.Client;
import org.khoso.core.Session;
import org.khoso.core.SessionUser;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The process that holds an archive runs the verbs of others: it listens on the loopback interface and answers whoever
 * knows the token, which only the owner of the files can read.
 */
@Component(service = SessionUser.class)
public final class VerbServer implements SessionUser {
    private static final int MOST_ARGUMENTS = 10_000;

    private final Map<Path, ServerSocket> listening = new ConcurrentHashMap<>();
    private final BundleContext context;

    /** Called by OSGi. The verbs are looked up when one is asked for: they need the workspace, which needs us. */
    @Activate
    public VerbServer(BundleContext context) {
        this.context = context;
    }

    @Override
    public void opened(Session session) throws IOException {
        var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Path directory = session.archive().directory();
        write(directory.resolve(Client.OWNER_FILE), socket.getLocalPort() + "\n" + token + "\n" + ProcessHandle.current().pid() + "\n");
        listening.put(directory, socket);
        Thread.ofVirtual().name("khoso-verbs").start(() -> serve(socket, token, session));
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix"))
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private void serve(ServerSocket server, String token, Session session) {
        while (!server.isClosed())
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().name("khoso-verb").start(() -> answer(socket, token, session));
            } catch (IOException e) {
                if (!server.isClosed())
                    System.getLogger("org.khoso.cli").log(System.Logger.Level.WARNING, "verb server", e);
            }
    }

    private void answer(Socket socket, String token, Session session) {
        try (socket) {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            var out = new DataOutputStream(socket.getOutputStream());
            if (!MessageDigest.isEqual(token.getBytes(StandardCharsets.US_ASCII), in.readUTF().getBytes(StandardCharsets.UTF_8)))
                return;
            Path directory = Path.of(in.readUTF());
            List<String> args = new ArrayList<>();
            int n = in.readInt();
            if (n < 0 || n > MOST_ARGUMENTS)
                return;
            for (int i = 0; i < n; i++)
                args.add(in.readUTF());
            out.write('K');
            run(args, directory, session, out, in);
        } catch (IOException e) {
            System.getLogger("org.khoso.cli").log(System.Logger.Level.DEBUG, "verb client went away", e);
        }
    }

    private void run(List<String> args, Path directory, Session session, DataOutputStream out, DataInputStream in) throws IOException {
        var gone = new AtomicBoolean();
        Thread.ofVirtual().start(() -> watch(in, gone));
        var place = new Verbs.Place(directory, new PrintStream(new Frames(out, Client.OUT), true, StandardCharsets.UTF_8),
                new PrintStream(new Frames(out, Client.ERR), true, StandardCharsets.UTF_8), gone::get, session);
        var reference = context.getServiceReference(Verbs.class);
        Verbs v = reference == null ? null : context.getService(reference);
        int code = v == null ? Verbs.FAILED : v.run(args, place);
        synchronized (out) {
            out.writeByte(Client.EXIT);
            out.writeInt(1);
            out.writeByte(code);
            out.flush();
        }
    }

    /** The client sends nothing more: the end of its stream means that it was stopped. */
    private static void watch(DataInputStream in, AtomicBoolean gone) {
        try {
            while (in.read() >= 0)
                continue;
        } catch (IOException e) {
            System.getLogger("org.khoso.cli").log(System.Logger.Level.TRACE, "verb client", e);
        }
        gone.set(true);
    }

    @Override
    public void release(Session session) throws IOException {
        ServerSocket socket = listening.remove(session.archive().directory());
        if (socket != null) {
            Files.deleteIfExists(session.archive().directory().resolve(Client.OWNER_FILE));
            socket.close();
        }
    }

    private static final class Frames extends OutputStream {
        private final DataOutputStream out;
        private final int type;

        Frames(DataOutputStream out, int type) {
            this.out = out;
            this.type = type;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (out) {
                out.writeByte(type);
                out.writeInt(length);
                out.write(bytes, offset, length);
                out.flush();
            }
        }
    }
}
