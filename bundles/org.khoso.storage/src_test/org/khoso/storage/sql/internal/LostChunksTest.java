package org.khoso.storage.sql.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill that leaves a part of the file half overwritten: nothing needs the part, but the engine goes on naming it. */
class LostChunksTest {
    private static final int ROUNDS = 12;
    private static final int ROWS = 5_000;
    private static final String NEWEST = "newest";
    private static final int BLOCK = 4096;
    /** Fewer than a search through the whole of this small file takes, more than a look at its newest parts. */
    private static final int FEW = 120;
    private static final Pattern PART = Pattern.compile("block:([0-9a-f]+),.*livePages:0,");
    @TempDir
    Path temp;
    private Path killed;
    private String lost;
    private String newest = String.valueOf(ROUNDS - 1);

    @BeforeEach
    void kill() throws Exception {
        Path work = Files.createDirectory(temp.resolve("work"));
        Path after = Files.createDirectory(temp.resolve("killed"));
        killed = after.resolve("khoso.mv.db");
        try (Database d = Database.h2(work)) {
            Connection c = d.take();
            Dialect.run(c, "CREATE TABLE t(id INT PRIMARY KEY, v VARCHAR)");
            Dialect.run(c, "INSERT INTO t SELECT x, REPEAT('v', 900) || x FROM SYSTEM_RANGE(1, " + ROWS + ")");
            c.commit();
            d.give(c, true);
        }
        try (Database d = Database.h2(work)) {
            Connection c = d.take();
            for (int i = 0; i < ROUNDS; i++) {
                Dialect.run(c, "UPDATE t SET v='" + i + "' WHERE id=1");
                c.commit();
                Dialect.run(c, "CHECKPOINT");
                c.commit();
            }
            Files.copy(work.resolve("khoso.mv.db"), killed);
            d.give(c, true);
        }
        overwrite();
    }

    /** The newest part of which nothing is needed is written over, as far as the kill let it. */
    private void overwrite() throws Exception {
        long block = 0;
        try (MVStore store = FileLook.open(killed, 0)) {
            for (Map.Entry<String, String> e : store.getFileStore().getLayoutMap().entrySet()) {
                Matcher m = PART.matcher(e.getValue());
                if (e.getKey().startsWith("chunk.") && m.find()) {
                    lost = e.getKey();
                    block = Long.parseLong(m.group(1), 16);
                }
            }
        }
        assertNotNull(lost, "the engine keeps no parts that are of no use any more: this test is of no use either");
        try (RandomAccessFile f = new RandomAccessFile(killed.toFile(), "rw")) {
            f.seek(block * BLOCK);
            f.write(new byte[BLOCK]);
        }
    }

    private boolean named() {
        try (MVStore store = FileLook.open(killed, 0)) {
            return store.getFileStore().getLayoutMap().containsKey(lost);
        }
    }

    @Test
    void whatIsLostIsForgotten() throws Exception {
        assertFalse(FileHead.closed(killed));
        try (Database d = Database.h2(killed.getParent())) {
            Connection c = d.take();
            int rows = Sql.one(c, "SELECT COUNT(*) FROM t", List.of(), r -> r.getInt(1));
            assertEquals(ROWS, rows);
            assertEquals(newest, Sql.one(c, "SELECT v FROM t WHERE id=1", List.of(), r -> r.getString(1)));
            d.give(c, true);
        }
        assertTrue(FileHead.closed(killed));
        assertFalse(named());
        FileLook.open(killed, FEW).close();
    }

    /** As an older Khoso left it: the engine alone would go back to a state of before, or search. */
    @Test
    void aFileThatStillNamesItOpensAsItWasClosed() throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:h2:file:" + killed.getParent().resolve("khoso"), "khoso", "")) {
            Dialect.run(c, "UPDATE t SET v='" + NEWEST + "' WHERE id=1");
            Dialect.run(c, "SHUTDOWN");
        }
        assertTrue(FileHead.closed(killed));
        assertThrows(FileLook.Missing.class, () -> FileLook.open(killed, FEW),
                "the engine does without it now: this class is of no use any more");
        assertFalse(ForeignCode.in(killed, FEW));
        assertFalse(FileHead.closed(killed));
        assertTrue(named());
        newest = NEWEST;
        whatIsLostIsForgotten();
    }

    @Test
    void anotherSumIsNoHead() throws Exception {
        Database.h2(killed.getParent()).close();
        assertTrue(FileHead.closed(killed));
        byte[] before = Files.readAllBytes(killed);
        before[BLOCK + 2]++;
        Files.write(killed, before);
        assertFalse(FileHead.closed(killed));
        FileHead.asAfterAKill(killed);
        byte[] after = Files.readAllBytes(killed);
        assertEquals(-1, java.util.Arrays.mismatch(before, BLOCK, before.length, after, BLOCK, after.length));
        assertFalse(java.util.Arrays.equals(before, 0, BLOCK, after, 0, BLOCK));
    }
}
