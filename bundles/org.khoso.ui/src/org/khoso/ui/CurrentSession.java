package org.khoso.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.core.Session;
import org.khoso.core.Workspace;

/** The archive that the window shows. Opening and closing happen off the UI thread; everyone hears of it by {@link Topics#SESSION}. */
public final class CurrentSession {
    private static final long THIN_NANOS = 300_000_000L;

    private final Workspace workspace;
    private final IEventBroker broker;
    private final State state;
    private final AtomicReference<Session> current = new AtomicReference<>();
    private final AtomicReference<Committed> pending = new AtomicReference<>();
    private volatile AutoCloseable subscription;

    CurrentSession(Workspace workspace, IEventBroker broker, State state) {
        this.workspace = workspace;
        this.broker = broker;
        this.state = state;
    }

    /** @return the open archive */
    public Optional<Session> get() {
        return Optional.ofNullable(current.get());
    }

    /** @return makes, opens and knows archives */
    public Workspace workspace() {
        return workspace;
    }

    /** Opens an archive, after closing the one before. Not on the UI thread. */
    public Session open(Path directory) throws IOException {
        close();
        return use(workspace.open(directory));
    }

    /** Makes and opens an archive. Not on the UI thread. */
    public Session create(Path directory, Map<String, String> settings) throws IOException {
        close();
        return use(workspace.create(directory, settings));
    }

    private Session use(Session session) {
        current.set(session);
        state.set("archive", session.archive().directory().toAbsolutePath().toString());
        subscription = session.archive().holdings().listen(this::changed);
        broker.post(Topics.SESSION, session);
        return session;
    }

    /** Many commits in a row become few events; the last one is always sent. */
    private void changed(Committed committed) {
        if (pending.getAndSet(committed) == null)
            Thread.ofVirtual().start(() -> {
                java.util.concurrent.locks.LockSupport.parkNanos(THIN_NANOS);
                Committed last = pending.getAndSet(null);
                if (last != null)
                    broker.post(Topics.CHANGED, last);
            });
    }

    /** Closes the archive. Not on the UI thread. */
    public void close() throws IOException {
        Session session = current.getAndSet(null);
        if (session == null)
            return;
        broker.send(Topics.SESSION, null);
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            workspace.close(session);
        }
    }
}
