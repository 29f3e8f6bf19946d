package org.khoso.cli.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.khoso.api.store.Holder;
import org.khoso.cli.client.Client;
import org.khoso.core.Guests;
import org.khoso.core.Session;
import org.khoso.core.SessionUser;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The process that holds an archive runs the verbs of others: it listens on the loopback interface and answers whoever
 * knows the token, which only the owner of the files can read.
 */
@Component(service = {SessionUser.class, Guests.class})
public final class VerbServer implements SessionUser, Guests {
    /** How long verbs of others have to stop when the window is closed under them. */
    private static final long LEAVE_NANOS = 15_000_000_000L;
    private static final long LOOK_NANOS = 20_000_000L;

    private final Map<Path, ServerSocket> listening = new ConcurrentHashMap<>();
    private final List<Conversation> guests = new CopyOnWriteArrayList<>();
    private final List<Consumer<Guest>> listeners = new CopyOnWriteArrayList<>();
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
        listening.put(directory, socket);
        Thread.ofPlatform().daemon().name("khoso-verbs").start(() -> serve(socket, token, session));
        write(directory.resolve(Client.OWNER_FILE), String.join("\n", String.valueOf(socket.getLocalPort()), token,
                String.valueOf(ProcessHandle.current().pid()), Holder.here(), ""));
    }

    /** Whole or not at all, and from the first moment for nobody else to read. */
    private static void write(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix"))
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void serve(ServerSocket server, String token, Session session) {
        while (!server.isClosed())
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().name("khoso-verb").start(() -> answer(socket, server, token, session));
            } catch (IOException e) {
                if (!server.isClosed())
                    System.getLogger("org.khoso.cli").log(System.Logger.Level.WARNING, "verb server", e);
            }
    }

    private void answer(Socket socket, ServerSocket server, String token, Session session) {
        var guest = new Conversation(socket, session);
        boolean ran = false;
        try (socket) {
            if (!guest.greet(token) || !admit(guest, server))
                return;
            if (guest.ready()) {
                ran = true;
                told(guest);
                guest.run(place -> verb(guest.args(), place));
            }
        } catch (IOException e) {
            System.getLogger("org.khoso.cli").log(System.Logger.Level.DEBUG, "verb client went away", e);
        } finally {
            guest.end();
            guests.remove(guest);
            if (ran)
                told(guest);
        }
    }

    /** @return false if the archive is being given back: the caller then opens it itself */
    private boolean admit(Conversation guest, ServerSocket server) {
        synchronized (guests) {
            return !server.isClosed() && guests.add(guest);
        }
    }

    private int verb(List<String> args, Verbs.Place place) {
        var reference = context.getServiceReference(Verbs.class);
        Verbs v = reference == null ? null : context.getService(reference);
        return v == null ? Verbs.FAILED : v.run(args, place);
    }

    private void told(Guest guest) {
        for (Consumer<Guest> l : listeners)
            try {
                l.accept(guest);
            } catch (RuntimeException e) { // the verb runs whatever a listener does
                System.getLogger("org.khoso.cli").log(System.Logger.Level.WARNING, "listener failed", e);
            }
    }

    @Override
    public List<Guest> running() {
        return List.copyOf(guests);
    }

    @Override
    public AutoCloseable listen(Consumer<Guest> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void await(Session session) {
        try {
            deaf(session.archive().directory());
        } catch (IOException e) {
            System.getLogger("org.khoso.cli").log(System.Logger.Level.DEBUG, "stale owner file stays", e);
        }
        while (of(session))
            LockSupport.parkNanos(LOOK_NANOS);
    }

    private boolean of(Session session) {
        return guests.stream().anyMatch(g -> g.session().archive() == session.archive());
    }

    /** No new callers. */
    private void deaf(Path directory) throws IOException {
        ServerSocket socket = listening.remove(directory);
        if (socket != null) {
            synchronized (guests) {
                socket.close();
            }
            Files.deleteIfExists(directory.resolve(Client.OWNER_FILE));
        }
    }

    @Override
    public void release(Session session) throws IOException {
        deaf(session.archive().directory());
        long end = System.nanoTime() + LEAVE_NANOS;
        guests.stream().filter(g -> g.session().archive() == session.archive()).forEach(Conversation::cancel);
        while (of(session) && System.nanoTime() < end)
            LockSupport.parkNanos(LOOK_NANOS);
    }
}
