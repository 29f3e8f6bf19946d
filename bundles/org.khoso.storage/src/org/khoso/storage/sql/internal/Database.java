package org.khoso.storage.sql.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.khoso.storage.internal.Problems;

/** Connections to the database of an archive: a small pool, because opening one costs more than most questions. */
public final class Database implements AutoCloseable {
    /** H2: open for one connection alone. */
    private static final int CLOSING = 90135;
    private static final int CLOSING_TRIES = 50;
    private static final long CLOSING_NANOS = 100_000_000;
    private static final int MOST = 12;
    private static final int VALID_SECONDS = 5;
    private static final long IDLE_NANOS = 10_000_000_000L;
    private final Dialect dialect;
    private final DataSource source;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Semaphore permits = new Semaphore(MOST, true);
    private boolean closed;
    private volatile Saves saves;

    private record Idle(Connection connection, long since) {
    }

    /** Work with a connection. */
    public interface Work<T> {
        /** @return result */
        T with(Connection c) throws SQLException, IOException;
    }

    private Database(Dialect dialect, DataSource source) {
        this.dialect = dialect;
        this.source = source;
    }

    /** @return the embedded database of a folder */
    public static Database h2(Path folder) {
        return new Database(Dialect.H2, Dialect.h2(folder));
    }

    /** @return a schema of a shared database */
    public static Database postgresql(String url, String schema) {
        return new Database(Dialect.POSTGRESQL, Dialect.postgresql(url, schema));
    }

    /** @return dialect */
    public Dialect dialect() {
        return dialect;
    }

    /** Does read-only work in one transaction. */
    public <T> T read(Work<T> work) throws IOException {
        Connection c = null;
        boolean good = false;
        try {
            c = take();
            T result = work.with(c);
            c.rollback();
            good = true;
            return result;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            give(c, good);
        }
    }

    /** @return a connection without auto-commit; goes back by {@link #give} */
    public Connection take() throws SQLException {
        permits.acquireUninterruptibly();
        try {
            for (Idle i = poll(); i != null; i = poll()) {
                boolean fresh = System.nanoTime() - i.since < IDLE_NANOS;
                if (dialect == Dialect.H2 || fresh || i.connection.isValid(VALID_SECONDS))
                    return i.connection;
                i.connection.close();
            }
            Connection c = connect();
            c.setAutoCommit(false);
            first(c);
            return c;
        } catch (SQLException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /** An embedded database that is being closed opens again a moment later. */
    private Connection connect() throws SQLException {
        for (int n = 0;; n++)
            try {
                return source.getConnection();
            } catch (SQLException e) {
                if (e.getErrorCode() != CLOSING || n == CLOSING_TRIES)
                    throw e;
                LockSupport.parkNanos(CLOSING_NANOS);
            }
    }

    /** Before anybody works in an embedded database. */
    private void first(Connection c) throws SQLException {
        if (dialect != Dialect.H2 || saves != null)
            return;
        synchronized (this) {
            if (saves == null)
                saves = Saves.of(c);
        }
    }

    private synchronized Idle poll() {
        return idle.pollFirst();
    }

    /** @return other Khosos that work in this schema of a shared database: address, user of the database, since when */
    public List<String> others() throws IOException {
        return read(c -> Sql.list(c, "SELECT COALESCE(host(client_addr),'local') AS place, usename, backend_start FROM pg_stat_activity"
                + " WHERE datname=current_database() AND application_name=? AND pid<>pg_backend_pid() ORDER BY backend_start",
                List.of(application(c)), r -> r.getString("place") + ", " + r.getString("usename") + ", "
                        + r.getTimestamp("backend_start").toInstant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
    }

    private static String application(Connection c) throws SQLException {
        return Sql.one(c, "SELECT current_setting('application_name') AS name", List.of(), r -> r.getString("name"));
    }

    /** Gives a connection back. @param good false if it must not be used again */
    public void give(Connection c, boolean good) {
        if (c == null)
            return;
        permits.release();
        try {
            if (!good && !c.isClosed())
                c.rollback();
            synchronized (this) {
                if (good && !closed) {
                    idle.addFirst(new Idle(c, System.nanoTime()));
                    return;
                }
            }
            c.close();
        } catch (SQLException e) { // it is thrown away; the work's own failure is what the caller hears
            System.getLogger("org.khoso.storage").log(System.Logger.Level.DEBUG, "connection lost", e);
        }
    }

    /** After each commit, by the one that writes and while nobody else can: the embedded database may save now. */
    public void written(Connection c) throws SQLException {
        if (dialect == Dialect.H2)
            saves.written(c);
    }

    /** Stops an embedded database that stands still: whoever works in it fails, and it writes no more. Any thread. */
    public void stop() {
        try (Connection c = source.getConnection()) {
            Dialect.run(c, "SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) { // the connection goes with the database
            System.getLogger("org.khoso.storage").log(System.Logger.Level.DEBUG, "stopped", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (dialect == Dialect.H2)
                try (Connection c = source.getConnection()) {
                    Dialect.run(c, "SHUTDOWN");
                }
            for (Idle i : idle)
                i.connection.close();
        } catch (SQLException e) { // closing twice, or a server that went away: the journal holds what counts
            System.getLogger("org.khoso.storage").log(System.Logger.Level.DEBUG, "closing", e);
        }
        idle.clear();
    }
}
