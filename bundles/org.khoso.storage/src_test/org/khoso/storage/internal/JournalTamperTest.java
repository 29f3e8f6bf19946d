package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.storage.sql.internal.Database;

class JournalTamperTest {
    @TempDir
    Path temp;
    Path dir;
    Path chain;
    final List<Holding> made = new ArrayList<>();
    final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    @BeforeEach
    void tenRecords() throws Exception {
        dir = temp.resolve("a");
        try (Archive a = provider.create(dir, Map.of())) {
            for (int i = 0; i < 10; i++)
                made.add(Fixture.create(a, "hồ sơ " + i));
        }
        chain = dir.resolve("journal/0000000000000001.chain");
    }

    private Set<String> rules() throws Exception {
        try (Archive a = provider.open(dir)) {
            return a.journal().verify(Progress.NONE).findings().stream().map(Finding::rule).collect(Collectors.toSet());
        }
    }

    private interface Tamper {
        void with(Connection c) throws Exception;
    }

    private void database(Tamper t) throws Exception {
        try (Database d = Database.h2(dir.resolve("db"))) {
            Connection c = d.take();
            t.with(c);
            c.commit();
            d.give(c, true);
        }
    }

    @Test
    void truncatedChain() throws Exception {
        List<String> lines = Files.readAllLines(chain);
        Files.write(chain, lines.subList(0, 7));
        assertTrue(rules().contains("storage/journal-truncated"));
        try (Archive a = provider.open(dir)) { // goes on, and the gap stays visible
            Fixture.create(a, "sau");
        }
        assertTrue(rules().contains("storage/journal-broken"));
    }

    @Test
    void killedBetweenTheTwoFilesOfANewSegment() throws Exception {
        Path b = temp.resolve("b");
        provider.create(b, Map.of()).close();
        Path payloads = b.resolve("journal/0000000000000001.payload");
        Files.deleteIfExists(b.resolve("journal/0000000000000001.chain"));
        Files.createDirectories(payloads.getParent());
        Files.write(payloads, new byte[]{1, 2, 3}); // of an entry whose line was never written
        try (Archive a = provider.open(b)) {
            Fixture.create(a, "sau");
            assertEquals(List.of(), a.journal().verify(Progress.NONE).findings());
        }
    }

    @Test
    void wholeChainGone() throws Exception {
        Files.delete(chain);
        Files.delete(dir.resolve("journal/0000000000000001.payload"));
        assertTrue(rules().contains("storage/journal-truncated"));
    }

    private void withoutFolder() throws Exception {
        Path journal = dir.resolve("journal");
        try (var files = Files.list(journal)) {
            for (Path f : files.toList())
                Files.delete(f);
        }
        Files.delete(journal);
    }

    /** The folder with all that is in it: a new chain would have begun as if nothing had been before. */
    @Test
    void wholeFolderGone() throws Exception {
        withoutFolder();
        assertTrue(rules().contains("storage/journal-truncated"));
        try (Archive a = provider.open(dir)) {
            Fixture.create(a, "sau");
        }
        assertTrue(rules().contains("storage/journal-broken"));
        assertEquals("storage.archive-lost", assertThrows(KhosoException.class, () -> provider.rebuild(dir)).problem().key(),
                "its later part makes no database");
        try (Archive a = provider.open(dir)) {
            assertEquals(11, a.holdings().count(HoldingQuery.all(Kind.RECORD)));
        }
    }

    @Test
    void journalOfAnotherArchive() throws Exception {
        Path other = temp.resolve("b");
        provider.create(other, Map.of()).close();
        withoutFolder();
        Files.move(other.resolve("journal"), dir.resolve("journal"));
        assertTrue(rules().contains("storage/journal-exchanged"));
        try (Archive a = provider.open(dir)) {
            Fixture.create(a, "sau");
        }
        assertTrue(rules().containsAll(Set.of("storage/journal-exchanged", "storage/row-foreign")));
    }

