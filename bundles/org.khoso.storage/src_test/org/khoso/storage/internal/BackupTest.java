package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.BackupReport;
import org.khoso.api.store.HoldingQuery;

class BackupTest {
    private static final byte[] EIGHT_K = new byte[8192];
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    private Archive archive() throws Exception {
        Archive a = provider.create(temp.resolve("kho"), Map.of("name", "Kho thử"));
        fill(a, 0, 40);
        Files.createDirectories(temp.resolve("kho/packages/gói một"));
        Files.writeString(temp.resolve("kho/packages/gói một/METS.xml"), "<mets/>");
        return a;
    }

    private static void fill(Archive a, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            a.vault().put(new ByteArrayInputStream(("nội dung " + i).getBytes(StandardCharsets.UTF_8)));
            Fixture.create(a, "Quyết định " + i);
        }
    }

    private static List<String> rules(BackupReport r) {
        return r.findings().stream().map(f -> f.rule()).distinct().toList();
    }

    @Test
    void bringsAllBackAsItWas() throws Exception {
        BackupReport made;
        try (Archive a = archive()) {
            made = a.backup(temp.resolve("sao"), Progress.NONE);
            assertEquals(40, made.objects());
            assertEquals(40L, made.holdings().get(Kind.RECORD));
            assertEquals(a.journal().head(), made.head());
            fill(a, 40, 45); // after the point in time
        }
        BackupReport back = provider.restore(temp.resolve("sao"), temp.resolve("mới"), true, Progress.NONE);
        assertEquals(List.of(), back.findings());
        assertTrue(back.complete());
        try (Archive b = provider.open(temp.resolve("mới"))) {
            assertEquals(40, b.holdings().count(HoldingQuery.all(Kind.RECORD)));
            assertEquals(made.head(), b.journal().head());
            assertEquals("Kho thử", b.settings().get("name"));
            assertEquals(40, b.vault().list().count());
        }
        assertEquals("<mets/>", Files.readString(temp.resolve("mới/packages/gói một/METS.xml")));
        assertFalse(Files.exists(temp.resolve("mới/.settings")));
    }

    @Test
    void copiesAnObjectOnce() throws Exception {
        try (Archive a = archive()) {
            assertEquals(40, a.backup(temp.resolve("sao"), Progress.NONE).copied());
            fill(a, 40, 43);
            BackupReport second = a.backup(temp.resolve("sao"), Progress.NONE);
            assertEquals(3, second.copied());
            assertEquals(43, second.objects());
        }
        BackupReport back = provider.restore(temp.resolve("sao"), temp.resolve("mới"), true, Progress.NONE);
        assertEquals(43, back.objects()); // the newest
        assertEquals(List.of(), back.findings());
    }

    /** A list with one line without an end, and with more bad lines than anyone would read. */
    @Test
    void aForgedListFillsNoMemory() throws Exception {
        try (Archive a = archive()) {
            a.backup(temp.resolve("sao"), Progress.NONE);
        }
        Path list = BackupFolder.newest(temp.resolve("sao")).orElseThrow().resolve(BackupFolder.MANIFEST);
        String hash = "0".repeat(64);
        try (var out = Files.newBufferedWriter(list, java.nio.file.StandardOpenOption.APPEND)) {
            out.write("x".repeat(1 << 20) + "\n");
            for (int i = 0; i < 10_100; i++)
                out.write(hash + "  ../objects/00/00/" + String.format("%064x", i) + "\n");
        }
        BackupReport back = provider.restore(temp.resolve("sao"), temp.resolve("mới"), true, Progress.NONE);
        List<String> rules = rules(back);
        assertEquals(1, rules.stream().filter("storage/restore-more"::equals).count());
        assertTrue(rules.size() < 10_100);
        assertEquals(40, back.objects());
    }

    @Test
    void workGoesOnMeanwhile() throws Exception {
        try (Archive a = archive()) {
            var stop = new AtomicBoolean();
            var failed = new java.util.concurrent.atomic.AtomicReference<Exception>();
            Thread worker = Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 1000; !stop.get(); i++)
                        fill(a, i, i + 1);
                } catch (Exception e) {
                    failed.set(e);
                }
            });
            for (int i = 0; i < 3; i++) {
                a.backup(temp.resolve("sao"), Progress.NONE);
                BackupReport back = provider.restore(temp.resolve("sao"), temp.resolve("mới" + i), true, Progress.NONE);
                assertEquals(List.of(), back.findings());
            }
            stop.set(true);
            worker.join();
            assertEquals(null, failed.get());
        }
    }

    @Test
    void tellsEachChangedFileAndBringsTheRestBack() throws Exception {
        try (Archive a = archive()) {
            a.backup(temp.resolve("sao"), Progress.NONE);
        }
        Path backup = BackupFolder.newest(temp.resolve("sao")).orElseThrow();
        List<Path> objects;
        try (var all = Files.walk(temp.resolve("sao/objects"))) {
            objects = all.filter(Files::isRegularFile).sorted().toList();
        }
        Files.delete(objects.get(0));
        objects.get(1).toFile().setWritable(true);
        Files.writeString(objects.get(1), "khác");
        Files.writeString(backup.resolve("archive/packages/gói một/METS.xml"), "<x/>");
        Files.writeString(backup.resolve("db.zip"), "không phải zip");
        BackupReport back = provider.restore(backup, temp.resolve("mới"), true, Progress.NONE);
        assertEquals(4, back.findings().stream().filter(f -> f.rule().startsWith("storage/restore-")).count(), back.findings().toString());
        assertEquals(38, back.objects());
        assertTrue(back.findings().stream().noneMatch(f -> f.level() == Level.MUST));
        try (Archive b = provider.open(temp.resolve("mới"))) { // its database comes from the journal
            assertEquals(40, b.holdings().count(HoldingQuery.all(Kind.RECORD)));
        }
    }

    @Test
    void aDamagedObjectIsToldAndNotCopied() throws Exception {
        try (Archive a = archive()) {
            Path bad = a.vault().file(a.vault().list().findFirst().orElseThrow()).orElseThrow();
            bad.toFile().setWritable(true);
            Files.writeString(bad, "hỏng");
            BackupReport made = a.backup(temp.resolve("sao"), Progress.NONE);
            assertEquals(List.of("storage/backup-object"), rules(made));
            assertEquals(39, made.objects());
        }
    }

    @Test
    void refusesWhatIsNoPlaceForIt() throws Exception {
        try (Archive a = archive(); Archive b = provider.create(temp.resolve("kho2"), Map.of())) {
            assertThrows(KhosoException.class, () -> a.backup(temp.resolve("kho/sao"), Progress.NONE));
            assertThrows(KhosoException.class, () -> a.backup(temp, Progress.NONE));
            a.backup(temp.resolve("sao"), Progress.NONE);
            assertThrows(KhosoException.class, () -> b.backup(temp.resolve("sao"), Progress.NONE));
            Files.createDirectories(temp.resolve("đầy"));
            Files.writeString(temp.resolve("đầy/x"), "x");
            assertThrows(KhosoException.class, () -> a.backup(temp.resolve("đầy"), Progress.NONE));
        }
        assertThrows(KhosoException.class, () -> provider.restore(temp.resolve("sao"), temp.resolve("kho2"), true, Progress.NONE));
        assertThrows(KhosoException.class, () -> provider.restore(temp.resolve("không có"), temp.resolve("mới"), true, Progress.NONE));
    }

    @Test
    void cancelledBackupIsNoneAndGoesOn() throws Exception {
        try (Archive a = archive()) {
            int[] seen = new int[1];
            BackupReport stopped = a.backup(temp.resolve("sao"), new Progress() {
                @Override
                public void worked(long items) {
                    seen[0]++;
                }

                @Override
                public boolean cancelled() {
                    return seen[0] >= 10;
                }
            });
            assertFalse(stopped.complete());
            assertThrows(KhosoException.class, () -> provider.restore(temp.resolve("sao"), temp.resolve("mới"), true, Progress.NONE));
            assertEquals(30, a.backup(temp.resolve("sao"), Progress.NONE).copied());
        }
        assertEquals(List.of(), provider.restore(temp.resolve("sao"), temp.resolve("mới"), true, Progress.NONE).findings());
    }

    @Test
    void aHostileManifestStaysInItsFolder() throws Exception {
        try (Archive a = archive()) {
            a.backup(temp.resolve("sao"), Progress.NONE);
        }
        Path backup = BackupFolder.newest(temp.resolve("sao")).orElseThrow();
        Files.writeString(temp.resolve("mật"), "x");
        Files.writeString(backup.resolve(BackupFolder.MANIFEST), Files.readString(backup.resolve(BackupFolder.MANIFEST))
                + "0".repeat(64) + "  archive/../../../mật\n" + "0".repeat(64) + "  /etc/passwd\nrubbish\n");
        BackupReport back = provider.restore(backup, temp.resolve("mới"), false, Progress.NONE);
        assertEquals(List.of("storage/backup-manifest"), rules(back));
        assertEquals(40, back.objects());
    }

    /** Issue 3: 8 kB overwritten inside the H2 file is found, and the database is made anew from the journal. */
    @Test
    void damageInsideTheDatabaseIsFoundAndMended() throws Exception {
        try (Archive a = archive()) {
            fill(a, 100, 700);
        }
        Path file = temp.resolve("kho/db/khoso.mv.db");
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(System.nanoTime());
        for (int round = 0; round < 6; round++) {
            Files.write(file, good);
            long at = 8192 + random.nextLong(Math.max(1, good.length - 3 * 8192));
            try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
                f.seek(at);
                random.nextBytes(EIGHT_K);
                f.write(EIGHT_K);
            }
            provider.rebuild(temp.resolve("kho"));
            try (Archive a = provider.open(temp.resolve("kho"))) {
                assertEquals(640, a.holdings().count(HoldingQuery.all(Kind.RECORD)), "8 kB at " + at);
                assertEquals(List.of(), a.journal().verify(Progress.NONE).findings().stream().filter(f -> f.level() != Level.MAY).toList());
            }
        }
    }
}
