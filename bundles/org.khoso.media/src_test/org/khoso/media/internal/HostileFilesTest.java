package org.khoso.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Message;
import org.khoso.api.media.FileFacts;
import org.khoso.media.helper.HelperOptions;

/** Files made to harm: each gives an answer, and the next file works. */
class HostileFilesTest {
    private static HelperMediaReader reader;
    private static Path good;
    @TempDir
    static Path shared;
    @TempDir
    Path dir;

    @BeforeAll
    static void open() throws IOException {
        reader = new HelperMediaReader(new HelperOptions(96, Duration.ofSeconds(20), 1000, 2, Duration.ofSeconds(60)));
        good = Fixtures.scan(shared.resolve("good.pdf"), new double[]{72}, null);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private FileFacts facts(String name, byte[] bytes) throws IOException {
        return reader.inspect(Files.write(dir.resolve(name), bytes));
    }

    private static void nextWorks() throws IOException {
        assertTrue(reader.inspect(good).readable());
    }

    private static List<String> keys(FileFacts f) {
        return f.problems().stream().map(Message::key).toList();
    }

    /** A PDF of these objects, with a right table of places. */
    static byte[] pdf(Object... objects) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(Fixtures.latin("%PDF-1.7\n"));
        var places = new ArrayList<Integer>();
        for (int i = 0; i < objects.length; i++) {
            places.add(out.size());
            out.write(Fixtures.latin((i + 1) + " 0 obj\n"));
            out.write(objects[i] instanceof byte[] b ? b : Fixtures.latin(objects[i].toString()));
            out.write(Fixtures.latin("\nendobj\n"));
        }
        int xref = out.size();
        out.write(Fixtures.latin("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n"));
        for (int p : places)
            out.write(Fixtures.latin("%010d 00000 n \n".formatted(p)));
        out.write(Fixtures.latin("trailer\n<</Size " + (objects.length + 1) + "/Root 1 0 R>>\nstartxref\n" + xref + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] stream(String dictionary, byte[] data) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(Fixtures.latin("<</Length " + data.length + dictionary + ">>\nstream\n"));
        out.write(data);
        out.write(Fixtures.latin("\nendstream"));
        return out.toByteArray();
    }

    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
    private static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";

    private static byte[] onePage(byte[] content, Object... more) throws IOException {
        var all = new ArrayList<Object>(List.of(CATALOG, PAGES, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                + "/Resources<</XObject<</I 5 0 R>>>>>>", content));
        all.addAll(Arrays.asList(more));
        return pdf(all.toArray());
    }

    private static byte[] deflated(String start, String again, long n) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var d = new DeflaterOutputStream(out)) {
            d.write(Fixtures.latin(start));
            byte[] block = Fixtures.latin(again.repeat(1 << 18));
            for (long i = 0; i < n; i += block.length)
                d.write(block);
        }
        return out.toByteArray();
    }

    @Test
    void truncated() throws IOException {
        byte[] whole = Files.readAllBytes(good);
        for (int part : new int[]{90, 50, 10}) {
            FileFacts f = facts("t.pdf", Arrays.copyOf(whole, whole.length * part / 100));
            assertFalse(f.readable());
            assertTrue(keys(f).contains("media.truncated"), f.toString());
        }
        nextWorks();
    }

    @Test
    void tablesThatPointAtEachOther() throws IOException {
        String s = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 3/Root 1 0 R/Prev 54>>\n"
                + "startxref\n54\n%%EOF\n";
        assertFalse(facts("loop.pdf", Fixtures.latin(s)).readable());
        nextWorks();
    }

    @Test
    void pageTreeThatHoldsItself() throws IOException {
        FileFacts f = facts("c.pdf",
                pdf(CATALOG, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"));
        assertFalse(f.readable());
        nextWorks();
    }

    @Test
    void aBillionPagesStated() throws IOException {
        FileFacts f = facts("b.pdf",
                pdf(CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1000000000>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"));
        assertEquals(1, f.pages());
        assertEquals(List.of("media.pdf-page-count"), keys(f));
    }

    @Test
    void wantsTenGigabytes() throws IOException {
        Path bomb = Files.write(dir.resolve("bomb.pdf"), onePage(stream("/Filter/FlateDecode", deflated("[", "(a)", 100L << 20)), "<<>>"));
        FileFacts f;
        try (var patient = new HelperMediaReader(new HelperOptions(64, Duration.ofSeconds(40), 1000, 1, Duration.ofSeconds(60)))) {
            f = patient.inspect(bomb);
            assertTrue(patient.inspect(good).readable());
        }
        assertFalse(f.readable());
        assertEquals(List.of("media.out-of-memory"), keys(f));
        assertEquals("fmt/276", f.puid());
    }

    @Test
    void anArrayOfTenGigabytesIsStatedOnly() throws IOException {
        byte[] b = onePage(stream("", Fixtures.latin("q 595 0 0 842 0 0 cm /I Do Q")), stream(
                "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode",
                deflated("", "\0", 1 << 20)));
        FileFacts f = facts("a.pdf", b);
        assertEquals(1, f.pages());
        Path file = dir.resolve("a.pdf");
        assertThrows(IOException.class, () -> reader.render(file, 1, 100));
        nextWorks();
    }

    @Test
    void garbageInPlaceOfAnImage() throws IOException {
        byte[] noise = new byte[500];
        new Random(1).nextBytes(noise);
        for (String filter : new String[]{"JBIG2Decode", "DCTDecode", "CCITTFaxDecode", "JPXDecode", "FlateDecode", "LZWDecode"}) {
            byte[] b = onePage(stream("", Fixtures.latin("q 595 0 0 842 0 0 cm /I Do Q")), stream(
                    "/Type/XObject/Subtype/Image/Width 1000/Height 1000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/" + filter, noise));
            Path p = Files.write(dir.resolve(filter + ".pdf"), b);
            assertEquals(1, reader.inspect(p).pages());
            try {
                reader.render(p, 1, 50);
            } catch (IOException e) {
                assertTrue(e.getMessage().startsWith("media."), e.getMessage());
            }
        }
        nextWorks();
    }

    @Test
    void loops() throws IOException {
        // forms that call each other twice: 2^40 pages of nothing
        var objects = new ArrayList<Object>(List.of(CATALOG, PAGES, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
                + "/Resources<</XObject<</F 5 0 R>>>>>>", stream("", Fixtures.latin("/F Do"))));
        for (int i = 5; i < 45; i++)
            objects.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F " + (i + 1) + " 0 R>>>>",
                    Fixtures.latin("/F Do /F Do")));
        objects.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", Fixtures.latin("n")));
        Path loop = Files.write(dir.resolve("loops.pdf"), pdf(objects.toArray()));
        try (var hasty = new HelperMediaReader(new HelperOptions(96, Duration.ofSeconds(2), 1000, 1, Duration.ofSeconds(60)))) {
            FileFacts f = hasty.inspect(loop);
            assertFalse(f.readable());
            assertEquals(List.of("media.late"), keys(f));
            assertEquals("fmt/276", f.puid());
            // on a busy machine two seconds may be too little for an honest file
            assertTrue(hasty.inspect(good).readable() || hasty.inspect(good).readable() || hasty.inspect(good).readable());
        }
    }

    @Test
    void crashesTheParser() throws IOException {
        String deep = "[".repeat(400_000);
        FileFacts f = facts("deep.pdf",
                pdf("<</Type/Catalog/Pages 2 0 R/X " + deep + ">>", PAGES, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"));
        assertFalse(f.readable(), f.toString());
        nextWorks();
    }

    @Test
    void imageOfTooManyPixels() throws IOException {
        Path p = Fixtures.image(dir.resolve("a.png"), Fixtures.picture(10, 10, BufferedImage.TYPE_BYTE_GRAY), "png");
        byte[] b = Files.readAllBytes(p);
        ByteBuffer.wrap(b).putInt(16, 60_000).putInt(20, 60_000);
        var crc = new java.util.zip.CRC32();
        crc.update(b, 12, 17);
        ByteBuffer.wrap(b).putInt(29, (int) crc.getValue());
        FileFacts f = facts("bomb.png", b);
        assertEquals(List.of("media.too-many-pixels"), keys(f));
        assertFalse(f.readable());
        nextWorks();
    }

    @Test
    void tornImages() throws IOException {
        var i = Fixtures.picture(800, 800, BufferedImage.TYPE_INT_RGB);
        for (String format : new String[]{"png", "jpeg"}) {
            byte[] whole = Files.readAllBytes(Fixtures.image(dir.resolve("w." + format), i, format));
            FileFacts f = facts("t." + format, Arrays.copyOf(whole, whole.length / 2));
            assertFalse(f.readable(), format + f);
        }
        byte[] tif = Files.readAllBytes(Fixtures.tiff(dir.resolve("w.tif"), 300, 300));
        assertFalse(facts("t.tif", Arrays.copyOf(tif, tif.length * 3 / 4)).readable());
        nextWorks();
    }

    /** Bytes changed at random: never a hang, never the end of the reader. {@code -Dkhoso.fuzz=N} for more. */
    @Test
    void mutations() throws IOException {
        long seed = Long.getLong("khoso.fuzz.seed", System.nanoTime());
        var random = new Random(seed);
        int each = Integer.getInteger("khoso.fuzz", 12);
        try (var quick = new HelperMediaReader(new HelperOptions(128, Duration.ofSeconds(20), 5000, 2, Duration.ofSeconds(60)))) {
            for (var e : fixtures().entrySet())
                for (int i = 0; i < each; i++) {
                    Path p = Files.write(dir.resolve(e.getKey()), mutated(e.getValue(), random));
                    FileFacts f = quick.inspect(p);
                    assertEquals(Files.size(p), f.size(), "seed " + seed);
                    assertTrue(f.readable() || !f.problems().isEmpty(), "seed " + seed + " " + f);
                }
            assertTrue(quick.inspect(good).readable());
        }
    }

    private Map<String, byte[]> fixtures() throws IOException {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("f.pdf", Files.readAllBytes(Fixtures.scan(dir.resolve("s.pdf"), new double[]{40}, "Nguyễn")));
        var i = Fixtures.picture(60, 60, BufferedImage.TYPE_INT_RGB);
        all.put("f.png", Files.readAllBytes(Fixtures.image(dir.resolve("s.png"), i, "png")));
        all.put("f.jpg", Files.readAllBytes(Fixtures.image(dir.resolve("s.jpg"), i, "jpeg")));
        all.put("f.tif", Files.readAllBytes(Fixtures.tiff(dir.resolve("s.tif"), 300, 200)));
        all.put("f.mp3", Fixtures.vbr(20, 20));
        all.put("f.wav", Fixtures.wav(1));
        all.put("f.avi", Fixtures.avi(10, 1000));
        all.put("f.mp4", Fixtures.mp4(1000));
        all.put("f.wmv", Fixtures.asf(3));
        all.put("f.docx",
                Fixtures.ooxml("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "word/document.xml"));
        return all;
    }

    private static byte[] mutated(byte[] from, Random r) {
        byte[] b = r.nextInt(4) == 0 ? Arrays.copyOf(from, 1 + r.nextInt(from.length)) : from.clone();
        for (int n = 1 + r.nextInt(8); n > 0; n--)
            b[r.nextBoolean()
                    ? r.nextInt(b.length)
                    : r.nextInt(Math.min(b.length, 200))] = (byte) (r.nextInt(3) == 0 ? 255 : r.nextInt(256));
        return b;
    }
}
