package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.ObjectVault.Restored;

class VaultCopyTest {
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    private Archive archive(String name) throws Exception {
        return provider.create(temp.resolve(name), Map.of("name", name));
    }

    private static InputStream bytes(String s) {
        return new ByteArrayInputStream(s.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(Archive a, Path folder, boolean make) {
        return assertThrows(KhosoException.class, () -> a.copy(folder, make)).problem().key();
    }

    private static void spoil(Path file, String text) throws IOException {
        Files.delete(file);
        Files.writeString(file, text);
    }

    @Test
    void belongsToOneArchive() throws Exception {
        Path at = temp.resolve("bản sao");
        try (Archive a = archive("một"); Archive b = archive("hai")) {
            assertEquals("storage.copy-away", key(a, at, false));
            ObjectVault copy = a.copy(at, true);
            copy.put(bytes("abc"));
            assertTrue(Files.readString(at.resolve("khoso-vault-copy")).contains("một"));
            assertEquals(1, a.copy(at, false).list().count());
            assertEquals("storage.copy-other", key(b, at, true));
            assertEquals("storage.copy-inside", key(a, temp.resolve("một/trong"), true));
            assertEquals("storage.copy-inside", key(a, temp, true));
            Path full = Files.createDirectory(temp.resolve("đầy"));
            Files.writeString(full.resolve("x"), "x");
            assertEquals("storage.copy-not-empty", key(a, full, true));
            assertEquals("storage.copy-none", key(a, full, false));
            Path volume = Files.createDirectory(temp.resolve("ổ"));
            Files.createDirectory(volume.resolve("lost+found"));
            assertEquals(0, a.copy(volume, true).list().count());
            for (String marker : List.of("", "{", "[]", "{\"archive\":7}", "null")) {
                Files.writeString(at.resolve("khoso-vault-copy"), marker);
                assertEquals("storage.copy-damaged", key(a, at, true), marker);
            }
        }
    }

    @Test
    void backupsCanBeReadAndAreNotTouched() throws Exception {
        Path to = temp.resolve("sao");
        try (Archive a = archive("kho")) {
            String id = a.vault().put(bytes("abc")).id();
            a.backup(to, Progress.NONE);
            ObjectVault there = a.copy(to, false);
            assertTrue(there.verify(id));
            spoil(a.vault().file(id).orElseThrow(), "abd");
            try (InputStream in = there.open(id)) {
                assertEquals(Restored.DONE, a.vault().restore(id, in));
            }
            assertTrue(a.vault().verify(id));
            assertEquals("storage.copy-not-empty", key(a, to, true));
        }
    }

    @Test
    void damagedBytesAreKeptAside() throws Exception {
        try (Archive a = archive("kho")) {
            String id = a.vault().put(bytes("abc")).id();
            Path file = a.vault().file(id).orElseThrow();
            spoil(file, "abd");
            assertEquals(Restored.REFUSED, a.vault().restore(id, bytes("abe")));
            assertEquals("abd", Files.readString(file));
            assertFalse(Files.exists(temp.resolve("kho/vault/damaged")));
            assertEquals(Restored.DONE, a.vault().restore(id, bytes("abc")));
            assertEquals("abc", Files.readString(file));
            try (Stream<Path> kept = Files.list(temp.resolve("kho/vault/damaged"))) {
                assertEquals(List.of("abd"), kept.map(p -> {
                    try {
                        return Files.readString(p);
                    } catch (IOException e) {
                        return e.toString();
                    }
                }).toList());
            }
            assertEquals(1, a.vault().list().count());
        }
    }

    @Test
    void aFolderInThePlaceOfAnObjectIsKeptAside() throws Exception {
        try (Archive a = archive("kho")) {
            String id = a.vault().put(bytes("abc")).id();
            Path file = a.vault().file(id).orElseThrow();
            Files.delete(file);
            Files.createDirectory(file);
            Files.writeString(file.resolve("x"), "x");
            assertEquals(Restored.DONE, a.vault().restore(id, bytes("abc")));
            assertTrue(a.vault().verify(id));
        }
    }
}