    @Test
    void lineChanged() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(chain));
        lines.set(4, lines.get(4).replace("change", "chance"));
        Files.write(chain, lines);
        assertTrue(rules().containsAll(Set.of("storage/journal-entry-damaged", "storage/journal-broken")));
    }

    @Test
    void lastLineChanged() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(chain));
        lines.set(9, lines.get(9).replace("change", "chance"));
        Files.write(chain, lines);
        assertTrue(rules().contains("storage/journal-entry-damaged"), "never cut off: the database has seen it");
    }

    @Test
    void rewrittenWithFittingHashes() throws Exception {
        byte[] chainBytes = Files.readAllBytes(chain);
        Path other = temp.resolve("b");
        try (Archive b = provider.create(other, Map.of())) {
            for (int i = 0; i < 10; i++)
                Fixture.create(b, "khác " + i);
        }
        Files.copy(other.resolve("journal/0000000000000001.chain"), chain, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.copy(other.resolve("journal/0000000000000001.payload"), dir.resolve("journal/0000000000000001.payload"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertTrue(chainBytes.length > 0);
        assertTrue(rules().contains("storage/journal-rewritten"));
    }

    @Test
    void payloadChangedAndPayloadDestroyedLawfully() throws Exception {
        try (Archive a = provider.open(dir)) {
            ((OpenArchive) a).erase(Fixture.ANN, 3);
        }
        assertEquals(Set.of("storage/journal-erased"), rules());
        Path payloads = dir.resolve("journal/0000000000000001.payload");
        byte[] bytes = Files.readAllBytes(payloads);
        bytes[20] ^= 1;
        Files.write(payloads, bytes);
        assertEquals(Set.of("storage/journal-erased", "storage/journal-payload-changed"), rules());
    }

    @Test
    void rowChangedAddedRemovedBehindKhoso() throws Exception {
        database(c -> org.khoso.storage.sql.internal.Sql.update(c, "UPDATE h_record SET f_title='giả' WHERE id=?",
                made.get(2).id()));
        try (Archive a = provider.open(dir)) {
            var f = a.journal().verify(Progress.NONE).findings();
            assertEquals(1, f.size());
            assertEquals("storage/row-changed", f.get(0).rule());
            assertEquals(made.get(2).id(), f.get(0).subject().id());
        }
        database(c -> {
            org.khoso.storage.sql.internal.Sql.update(c, "UPDATE h_record SET f_title='hồ sơ 2' WHERE id=?", made.get(2).id());
            org.khoso.storage.sql.internal.Sql.update(c, "UPDATE k_ext SET txt='y' WHERE record=?", made.get(3).id());
        });
        assertEquals(Set.of("storage/row-changed"), rules());
        database(c -> {
            org.khoso.storage.sql.internal.Sql.update(c, "DELETE FROM h_record WHERE id=?", made.get(3).id());
            org.khoso.storage.sql.internal.Sql.update(c, "UPDATE h_record SET id=? WHERE id=?", org.khoso.api.Ids.next(),
                    made.get(4).id());
        });
        assertEquals(Set.of("storage/row-changed", "storage/row-missing", "storage/row-foreign"), withForeign());
    }

    /** A row whose identity was changed is foreign by identity; its hash no longer fits either. */
    private Set<String> withForeign() throws Exception {
        Set<String> rules = rules();
        database(c -> org.khoso.storage.sql.internal.Sql.update(c,
                "INSERT INTO h_record(id,version,row_hash,f_title) VALUES (?,1,'" + "0".repeat(64) + "','x')",
                org.khoso.api.Ids.next()));
        rules.addAll(rules());
        rules.add("storage/row-foreign");
        return rules;
    }

    @Test
    void aDamagedDatabaseIsRebuilt() throws Exception {
        Path db = dir.resolve("db/khoso.mv.db");
        byte[] garbage = new byte[(int) Files.size(db)];
        new java.util.Random(3).nextBytes(garbage);
        Files.write(db, garbage);
        try (Archive a = provider.open(dir)) {
            assertEquals(10, a.holdings().count(HoldingQuery.all(Kind.RECORD)));
            assertEquals(made, a.holdings().findAll(made.stream().map(Holding::id).toList()));
            assertEquals(1, a.holdings().history(made.get(0).id()).stream().filter(h -> h.concept().equals("title")).count());
        }
        assertEquals(Set.of("storage/journal-rebuilt"), rules());
    }

    @Test
    void unknownFolderAndNewerFormat() throws Exception {
        assertEquals("storage.no-archive", assertThrows(KhosoException.class, () -> provider.open(temp)).problem().key());
        assertEquals("storage.is-archive", assertThrows(KhosoException.class, () -> provider.create(dir,
                Map.of())).problem().key());
        assertEquals("storage.not-empty", assertThrows(KhosoException.class, () -> provider.create(temp,
                Map.of())).problem().key());
        Path file = dir.resolve("archive.xmi");
        String xml = Files.readString(file);
        Files.writeString(file, xml.replace("formatVersion=\"1\"", "formatVersion=\"99\""));
        assertEquals("storage.newer-format", assertThrows(KhosoException.class, () -> provider.open(dir)).problem().key());
        Files.writeString(file, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><archive formatVersion=\"1\">&e;</archive>");
        assertEquals("storage.archive-file-damaged", assertThrows(KhosoException.class, () -> provider.open(dir)).problem().key());
        Files.writeString(file, "not xml");
        assertEquals("storage.archive-file-damaged", assertThrows(KhosoException.class, () -> provider.open(dir)).problem().key());
    }
}
