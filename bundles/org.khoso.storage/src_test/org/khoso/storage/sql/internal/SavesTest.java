package org.khoso.storage.sql.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database saves when it is told to and at no other time; a release of it that no longer lets us say so fails here. */
class SavesTest {
    /** Bytes that it keeps by itself. */
    private static final int USUAL = 20 << 20;
    private static final int TRANSACTIONS = 12;
    private static final int ROWS = 1_000;
    @TempDir
    Path temp;

    @Test
    void savesOnlyBetweenTransactions() throws Exception {
        try (Database d = Database.h2(temp)) {
            Connection c = d.take();
            Dialect.run(c, "CREATE TABLE t(id UUID PRIMARY KEY, v VARCHAR)");
            Dialect.run(c, "CREATE INDEX tv ON t(v,id)");
            c.commit();
            Saves saves = Saves.of(c);
            long before = saves.version();
            for (int i = 0; i < TRANSACTIONS; i++)
                transaction(c);
            assertTrue(saves.waiting() > USUAL, "no more than it keeps anyway: " + saves.waiting());
            assertEquals(before, saves.version());
            saves.written(c);
            assertTrue(saves.version() > before);
            insert(c); // and is killed
            Path copy = Files.createDirectory(temp.resolve("copy"));
            Files.copy(temp.resolve("khoso.mv.db"), copy.resolve("khoso.mv.db"));
            d.give(c, false);
            whole(copy);
        }
    }

    private static void whole(Path folder) throws Exception {
        try (Database d = Database.h2(folder)) {
            Connection c = d.take();
            int rows = Sql.one(c, "SELECT COUNT(*) FROM t", List.of(), r -> r.getInt(1));
            assertEquals(TRANSACTIONS * ROWS, rows);
            assertEquals(TRANSACTIONS * ROWS, Sql.update(c, "UPDATE t SET v='x'"));
            d.give(c, false);
        }
    }

    private static void transaction(Connection c) throws Exception {
        insert(c);
        c.commit();
    }

    private static void insert(Connection c) throws Exception {
        try (var ps = c.prepareStatement("INSERT INTO t VALUES (?,?)")) {
            for (int i = 0; i < ROWS; i++) {
                ps.setObject(1, UUID.randomUUID());
                ps.setString(2, "v".repeat(200) + i);
                ps.addBatch();
            }
            ps.executeBatch();
        }
    }
}
