package org.khoso.storage.internal;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.khoso.storage.sql.internal.Database;

/**
 * Watches a replay into an embedded database. After a kill H2 may open a file in which a row is still held by a transaction that is gone: it then asks
 * for that row again and again, for ever, and its time-out for locks never comes (h2database issue 3853). The guard tells that from long work
 * and stops the database, so that the replay fails and the database can be made anew from the journal.
 */
final class ReplayGuard implements AutoCloseable {
    private static final long LOOK_MILLIS = 250;
    /** Seen so often in a row asking for a row, without an entry done in between: ten seconds. */
    private static final int SURE = 40;
    private static final String ASKS = "org.h2.mvstore.tx.TransactionMap";

    private final Database database;
    private final LongSupplier done;
    private final int sure;
    private final Thread watched = Thread.currentThread();
    private final Thread guard;
    private volatile boolean over;
    private volatile boolean stopped;

    /** Begins. @param done entries that are applied, read from another thread */
    ReplayGuard(Database database, LongSupplier done) {
        this(database, done, SURE);
    }

    /** @param sure looks in a row that make it sure */
    ReplayGuard(Database database, LongSupplier done, int sure) {
        this.database = database;
        this.done = done;
        this.sure = sure;
        guard = Thread.ofPlatform().daemon().name("khoso: replay guard").start(this::watch);
    }

    /** @return whether the database was stopped */
    boolean stopped() {
        return stopped;
    }

    private void watch() {
        int seen = 0;
        long before = done.getAsLong();
        while (!over) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return; // the replay is over
            }
            long now = done.getAsLong();
            seen = now == before && asks() ? seen + 1 : 0;
            before = now;
            if (seen >= sure && !over) {
                stopped = true;
                database.stop();
                return;
            }
        }
    }

    private boolean asks() {
        return Arrays.stream(watched.getStackTrace())
                .anyMatch(
                        f -> f.getClassName().equals(ASKS) && (f.getMethodName().equals("set") || f.getMethodName().equals("putIfAbsent")));
    }

    @Override
    public void close() {
        over = true;
        guard.interrupt();
    }
}
