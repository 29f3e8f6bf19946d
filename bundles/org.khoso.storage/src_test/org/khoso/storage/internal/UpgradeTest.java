package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.RunLedger;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Sql;

/** From one format to the next by the product's own way, with a step of a release that does not exist yet: killed at any moment, refused by the older one. */
class UpgradeTest {
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider now = new DirectoryArchiveProvider();
    private final DirectoryArchiveProvider next = NextFormat.provider(false);

    /** An archive of this release with an object, a run and a journal. @return the object */
    private UUID make(Path dir) throws Exception {
        try (Archive a = now.create(dir, Map.of("name", "Kho cũ"))) {
            RunLedger.Run run = a.runs().begin(Fixture.ANN, "Intake", "delivery", "{}");
            run.finish(RunLedger.State.DONE, "{}");
            return Fixture.create(a, "trước khi nâng cấp").id();
        }
    }

    /** Every file of a folder with its content and time. */
    static Map<String, String> state(Path dir) throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path p : files.toList())
                all.put(dir.relativize(p).toString(), (Files.isDirectory(p)
                        ? ""
                        : HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(p)))) + Files
                                .getLastModifiedTime(p));
        }
        return all;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path p : files.toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p))
                    Files.createDirectories(target);
                else
                    Files.copy(p, target);
            }
        }
    }

    private static List<Path> backups(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("db"))) {
            return files.filter(p -> p.getFileName().toString().startsWith("before-migration-") && p.toString().endsWith(".zip")).toList();
        }
    }

    /** The archive as a newer release must find it. */
    private static void isNext(Path dir, UUID object) throws Exception {
        try (Archive a = NextFormat.provider(false).open(dir)) {
            assertEquals("trước khi nâng cấp", a.holdings().find(object).orElseThrow().text("title"));
            assertEquals("Kho cũ", a.settings().get("name"));
            var findings = a.journal().verify(Progress.NONE).findings().stream().map(f -> f.rule()).distinct().toList();
            assertEquals(List.of("storage/journal-migrated"), findings);
        }
        try (Database d = Database.h2(dir.resolve("db"))) {
            assertEquals("intake", d.read(c -> Sql.one(c, "SELECT sort_name FROM k_run", List.of(), r -> r.getString(1))));
            assertEquals("second", d.read(c -> Sql.one(c, "SELECT val FROM k_second", List.of(), r -> r.getString(1))));
        }
        assertTrue(Files.isDirectory(dir.resolve("reports/second")));
        assertFalse(Files.readString(dir.resolve("archive.xmi")).contains("migratingFrom"));
    }

    /** Each backup that was made before brings the archive back as the older release had it. */
    private void backupsHold(Path dir, UUID object, int most) throws Exception {
        List<Path> backups = backups(dir);
        assertTrue(!backups.isEmpty() && backups.size() <= most, backups.toString());
        for (Path backup : backups)
            holds(dir, backup, object);
    }

    private void holds(Path dir, Path backup, UUID object) throws Exception {
        Path old = temp.resolve("back-" + dir.getFileName() + backup.getFileName());
        copy(dir, old);
        Files.delete(old.resolve("db/khoso.mv.db"));
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(backup))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry())
                Files.copy(in, old.resolve("db").resolve(e.getName()));
        }
        Path xmi = backup.resolveSibling(backup.getFileName().toString().replace(".zip", ".xmi"));
        Files.copy(xmi, old.resolve("archive.xmi"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (Archive a = now.open(old)) {
            assertEquals("trước khi nâng cấp", a.holdings().find(object).orElseThrow().text("title"));
        }
    }

    @Test
    void goesToTheNextFormatAndTheOlderReleaseRefusesIt() throws Exception {
        Path dir = temp.resolve("kho");
        UUID object = make(dir);
        isNext(dir, object);
        backupsHold(dir, object, 1);
        Map<String, String> before = state(dir);
        KhosoException e = assertThrows(KhosoException.class, () -> now.open(dir));
        assertEquals("storage.newer-format", e.problem().key());
        assertEquals("storage.newer-format", assertThrows(KhosoException.class, () -> now.rebuild(dir)).problem().key());
        assertEquals("storage.newer-format", assertThrows(KhosoException.class, () -> now.migrate(dir, true)).problem().key());
        assertEquals(before, state(dir));
        isNext(dir, object);
        assertEquals(1, backups(dir).size());
    }

    @Test
    void aBackupOfANewerReleaseIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path dir = temp.resolve("kho");
        make(dir);
        try (Archive a = next.open(dir)) {
            a.backup(temp.resolve("backups"), Progress.NONE);
        }
        Path to = temp.resolve("restored");
        KhosoException e = assertThrows(KhosoException.class, () -> now.restore(temp.resolve("backups"), to, true, Progress.NONE));
        assertEquals("storage.newer-format", e.problem().key());
        assertFalse(Files.exists(to));
    }

    @Test
    void aKillAtAnyMomentIsGoneOnWith() throws Exception {
        Path original = temp.resolve("original");
        UUID object = make(original);
        long seed = System.nanoTime();
        System.out.println("upgrade test seed " + seed);
        Random random = new Random(seed);
        int begun = 0;
        for (int round = 0; round < 4; round++) {
            Path dir = temp.resolve("kho-" + round);
            copy(original, dir);
            int lines = 2 * round + random.nextInt(2); // what the child prints before it is killed; the rest is chance
            kill(dir, lines, random.nextInt(70));
            Map<String, String> before = state(dir);
            if (Files.readString(dir.resolve("archive.xmi")).contains("formatVersion=\"2\"")) {
                begun++;
                assertThrows(KhosoException.class, () -> now.open(dir));
                assertEquals(before, state(dir), "after " + lines + " lines");
            }
            isNext(dir, object);
            // a kill between the backup and archive.xmi, which would name it: the next start makes one of its own
            backupsHold(dir, object, 2);
        }
        assertTrue(begun > 1, "only " + begun + " kills came in the middle");
    }

    private void kill(Path dir, int lines, int millis) throws Exception {
        Path out = temp.resolve(dir.getFileName() + ".txt");
        Process child = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", CrashTest.classPath(),
                NextFormat.class.getName(), dir.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(out.toFile())
                .start();
        while (child.isAlive() && Files.readString(out).lines().count() <= lines)
            Thread.sleep(3);
        Thread.sleep(millis);
        child.destroyForcibly().waitFor();
    }

    @Test
    void onlyLooking() throws Exception {
        Path dir = temp.resolve("kho");
        make(dir);
        var r = next.migrate(dir, false);
        assertTrue(r.needed() && !r.done());
        assertEquals(List.of(1, 2), List.of(r.found(), r.wanted()));
        assertTrue(backups(dir).isEmpty());
        try (Archive a = now.open(dir)) {
            assertEquals("Kho cũ", a.settings().get("name"));
        }
        assertTrue(next.migrate(dir, true).done());
        assertFalse(next.migrate(dir, true).done());
        assertEquals(1, backups(dir).size());
    }
}
