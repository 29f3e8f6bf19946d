package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.store.Archive;

/** An archive whose database and journal are both gone is not opened as an empty one. */
class LostTest {
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();
    private Path archive;
    private UUID record;

    @BeforeEach
    void filled() throws Exception {
        archive = temp.resolve("a");
        Path file = Files.writeString(temp.resolve("văn bản.txt"), "x");
        try (Archive a = provider.create(archive, Map.of())) {
            record = Fixture.create(a, "V/v đê điều").id();
            a.vault().put(file);
        }
    }

    private void refused() {
        KhosoException e = assertThrows(KhosoException.class, () -> provider.open(archive));
        assertEquals("storage.archive-lost", e.problem().key());
        assertEquals(archive.toString(), e.problem().args().get(0));
    }

    private void destroy() throws IOException {
        byte[] bytes = new byte[20_000];
        new Random(4).nextBytes(bytes);
        Files.write(archive.resolve("db/khoso.mv.db"), bytes);
    }

    private void whole() throws IOException {
        try (Archive a = provider.open(archive)) {
            assertTrue(a.holdings().find(record).isPresent());
        }
    }

    @Test
    void withoutJournalAndWithADamagedDatabase() throws Exception {
        destroy();
        Files.move(archive.resolve("journal"), temp.resolve("away"));
        refused();
        refused(); // nor the second time, when the damaged file has been set aside
        Files.move(temp.resolve("away"), archive.resolve("journal"));
        whole();
    }

    @Test
    void withACutOffJournalAndNoDatabase() throws Exception {
        Files.delete(archive.resolve("db/khoso.mv.db"));
        try (var files = Files.newDirectoryStream(archive.resolve("journal"), "*.{chain,payload}")) {
            for (Path f : files)
                Files.write(f, new byte[0]);
        }
        refused();
    }

    @Test
    void withoutJournalItsSoundDatabaseIsNotSetAside() throws Exception {
        Files.move(archive.resolve("journal"), temp.resolve("away"));
        assertEquals("storage.archive-lost", assertThrows(KhosoException.class, () -> provider.rebuild(archive)).problem().key());
        Files.move(temp.resolve("away"), archive.resolve("journal"));
        whole();
        assertTrue(provider.rebuild(archive) > 0);
        whole();
    }

    /** Descriptions alone: no object shows that there was something. */
    @Test
    void withoutObjects() throws Exception {
        try (Archive a = provider.create(temp.resolve("b"), Map.of())) {
            record = Fixture.create(a, "V/v cầu").id();
        }
        archive = temp.resolve("b");
        destroy();
        Files.move(archive.resolve("journal"), temp.resolve("away"));
        refused();
        refused();
    }

    @Test
    void aNewOneIsNoLostOne() throws Exception {
        archive = temp.resolve("new");
        provider.create(archive, Map.of()).close();
        Files.delete(archive.resolve("db/khoso.mv.db"));
        provider.open(archive).close();
    }
}
