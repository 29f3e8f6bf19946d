package org.khoso.core.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.SigningKey;

/** Outlets and media: what is put in comes out, in the clear and in pieces; a stranger's folder leads nowhere. */
class MediaTest {
    @TempDir
    Path dir;

    /** Turns bits round: what a piece was is not to be seen, and nothing more is asked of it here. */
    private static final class Turned implements Encryption {
        @Override
        public boolean knows(byte[] head) {
            return true;
        }

        @Override
        public byte[] encrypt(byte[] content, List<X509Certificate> recipients) {
            byte[] all = content.clone();
            for (int i = 0; i < all.length; i++)
                all[i] ^= 0x55;
            return all;
        }

        @Override
        public byte[] decrypt(String name, byte[] encrypted, SigningKey key) {
            return encrypt(encrypted, List.of());
        }
    }

    private static byte[] bytes(int n) {
        byte[] b = new byte[n];
        new Random(n).nextBytes(b);
        return b;
    }

    private static byte[] all(Medium m, int index, String name) throws IOException {
        try (InputStream in = m.open(index, name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void aFolderGetsItsNameWhenAllIsThere() throws Exception {
        byte[] manifest = "m".getBytes(StandardCharsets.UTF_8);
        var out = new FolderOutlet(dir, "T-01", "manifest.json", manifest);
        out.put(0, "manifest.json", Outlet.Source.of(manifest));
        out.put(2, "packages/a.zip", Outlet.Source.of(bytes(100)));
        assertFalse(Files.exists(dir.resolve("T-01")));
        assertThrows(KhosoException.class, () -> FolderMedium.find(dir), "half of it is nothing");
        out.publish();
        Medium m = new FolderMedium(FolderMedium.find(dir));
        assertArrayEquals(bytes(100), all(m, 2, "packages/a.zip"));
        assertThrows(NoSuchFileException.class, () -> m.open(3, "packages/b.zip"));
        assertNull(m.bytes(1, "manifest.json.p7s", 10));
        // the same again, as after a kill, or when a file was lost
        Files.delete(dir.resolve("T-01/packages/a.zip"));
        var again = new FolderOutlet(dir, "T-01", "manifest.json", manifest);
        again.put(2, "packages/a.zip", Outlet.Source.of(bytes(100)));
        again.publish();
        assertArrayEquals(bytes(100), all(m, 2, "packages/a.zip"));
        assertThrows(KhosoException.class, () -> new FolderOutlet(dir, "T-01", "manifest.json", "other".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void piecesComeBackAsOne() throws Exception {
        int[] sizes = {0, 1, SealedOutlet.PIECE - 1, SealedOutlet.PIECE, SealedOutlet.PIECE + 1, 2 * SealedOutlet.PIECE};
        var out = new SealedOutlet(new FolderOutlet(dir, "T-01", SealedOutlet.name(0, 0), null), new Turned(), List.of());
        for (int i = 0; i < sizes.length; i++)
            out.put(i, "packages/secret-" + i, Outlet.Source.of(bytes(sizes[i])));
        out.publish();
        try (Stream<Path> names = Files.list(dir.resolve("T-01"))) {
            assertTrue(names.allMatch(p -> p.getFileName().toString().matches("\\d{6}-\\d{6}\\.cms")));
        }
        Medium plain = new FolderMedium(FolderMedium.find(dir.resolve("T-01")));
        assertTrue(SealedMedium.is(plain));
        Medium m = new SealedMedium(plain, new Turned(), null);
        for (int i = 0; i < sizes.length; i++)
            assertArrayEquals(bytes(sizes[i]), all(m, i, "whatever"), "size " + sizes[i]);
        assertEquals("medium", m.channel());
        Files.delete(dir.resolve("T-01").resolve(SealedOutlet.name(4, 1)));
        assertThrows(NoSuchFileException.class, () -> all(m, 4, "whatever"), "a lost piece is no end");
    }

    @Test
    void linksLeadNowhere() throws Exception {
        Path secret = Files.writeString(dir.resolve("secret.zip"), "x");
        Path place = Files.createDirectories(dir.resolve("in/packages")).getParent();
        Files.writeString(place.resolve("manifest.json"), "{}");
        Files.createSymbolicLink(place.resolve("packages/a.zip"), secret);
        var e = assertThrows(KhosoException.class, () -> new FolderMedium(place).open(2, "packages/a.zip"));
        assertEquals("core.transfer.link", e.problem().key());
        Path other = Files.createDirectories(dir.resolve("in2"));
        Files.writeString(other.resolve("manifest.json"), "{}");
        Files.createSymbolicLink(other.resolve("packages"), place.resolve("packages"));
        assertThrows(KhosoException.class, () -> new FolderMedium(other).open(2, "packages/a.zip"));
    }

    @Test
    void moreThanIsAskedForIsNotRead() throws Exception {
        Path file = dir.resolve("a");
        assertThrows(KhosoException.class, () -> {
            Files.write(dir.resolve("big"), bytes(2000));
            new FolderMedium(dir).bytes(0, "big", 1000);
        });
        Staging.Written w = Staging.write(file, new java.io.ByteArrayInputStream(bytes(1 << 20)), 1000);
        assertTrue(w.size() > 1000 && w.size() < 1 << 19, "reading stops soon after what was promised: " + w.size());
    }
}
