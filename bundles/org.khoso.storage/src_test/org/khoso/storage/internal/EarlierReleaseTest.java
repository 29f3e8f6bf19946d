package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;

/** A tiny archive of each release is kept: whatever comes later opens it, and its database can be made anew from its journal. */
class EarlierReleaseTest {
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    private Path archive(String name) throws Exception {
        Path to = temp.resolve("kho");
        try (InputStream file = EarlierReleaseTest.class.getResourceAsStream(name); ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                Path target = to.resolve(e.getName());
                Files.createDirectories(e.isDirectory() ? target : target.getParent());
                if (!e.isDirectory())
                    Files.copy(in, target);
            }
        }
        return to;
    }

    private static void holds(Archive a) throws Exception {
        assertEquals(1, a.holdings().count(HoldingQuery.all(Kind.DOSSIER)));
        try (var rows = a.holdings().stream(HoldingQuery.all(Kind.RECORD))) {
            List<Holding> records = rows.toList();
            assertEquals(List.of("H98.64.12.1996.001.0000001", "H98.64.12.1996.001.0000002"),
                    records.stream().map(r -> r.text("referenceCode")).sorted().toList());
            assertTrue(records.stream().allMatch(r -> r.text("title").startsWith("V\u1ec1 vi\u1ec7c ")));
        }
        assertEquals(List.of(), a.journal().verify(Progress.NONE).findings().stream().filter(f -> f.level() != Level.MAY).toList());
        try (var ids = a.vault().list()) {
            for (String id : ids.toList())
                assertTrue(a.vault().verify(id));
        }
    }

    @Test
    void formatOneOpens() throws Exception {
        try (Archive a = provider.open(archive("archive-format-1.zip"))) {
            assertEquals("Kho m\u1eabu b\u1ea3n 1", a.settings().get("name"));
            holds(a);
        }
    }

    @Test
    void formatOneComesBackFromItsJournal() throws Exception {
        Path kho = archive("archive-format-1.zip");
        provider.rebuild(kho);
        try (Archive a = provider.open(kho)) {
            holds(a);
        }
    }

    /** Something of everything that storage knows, as this release has left it behind. */
    private static void holdsAll(Archive a) throws Exception {
        assertEquals("Kho \u0111\u1ee7 lo\u1ea1i, \u0111\u1ed5i t\u00ean", a.settings().get("name"));
        assertEquals("Tr\u1ea7n Th\u1ecb Kho", a.defaultActor().name());
        Holding record = a.holdings().findAll(a.holdings().ids(HoldingQuery.all(Kind.RECORD))).get(0);
        assertEquals(KeepArchive.TITLE, record.text("title"));
        assertEquals(3L, record.value("pageCount"));
        assertEquals(PartialDate.day(java.time.LocalDate.of(1996, 5, 2)), record.value("ext:ng\u00e0y"));
        assertEquals(4, record.version());
        assertEquals(List.of(KeepArchive.TITLE, "ch\u01b0a s\u1eeda", "s\u1eeda nh\u1ea7m", "ch\u01b0a s\u1eeda"),
                a.holdings().history(record.id()).stream()
                        .filter(c -> c.concept().equals("title")).map(c -> c.after()).toList());
        assertEquals(java.util.Map.of(FindingStore.State.NEW, 0L, FindingStore.State.OPEN, 1L, FindingStore.State.MENDED, 1L,
                FindingStore.State.WAIVED, 1L), a.findings().counts());
        assertEquals(List.of("giao n\u1ed9p 2"), a.runs().unfinished("intake").stream().map(r -> r.input()).toList());
        assertEquals(2, a.runs().list(10).size());
        assertEquals(List.of(), a.journal().verify(Progress.NONE).findings().stream().filter(f -> f.level() != Level.MAY).toList());
        try (var ids = a.vault().list()) {
            assertTrue(a.vault().verify(ids.findFirst().orElseThrow()));
        }
    }

    @Test
    void formatOneWholeOpensAndComesBackFromItsJournal() throws Exception {
        Path kho = archive("archive-format-1-whole.zip");
        try (Archive a = provider.open(kho)) {
            holdsAll(a);
        }
        provider.rebuild(kho);
        try (Archive a = provider.open(kho)) {
            holdsAll(a);
        }
        try (Archive a = NextFormat.provider(false).open(kho)) { // and a release to come takes it over
            holdsAll(a);
        }
    }

    /** What this release would leave behind: run with -Dkhoso.keep=FILE to write it when the format changes. */
    @Test
    void thisReleaseLeavesSuchAnArchive() throws Exception {
        String keep = System.getProperty("khoso.keep");
        KeepArchive.make(temp.resolve("new"), keep == null ? temp.resolve("new.zip") : Path.of(keep));
        try (Archive a = provider.open(temp.resolve("new"))) {
            holdsAll(a);
        }
    }
}
