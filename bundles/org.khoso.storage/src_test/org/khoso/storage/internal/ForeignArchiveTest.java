package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.BackupReport;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.ForeignCode;

/** Archives and backups made by somebody who means harm. */
class ForeignArchiveTest {
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    @ParameterizedTest
    @ValueSource(strings = {"x", "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://127.0.0.1/x.sql'",
            "jdbc:postgresql://localhost/x?socketFactory=a.B",
            "jdbc:postgresql://localhost/x?user=a&SSLFactory=a.B&password=geheim", "jdbc:postgresql://localhost/x?loggerFile=/tmp/x",
            "jdbc:postgresql: "})
    void itsDatabaseIsNoWayIn(String url) throws Exception {
        Files.createDirectories(temp.resolve("a"));
        new ArchiveFile(1, 1, "", Map.of("database", url, Opening.SCHEMA, "k")).write(temp.resolve("a"));
        KhosoException e = assertThrows(KhosoException.class, () -> provider.open(temp.resolve("a")));
        assertEquals("storage.database-address", e.problem().key());
        assertFalse(e.problem().args().toString().contains("geheim"));
        new ArchiveFile(1, 1, "", Map.of("database", url)).write(temp.resolve("a"));
        assertEquals("storage.archive-file-damaged",
                assertThrows(KhosoException.class, () -> provider.open(temp.resolve("a"))).problem().key());
    }

    /** Bytes that are no text ended the program. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00ff\u00fe", "", "a\nb\nc\n"})
    void whoWroteItsJournalIsNotTold(String bytes) throws Exception {
        provider.create(temp.resolve("a"), Map.of()).close();
        Path writer = temp.resolve("a/journal/writer");
        Files.write(writer, bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        KhosoException e = assertThrows(KhosoException.class, () -> provider.open(temp.resolve("a")));
        assertEquals("storage.archive-file-damaged", e.problem().key());
        assertEquals(writer.toString(), e.problem().args().get(0));
    }

    /** An alias in the embedded database that names a class. */
    @Test
    void itsDatabaseLoadsNoClasses() throws Exception {
        provider.create(temp.resolve("a"), Map.of()).close();
        try (Database d = Database.h2(temp.resolve("a/db"))) {
            Connection c = d.take();
            try (Statement s = c.createStatement()) {
                SQLException e = assertThrows(SQLException.class, () -> {
                    s.execute("CREATE ALIAS EVIL FOR \"java.lang.System.setProperty\"");
                    s.execute("CALL EVIL('khoso.evil','1')");
                });
                assertEquals(org.h2.api.ErrorCode.ACCESS_DENIED_TO_CLASS_1, e.getErrorCode());
            }
            d.give(c, false);
        }
        assertEquals(null, System.getProperty("khoso.evil"));
    }

    /** A database that brings its own program is never opened: the journal makes another. */
    @ParameterizedTest
    @ValueSource(strings = {
            "CREATE FORCE TRIGGER EVIL BEFORE SELECT ON K_META AS $$org.h2.api.Trigger create() { System.setProperty(\"khoso.evil\", \"1\"); return null; }$$",
            "CREATE ALIAS EVIL AS $$int f() { System.setProperty(\"khoso.evil\", \"1\"); return 1; }$$",
            "CREATE VIEW EVIL AS SELECT FILE_READ('/etc/passwd')",
            "ALTER TABLE K_META ADD EVIL INT DEFAULT CSVWRITE('/tmp/evil', 'SELECT 1')",
            "CREATE TABLE EVIL(A INT CHECK (A > RAND()))", "CREATE DOMAIN EVIL AS INT CHECK (VALUE > RAND())",
            "CREATE TABLE EVIL(A INT DEFAULT RAND())", "CREATE TABLE EVIL(A INT, B INT GENERATED ALWAYS AS (A + RAND()))"})
    void itsDatabaseRunsNoProgram(String sql) throws Exception {
        try (Archive a = provider.create(temp.resolve("a"), Map.of())) {
            Fixture.create(a, "Một");
        }
        System.clearProperty("khoso.evil");
        assertFalse(ForeignCode.in(temp.resolve("a/db/khoso.mv.db")), "what Khoso makes is plain");
        try (Database d = Database.h2(temp.resolve("a/db"))) {
            Connection c = d.take();
            try (Statement s = c.createStatement()) {
                s.execute(sql);
            } catch (SQLException e) {
                assertTrue(sql.contains("CSVWRITE"), e.getMessage()); // this one is run at once
            }
            c.commit();
            d.give(c, true);
        }
        boolean made = !sql.contains("CSVWRITE") || ForeignCode.in(temp.resolve("a/db/khoso.mv.db"));
        System.clearProperty("khoso.evil");
        try (Archive a = provider.open(temp.resolve("a"))) {
            assertEquals(1, a.holdings().count(org.khoso.api.store.HoldingQuery.all(org.khoso.api.Kind.RECORD)));
        }
        assertEquals(null, System.getProperty("khoso.evil"));
        try (var all = Files.list(temp.resolve("a/db"))) {
            assertEquals(made ? 1 : 0, all.filter(p -> p.getFileName().toString().startsWith("foreign-")).count());
        }
    }

