package org.khoso.ui;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.api.Actor;
import org.khoso.api.Progress;
import org.khoso.api.store.HeldException;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.core.Session;
import org.khoso.core.Workspace;

/** The archive that the window shows. Opening and closing happen off the UI thread; everyone hears of it by {@link Topics#SESSION}. */
public final class CurrentSession {
    private static final long THIN_NANOS = 300_000_000L;
    private static final long LOOK_NANOS = 200_000_000L;
    /** What is said fades: while it lasts it is said again. */
    private static final long AGAIN_NANOS = 10_000_000_000L;
    /** As many as a change set names; above that everything counts as changed. */
    private static final int MOST = 1000;

    private final Workspace workspace;
    private final IEventBroker broker;
    private final State state;
    private final AtomicReference<Session> current = new AtomicReference<>();
    private final AtomicReference<Committed> pending = new AtomicReference<>();
    private final AtomicBoolean found = new AtomicBoolean();
    private final AtomicReference<FutureTask<Session>> begun = new AtomicReference<>();
    private volatile List<AutoCloseable> subscriptions = List.of();
    private volatile boolean opening;

    CurrentSession(Workspace workspace, IEventBroker broker, State state) {
        this.workspace = workspace;
        this.broker = broker;
        this.state = state;
    }

    /** @return the open archive */
    public Optional<Session> get() {
        return Optional.ofNullable(current.get());
    }

    /** @return whether an archive is about to show: nobody is waited for, nothing has gone wrong yet */
    public boolean opening() {
        return opening;
    }

    /** Has another person act in the archive that is open. What is under way ends under the name that it began under. */
    public void act(Actor actor) {
        Session before = current.get();
        if (before == null || before.actor().equals(actor) || !current.compareAndSet(before, before.as(actor)))
            return;
        broker.post(Topics.SESSION, current.get());
    }

    /** @return makes, opens and knows archives */
    public Workspace workspace() {
        return workspace;
    }

    /**
     * Opens an archive, and closes the one before. If another process holds it, waits until that one is done or gone; who
     * that is shows as the item in hand. Not on the UI thread.
     */
    public Session open(Path directory, Progress progress) throws IOException {
        Session before = current.get();
        if (before != null && same(before, directory))
            close();
        try {
            Session next = waitFor(directory, progress);
            close();
            return use(next);
        } finally {
            notOpening();
        }
    }

    /** What was left out for an archive that does not come has to show now. */
    private void notOpening() {
        boolean was = opening;
        opening = false;
        if (was && current.get() == null)
            broker.post(Topics.SESSION, null);
    }

    /** Begins to open an archive while the window is still being built; {@link #open} takes it over, whatever came of it. */
    void begin(Path directory) {
        var task = new FutureTask<>(() -> workspace.open(directory));
        begun(task);
        Thread.ofPlatform().daemon().name("khoso: open").start(task);
    }

    /** Takes over what another has begun to open. */
    void begun(FutureTask<Session> task) {
        begun.set(task);
        opening = true;
    }

    private Session begun(Path directory) throws IOException {
        Optional<Session> early = early();
        if (early.isPresent() && same(early.get(), directory))
            return early.get();
        if (early.isPresent())
            workspace.close(early.get());
        return workspace.open(directory);
    }

    /** @return what was begun, once it is open; from now on it is the caller's. Waits */
    private Optional<Session> early() throws IOException {
        FutureTask<Session> task = begun.getAndSet(null);
        if (task == null)
            return Optional.empty();
        try {
            return Optional.of(task.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io)
                throw io;
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            begun.set(task);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static boolean same(Session session, Path directory) throws IOException {
        return java.nio.file.Files.isSameFile(session.archive().directory(), directory);
    }

    private Session waitFor(Path directory, Progress progress) throws IOException {
        HeldException said = null;
        long when = 0;
        while (true)
            try {
                return begun(directory);
            } catch (HeldException e) {
                if (progress.cancelled()) {
                    if (current.get() == null)
                        broker.post(Topics.SESSION, null); // what was said of waiting has to go
                    throw e;
                }
                if (said == null || !said.getMessage().equals(e.getMessage()) || !said.remedy().equals(e.remedy())
                        || System.nanoTime() - when > AGAIN_NANOS) {
                    notOpening();
                    broker.post(Topics.WAITS, e);
                    said = e;
                    when = System.nanoTime();
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
    }

    /** Makes and opens an archive. Not on the UI thread. */
    public Session create(Path directory, Map<String, String> settings) throws IOException {
        close();
        return use(workspace.create(directory, settings));
    }

    private Session use(Session session) {
        current.set(session);
        state.set("archive", session.archive().directory().toAbsolutePath().toString());
        subscriptions = List.of(session.archive().holdings().listen(this::changed), session.archive().findings().listen(this::findings));
        broker.post(Topics.SESSION, session);
        return session;
    }

    /** Many commits in a row become few events, which name all that was touched; the last one is always sent. */
    private void changed(Committed committed) {
        if (pending.getAndAccumulate(committed, (before, now) -> before == null ? now : together(before, now)) == null)
            Thread.ofPlatform().daemon().start(() -> {
                LockSupport.parkNanos(THIN_NANOS);
                Committed last = pending.getAndSet(null);
                if (last != null)
                    broker.post(Topics.CHANGED, last);
            });
    }

    static Committed together(Committed before, Committed now) {
        Set<UUID> ids = new LinkedHashSet<>(before.ids());
        ids.addAll(now.ids());
        return new Committed(now.changeSet(), now.position(), now.when(), now.who(), now.label(), now.undoes(), now.undone(),
                ids.stream().limit(MOST).toList());
    }

    /** Whoever wrote findings: this window, or a verb that somebody has typed. */
    private void findings() {
        if (found.compareAndSet(false, true))
            Thread.ofPlatform().daemon().start(() -> {
                LockSupport.parkNanos(THIN_NANOS);
                found.set(false);
                broker.post(Topics.FINDINGS, null);
            });
    }

    /** Says in the archive's folder what is being done with it. @return ends it */
    AutoCloseable doing(String what) {
        Session session = current.get();
        return session == null ? () -> {
        } : session.archive().doing(what);
    }

    /** Closes the archive. Not on the UI thread. */
    public void close() throws IOException {
        try {
            Optional<Session> early = early();
            if (early.isPresent())
                workspace.close(early.get());
        } catch (IOException e) {
            System.getLogger("org.khoso.ui").log(System.Logger.Level.DEBUG, "what was begun never opened", e);
        }
        Session session = current.getAndSet(null);
        if (session == null)
            return;
        broker.send(Topics.SESSION, null);
        try {
            for (AutoCloseable s : subscriptions)
                s.close();
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            workspace.close(session);
        }
    }
}
