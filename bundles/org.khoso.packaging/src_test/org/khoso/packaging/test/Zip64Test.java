package org.khoso.packaging.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.FileView;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Item;
import org.khoso.api.packaging.PackageContent.Payload;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager.Written;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.verify.internal.HosoVerifier;

/** Beyond what a ZIP of the first kind can hold: more than 65,535 entries; files, and places of files, beyond 4 GB. */
class Zip64Test {
    private static final int ENTRIES = 65_536;
    private static final long LARGE = (4L << 30) + 12_345;
    private final TestCatalog catalog = new TestCatalog();
    @TempDir
    Path dir;

    private PackageContent with(List<Payload> files) {
        PackageContent c = new RandomContent(catalog, 5).next(PackageType.SIP_TAILIEU, 1, 2, 10);
        return new PackageContent(c.type(), c.uuid(), c.fondsCode(), c.dossier(), List.of(new Item(c.records().get(0).view(), files)),
                List.of(), c.agents(),
                c.created(), c.softwareVersion(), c.recordStatus(), null);
    }

    private void sound(PackageContent content, int files) throws IOException {
        Written w = new HosoPackager().write(content, dir, true, Progress.NONE);
        assertTrue(w.files() > files);
        assertEquals(List.of(), new HosoVerifier().verify(w.path(), catalog, Progress.NONE).findings());
        try (ZipFile zip = new ZipFile(w.path().toFile())) {
            assertEquals(w.files(), zip.size(), "another reader sees the same");
            long bytes = zip.stream().mapToLong(java.util.zip.ZipEntry::getSize).sum();
            assertEquals(w.bytes(), bytes);
        }
        Files.delete(w.path());
    }

    @Test
    void moreEntriesThanTwoBytesCount() throws IOException {
        RandomContent random = new RandomContent(catalog, 6);
        sound(with(new AbstractList<>() {
            @Override
            public Payload get(int i) {
                return random.payload(i + ".txt", 3);
            }

            @Override
            public int size() {
                return ENTRIES;
            }
        }), ENTRIES);
    }

    /** Needs 5 GB of disk and a minute: -Dkhoso.zip64=true. */
    @Test
    @EnabledIfSystemProperty(named = "khoso.zip64", matches = "true")
    void filesAndPlacesBeyondFourBytes() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new Zeros(LARGE)) {
            byte[] some = new byte[1 << 20];
            for (int n = in.read(some); n >= 0; n = in.read(some))
                digest.update(some, 0, n);
        }
        RandomContent random = new RandomContent(catalog, 6);
        FileView view = new FileView(java.util.UUID.randomUUID(), "a.jpg", "a.jpg", HexFormat.of().formatHex(digest.digest()), LARGE, "",
                "", 1, 0, null, 0, 0, true);
        sound(with(List.of(new Payload(view, "a.jpg", () -> new Zeros(LARGE)), random.payload("b.jpg", 99))), 2);
    }

    /** So many bytes of nothing. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] b, int from, int n) {
            if (left <= 0)
                return -1;
            int some = (int) Math.min(n, left);
            java.util.Arrays.fill(b, from, from + some, (byte) 0);
            left -= some;
            return some;
        }
    }
}