    private BackupReport restored(Map<String, byte[]> more) throws Exception {
        try (Archive a = provider.create(temp.resolve("kho"), Map.of("name", "Kho"))) {
            Fixture.create(a, "Một");
            BackupReport made = a.backup(temp.resolve("sao"), Progress.NONE);
            Path manifest = made.place().resolve(BackupFolder.MANIFEST);
            Map<String, String> lines = new HashMap<>();
            for (String l : Files.readAllLines(manifest))
                lines.put(l.substring(66), l);
            for (var e : more.entrySet()) {
                if (Files.exists(made.place().resolve(e.getKey().split("\0")[0])))
                    Files.write(made.place().resolve(e.getKey()), e.getValue());
                lines.put(e.getKey(),
                        HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(e.getValue())) + "  " + e
                                .getKey());
            }
            Files.write(manifest, String.join("\n", lines.values()).concat("\n").getBytes(StandardCharsets.UTF_8));
            return provider.restore(made.place(), temp.resolve("lại"), false, Progress.NONE);
        }
    }

    private static List<String> rules(BackupReport r) {
        return r.findings().stream().map(f -> f.rule()).distinct().sorted().toList();
    }

    @Test
    void aDatabaseThatUnpacksWithoutEndIsLeft() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream b = bytes; ZipOutputStream zip = new ZipOutputStream(b)) {
            zip.putNextEntry(new ZipEntry("khoso.mv.db"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++)
                zip.write(zeros);
        }
        BackupReport r = restored(Map.of(BackupFolder.DATABASE, bytes.toByteArray()));
        assertEquals(List.of("storage/backup-manifest", "storage/restore-changed"), rules(r));
        assertTrue(Files.size(temp.resolve("lại/db/khoso.mv.db")) < 300 << 20);
        try (Archive a = provider.open(temp.resolve("lại"))) { // the journal has made it anew
            assertEquals(1, a.holdings().count(org.khoso.api.store.HoldingQuery.all(org.khoso.api.Kind.RECORD)));
        }
    }

    @Test
    void namesThatNoSystemHasAndWaysOut() throws Exception {
        BackupReport r = restored(Map.of("archive/a\0b", new byte[1], "archive/../../evil", new byte[1], "../../evil", new byte[1]));
        assertEquals(List.of("storage/backup-manifest"), rules(r));
        assertFalse(Files.exists(temp.resolve("evil")) || Files.exists(temp.resolve("sao/evil")));
    }

    @Test
    void anEntryThatMakesNoSenseIsSaid() throws Exception {
        Files.createDirectories(temp.resolve("j"));
        for (String payload : List.of("x", "null", "{}", "{\"do\":null}", "{\"do\":{\"items\":[{}]}}"))
            assertEquals("storage.journal-senseless",
                    assertThrows(KhosoException.class, () -> Replayed.of(new org.khoso.storage.journal.internal.Entry(1,
                            java.time.Instant.EPOCH, Fixture.ANN.id(), ChangeOperation.KIND, "", 0, 1, "", ""),
                            payload.getBytes(StandardCharsets.UTF_8)))
                            .problem().key());
    }
}
