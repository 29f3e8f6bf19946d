package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Sql;

/** A replay that asks for a row that nobody will ever give back is ended; one that goes on is left alone. */
class ReplayGuardTest {
    @TempDir
    Path temp;
    private Database database;

    @BeforeEach
    void row() throws Exception {
        database = Database.h2(temp);
        Connection c = database.take();
        Sql.update(c, "CREATE TABLE t(id INT PRIMARY KEY, v INT)");
        Sql.update(c, "INSERT INTO t VALUES (1, 0)");
        c.commit();
        database.give(c, true);
        database.close(); // on disk
        database = Database.h2(temp);
    }

    @Test
    void aRowThatIsNeverGivenBack() throws Exception {
        Connection holds = database.take();
        Sql.update(holds, "UPDATE t SET v=1 WHERE id=1");
        Connection asks = database.take();
        try (var guard = new ReplayGuard(database, () -> 0, 4)) {
            assertThrows(SQLException.class, () -> {
                Sql.update(asks, "UPDATE t SET v=2 WHERE id=1");
                asks.commit();
            });
            assertTrue(guard.stopped());
        }
        database.close();
        Database again = Database.h2(temp);
        int v = again.read(c -> Sql.one(c, "SELECT v FROM t", List.of(), r -> r.getInt("v")));
        assertEquals(0, v);
        again.close();
    }

    @Test
    void workThatGoesOnIsLeftAlone() throws Exception {
        var done = new AtomicLong();
        Connection c = database.take();
        long end = System.nanoTime() + 2_500_000_000L;
        try (var guard = new ReplayGuard(database, done::get, 4)) {
            while (System.nanoTime() < end) {
                Sql.update(c, "UPDATE t SET v=? WHERE id=1", (int) done.incrementAndGet());
                c.commit();
            }
            assertFalse(guard.stopped());
        }
        database.give(c, true);
        database.close();
    }
}
