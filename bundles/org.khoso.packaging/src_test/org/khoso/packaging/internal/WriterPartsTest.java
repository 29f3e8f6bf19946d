package org.khoso.packaging.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager;
import org.khoso.model.io.XmlInput;
import org.khoso.packaging.test.RandomContent;
import org.khoso.packaging.test.TestCatalog;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** What the writer is made of: XML text, ZIP with its buffer, bytes kept for later, drafts. */
class WriterPartsTest {
    private static final String PIECES = "aZ09 <>&\"'-]\u0000\u0001\u001F\u007F\u0085\t\n\r\u00E9\u1EC7\u0110\u2028\uFFFD\uFFFE\uFFFF\uD800\uDC00\uD83D\uDE00";
    @TempDir
    Path dir;

    /** What comes back is the text without what XML cannot hold, line ends as a parser gives them. */
    @Test
    void textComesBackAsWritten() throws Exception {
        Random random = new Random(4);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--)
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int dropped;
            try (Xml xml = new Xml(out)) {
                xml.open("r", "a", text);
                xml.takeDropped();
                xml.text("t", text);
                dropped = xml.takeDropped();
                xml.comment("a--b").empty("e").close("r");
            }
            String expected = text.toString().replace("\r\n", "\n").replace('\r', '\n').codePoints().filter(WriterPartsTest::allowed)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            long bad = text.codePoints().filter(c -> c != '\r' && !allowed(c)).count();
            Seen seen = new Seen();
            var reader = XmlInput.sax();
            reader.setContentHandler(seen);
            reader.parse(new InputSource(new ByteArrayInputStream(out.toByteArray())));
            assertEquals(expected, seen.text.toString());
            assertEquals(expected.replaceAll("[\t\n]+", " "), seen.attribute);
            assertEquals(bad, dropped);
        }
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    private static final class Seen extends DefaultHandler {
        private final StringBuilder text = new StringBuilder();
        private String attribute;
        private boolean inside;

        @Override
        public void startElement(String uri, String local, String name, Attributes a) {
            inside = local.equals("t");
            if (local.equals("r"))
                attribute = a.getValue("a");
        }

        @Override
        public void endElement(String uri, String local, String name) {
            inside = false;
        }

        @Override
        public void characters(char[] c, int from, int n) {
            if (inside)
                text.append(c, from, n);
        }
    }

    /** Sizes around those of the buffer, so that heads are mended in memory, on disk, and across both. */
    @Test
    void zipsOfAllSizesAreReadByOthers() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Random random = new Random(5);
        Path zip = dir.resolve("a.zip");
        try (ZipFileWriter writer = new ZipFileWriter(zip, dir.resolve("a.dir"), OffsetDateTime.now())) {
            for (int i = 0; i < 3000; i++) {
                byte[] bytes = new byte[i % 50 == 0 ? (1 << 16) - 200 + random.nextInt(400) : random.nextInt(300)];
                random.nextBytes(bytes);
                String name = "f/" + "x".repeat(random.nextInt(90)) + i;
                files.put(name, bytes);
                if (i % 7 == 0) {
                    writer.add(name, Prepared.of(bytes));
                    continue;
                }
                writer.start(name, i % 2 == 0);
                for (int from = 0; from < bytes.length;) {
                    int n = Math.min(bytes.length - from, 1 + random.nextInt(40_000));
                    writer.write(bytes, from, n);
                    from += n;
                }
                writer.end();
            }
            writer.finish();
        }
        try (ZipFile read = new ZipFile(zip.toFile()); ZipInputStream streamed = new ZipInputStream(Files.newInputStream(zip))) {
            assertEquals(files.size(), read.size());
            for (var file : files.entrySet()) {
                try (InputStream in = read.getInputStream(read.getEntry(file.getKey()))) {
                    assertArrayEquals(file.getValue(), in.readAllBytes(), file.getKey());
                }
                ZipEntry next = streamed.getNextEntry();
                assertEquals(file.getKey(), next.getName());
                assertEquals(file.getValue().length, next.getSize());
                assertArrayEquals(file.getValue(), streamed.readAllBytes());
            }
        }
        assertEquals(List.of(zip), list());
    }

    @Test
    void manyFilesOfOneNameGetNumbers() {
        NameSet names = new NameSet();
        Set<String> given = new HashSet<>();
        for (int i = 1; i <= 20_000; i++) {
            String name = names.unique(i % 2 == 0 ? "scan.pdf" : "SCAN.pdf");
            assertTrue(given.add(name.toLowerCase(Locale.ROOT)), name);
            if (i < 100)
                assertEquals(i == 1 ? "scan.pdf" : "scan_" + i + ".pdf", name.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void bytesAreKeptInMemoryThenOnDisk() throws IOException {
        byte[] all = new byte[700_000];
        new Random(6).nextBytes(all);
        Path file = dir.resolve("spool");
        try (Spool spool = new Spool(file)) {
            for (int from = 0; from < all.length; from += 10_000) {
                spool.write(all, from, 10_000);
                assertEquals(spool.size() > 1 << 18, Files.exists(file));
                if (from % 70_000 == 0)
                    try (InputStream in = spool.open()) {
                        assertArrayEquals(java.util.Arrays.copyOf(all, from + 10_000), in.readAllBytes());
                    }
            }
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void aDraftHasNoNameUntilItIsPublished() throws IOException {
        RandomContent random = new RandomContent(new TestCatalog(), 8);
        HosoPackager packager = new HosoPackager();
        for (boolean zip : new boolean[]{false, true}) {
            PackageContent content = random.next(PackageType.SIP_HOSO, 2, 5, 1000);
            try (Packager.Draft draft = packager.draft(content, dir, zip, Progress.NONE)) {
                draft.settle();
                assertTrue(list().stream().allMatch(p -> p.getFileName().toString().startsWith(".")));
            }
            assertEquals(List.of(), list());
            try (Packager.Draft draft = packager.draft(content, dir, zip, Progress.NONE)) {
                draft.settle();
                Path path = draft.publish().path();
                packager.sync(List.of(path));
                assertEquals(List.of(path), list());
            }
            assertEquals(1, list().size(), "closing leaves what was published");
            Disk.deleteTree(list().getFirst());
        }
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> all = Files.list(dir)) {
            return all.toList();
        }
    }
}
