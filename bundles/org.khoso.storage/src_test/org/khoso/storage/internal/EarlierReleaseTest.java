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
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
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
}
