package org.khoso.storage.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.BackupReport;
import org.khoso.storage.journal.internal.ChainLog;
import org.khoso.storage.journal.internal.Entry;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Archives and backups that somebody else had in hands. */
class ArchiveFuzzTest {
    /** Every so many times the whole way is gone: it opens a database, which takes long. */
    private static final int WHOLE = 40;
    @TempDir
    Path dir;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    private Archive archive() throws Exception {
        Archive a = provider.create(dir.resolve("kho"), Map.of("name", "Kho thử", "profile", "x"));
        for (int i = 0; i < 4; i++) {
            a.vault().put(new ByteArrayInputStream(("nội dung " + i).getBytes(StandardCharsets.UTF_8)));
            Fixture.create(a, "Quyết định " + i);
        }
        return a;
    }

    @Test
    void archiveFile() throws Exception {
        Files.createDirectories(dir.resolve("x"));
        new ArchiveFile(1, 1, "", Map.of("name", "Kho <thử> & \"x\"", "database", "jdbc:postgresql://localhost/x", "actor", "An"))
                .write(dir.resolve("x"));
        Fuzz.of("archive.xmi", ArchiveFile.class).shape(Shape.XML).naming("in")
                .words("formatVersion=\"2\"", "formatVersion=\"x\"", "<setting/>", "key=\"\"")
                .seed(Files.readAllBytes(dir.resolve("x").resolve(ArchiveFile.NAME))).run((file, in) -> {
                    Files.write(in.resolve(ArchiveFile.NAME), file);
                    ArchiveFile.read(in, 1);
                    return List.of();
                });
    }

    private record Kept(Entry entry, byte[] payload) {
    }

    /** Payloads that say something else while the chain around them is sound, as who wants to harm would make them. */
    @Test
    void journalEntries() throws Exception {
        List<Kept> kept = new ArrayList<>();
        try (Archive a = archive()) {
            a.runs().begin(a.defaultActor(), "intake", "x", "{}");
        }
        try (ChainLog log = ChainLog.open(dir.resolve("kho/journal"), 0, Entry.NONE)) {
            log.after(0, (e, payload) -> kept.add(new Kept(e, payload)));
        }
        Fuzz fuzz = Fuzz.of("journal entry", ArchiveFile.class).shape(Shape.JSON).words("\"do\":null", "\"items\":[]", "\"op\":\"D\"",
                "\"kind\":\"FONDS\"",
                "\"id\":\"00000000-0000-0000-0000-000000000000\"", "\"version\":-1", "\"delta\":{}", "1e400", "\"when\":\"x\"");
        kept.forEach(k -> fuzz.seed(k.payload));
        int[] n = new int[1];
        fuzz.run((file, in) -> {
            CRC32 crc = new CRC32();
            crc.update(file);
            int at = (int) (crc.getValue() % kept.size());
            Entry e = kept.get(at).entry;
            if (++n[0] % WHOLE != 1) {
                Replayed.of(e, file);
                return List.of();
            }
            Path copy = in.resolve("kho");
            Files.createDirectories(copy.resolve("journal"));
            for (String name : List.of(ArchiveFile.NAME, "journal/writer"))
                Files.copy(dir.resolve("kho").resolve(name), copy.resolve(name));
            write(copy.resolve("journal"), kept, at, file);
            return open(copy);
        });
    }

    private static void write(Path journal, List<Kept> kept, int at, byte[] other) throws IOException {
        try (ChainLog log = ChainLog.open(journal, 0, Entry.NONE)) {
            List<Entry> entries = new ArrayList<>();
            List<byte[]> bodies = new ArrayList<>();
            for (int i = 0; i < kept.size(); i++) {
                Entry e = kept.get(i).entry;
                bodies.add(i == at ? other : kept.get(i).payload);
                entries.add(entries.isEmpty()
                        ? log.prepare(e.when(), e.actor(), e.kind(), bodies.get(i))
                        : ChainLog.prepareAfter(entries.getLast(), e.when(), e.actor(), e.kind(), bodies.get(i)));
            }
            log.write(entries, bodies);
        }
    }

    private List<Message> open(Path copy) throws IOException {
        try (Archive a = provider.open(copy)) {
            return a.journal().verify(Progress.NONE).findings().stream().map(f -> f.message()).toList();
        }
    }

    /** Bytes of the chain and of its payloads. */
    @Test
    void journalSegments() throws Exception {
        archive().close();
        Path good = dir.resolve("kho/journal");
        byte[] chain = Files.readAllBytes(good.resolve("0000000000000001.chain"));
        byte[] payload = Files.readAllBytes(good.resolve("0000000000000001.payload"));
        int[] n = new int[1];
        Fuzz.of("journal segment", ArchiveFile.class).shape(Shape.TEXT).limit(Duration.ofSeconds(10))
                .words(" change ", " note ", "0".repeat(64), "\n\n",
                        "1 2026-01-01T00:00:00Z ")
                .seed(chain).run((file, in) -> {
                    Path copy = in.resolve("kho");
                    Files.createDirectories(copy.resolve("journal"));
                    Files.write(copy.resolve("journal/0000000000000001.chain"), file);
                    Files.write(copy.resolve("journal/0000000000000001.payload"), payload);
                    if (++n[0] % WHOLE == 1) {
                        for (String name : List.of(ArchiveFile.NAME, "journal/writer"))
                            Files.copy(dir.resolve("kho").resolve(name), copy.resolve(name));
                        return open(copy);
                    }
                    try (ChainLog log = ChainLog.open(copy.resolve("journal"), 0, Entry.NONE)) {
                        log.after(0, (e, bytes) -> {
                            if (bytes != null)
                                Replayed.of(e, bytes);
                        });
                    }
                    return List.of();
                });
    }

    @Test
    void backupFolder() throws Exception {
        BackupReport made;
        try (Archive a = archive()) {
            made = a.backup(dir.resolve("sao"), Progress.NONE);
        }
        List<Path> files;
        try (var all = Files.walk(dir.resolve("sao"))) {
            files = all.filter(Files::isRegularFile).filter(p -> !p.toString().contains("objects") && p.toFile().length() < 60_000).sorted()
                    .toList();
        }
        Fuzz fuzz = Fuzz.of("backup folder", ArchiveFile.class).shape(Shape.TEXT).limit(Duration.ofSeconds(10)).words("../../../evil",
                "archive/../../../x",
                "archive/journal/../../../../x", "  ../objects/", "  archive/archive.xmi", "\"backupFormat\":9", "\"taken\":0", "db.zip",
                "\\..\\..\\x",
                "/etc/passwd", "C:\\x", "archive/.lock", "archive/db/khoso.mv.db");
        for (Path f : files)
            fuzz.seed(Files.readAllBytes(f));
        int[] n = new int[1];
        fuzz.run((file, in) -> {
            CRC32 crc = new CRC32();
            crc.update(file);
            Path at = files.get((int) (crc.getValue() % files.size()));
            byte[] good = Files.readAllBytes(at);
            Files.write(at, file);
            try {
                BackupReport r = ++n[0] % WHOLE == 1
                        ? provider.restore(made.place(), in.resolve("kho"), true, Progress.NONE)
                        : new Restore(made.place(), in.resolve("kho"), 1, Progress.NONE).run();
                return r.findings().stream().map(f -> f.message()).toList();
            } finally {
                Files.write(at, good);
            }
        });
    }

}
