package org.khoso.storage.sql.internal;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.mvstore.MVStore;

/**
 * Lets the embedded database write to its file only between two transactions. What it saves by itself, every few seconds or when much has gathered, may fall
 * into a commit: such a file, found after a kill, holds rows of a transaction that nobody ends, and has to be made anew from the journal. Nearly every second
 * kill of an intake left one.
 */
final class Saves {
    /** For the address of the database: it saves nothing because time has passed. */
    static final int NEVER_MILLIS = 2_000_000_000;
    private static final long NANOS = 5_000_000_000L;
    private static final int LEAST = 8 << 20;
    private static final int PLENTY = 48 << 20;
    /** A part of the heap; one transaction that needs more is saved in between, as ever. */
    private static final int PART = 6;
    /** Of that part. A save's buffer is as large as the save and grows by copying: with half of the part, 512 MB of heap spend a seventh of an intake on it. */
    private static final int SHARE = 4;
    private static final int MOST = 256 << 20;
    private final MVStore store;
    /** So much is saved at once: a page that changes ten times meanwhile is written once. A part of what may wait, so that no transaction is cut. */
    private final int enough;
    private long last = System.nanoTime();

    private Saves(MVStore store, int enough) {
        this.store = store;
        this.enough = enough;
    }

    /** @param c connection of the embedded database, the first one: nobody works in it yet */
    static Saves of(Connection c) throws SQLException {
        try {
            Object at = c;
            for (String next : new String[]{"getSession", "getDatabase", "getStore", "getMvStore"})
                at = at.getClass().getMethod(next).invoke(at);
            MVStore store = (MVStore) at;
            LostChunks.forget(store);
            int most = (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / PART);
            if (store.getAutoCommitMemory() < most)
                atMost(store, most);
            return new Saves(store, Math.clamp(most / SHARE, LEAST, PLENTY));
        } catch (ReflectiveOperationException e) {
            throw new SQLException("this release of the database is not known: " + e, e);
        }
    }

    /** There is no setting for it that an address of a database could carry. */
    private static void atMost(MVStore store, int bytes) throws ReflectiveOperationException {
        Field field = MVStore.class.getDeclaredField("autoCommitMemory");
        field.setAccessible(true);
        field.setInt(store, bytes);
    }

    /** @return number of the last state that was saved */
    long version() {
        return store.getCurrentVersion();
    }

    /** @return bytes that wait to be saved */
    int waiting() {
        return store.getUnsavedMemory();
    }

    /** After a commit, by the one that writes, while nobody else can. */
    void written(Connection c) throws SQLException {
        if (waiting() < enough && System.nanoTime() - last < NANOS)
            return;
        Dialect.run(c, "CHECKPOINT");
        c.commit();
        last = System.nanoTime();
    }
}
