package org.khoso.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.PageText;

class HelperMediaReaderTest {
    private static final String WORDS = "Quyết định số 12/QĐ-UBND về việc bổ nhiệm";
    private static HelperMediaReader reader;
    @TempDir
    Path dir;

    @BeforeAll
    static void open() {
        reader = new HelperMediaReader();
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private FileFacts facts(String name, byte[] bytes) throws IOException {
        return reader.inspect(Files.write(dir.resolve(name), bytes));
    }

    @Test
    void scannedPdf() throws IOException {
        FileFacts f = reader.inspect(Fixtures.scan(dir.resolve("Hồ sơ số 1.pdf"), new double[]{200, 150}, null));
        assertTrue(f.readable(), f.toString());
        assertEquals(2, f.pages());
        assertEquals(150, f.dpi(), 0.5);
        assertEquals(8, f.bits());
        assertEquals(false, f.textLayer());
        assertEquals("Khoso fixtures", f.producer());
        assertEquals("fmt/20", f.puid());
        assertEquals("application/pdf", f.mime());
        assertTrue(f.extensionOk());
        assertFalse(f.encrypted());
        assertTrue(f.problems().isEmpty(), f.problems().toString());
    }

    @Test
    void invisibleTextIsATextLayerAndKeepsItsPlace() throws IOException {
        Path pdf = Fixtures.scan(dir.resolve("a.pdf"), new double[]{72, 72}, WORDS);
        assertEquals(true, reader.inspect(pdf).textLayer());
        var pages = new ArrayList<PageText>();
        reader.text(pdf, pages::add);
        assertEquals(2, pages.size());
        assertEquals(WORDS, pages.get(1).plain());
        var first = pages.get(0).words().get(0);
        assertEquals("Quyết", first.text());
        assertEquals(72, first.x(), 1);
        assertEquals(841.89 - 720, first.y() + first.h(), 1);
        assertEquals(595, pages.get(0).width(), 1);
    }

    @Test
    void onePageWithoutTextIsNoTextLayer() throws IOException {
        Path pdf = Fixtures.scan(dir.resolve("a.pdf"), new double[]{72}, WORDS);
        try (PDDocument d = Loader.loadPDF(pdf.toFile())) {
            d.addPage(new PDPage());
            d.save(dir.resolve("b.pdf").toFile());
        }
        FileFacts f = reader.inspect(dir.resolve("b.pdf"));
        assertEquals(2, f.pages());
        assertEquals(false, f.textLayer());
    }

    @Test
    void encrypted() throws IOException {
        for (String password : new String[]{"", "geheim"}) {
            Path pdf = Fixtures.scan(dir.resolve("a.pdf"), new double[]{72}, null);
            try (PDDocument d = Loader.loadPDF(pdf.toFile())) {
                d.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
                d.save(dir.resolve("b.pdf").toFile());
            }
            FileFacts f = reader.inspect(dir.resolve("b.pdf"));
            Files.delete(dir.resolve("b.pdf"));
            assertTrue(f.encrypted());
            assertEquals(password.isEmpty(), f.readable(), f.toString());
        }
    }

    @Test
    void images() throws IOException {
        FileFacts t = reader.inspect(Fixtures.tiff(dir.resolve("a.tif"), 300, 200, 400));
        assertEquals("[fmt/353, 3, 200.0, 1, true]", list(t.puid(), t.pages(), t.dpi(), t.bits(), t.readable()));
        assertEquals("200x300", t.width() + "x" + t.height());
        var rgb = Fixtures.picture(100, 50, BufferedImage.TYPE_INT_RGB);
        FileFacts p = reader.inspect(Fixtures.withDpi(dir.resolve("a.png"), rgb, "png", 300));
        assertEquals("[fmt/11, 1, 300.0, 24, true]", list(p.puid(), p.pages(), p.dpi(), p.bits(), p.readable()));
        FileFacts j = reader.inspect(Fixtures.withDpi(dir.resolve("a.jpg"), rgb, "jpeg", 300));
        assertEquals("[fmt/44, 1, 300.0, 24, true]", list(j.puid(), j.pages(), j.dpi(), j.bits(), j.readable()));
    }

    private static String list(Object... o) {
        return java.util.Arrays.toString(o);
    }

    @Test
    void soundAndFilm() throws IOException {
        FileFacts w = facts("a.wav", Fixtures.wav(3));
        assertEquals("[3.0, 128000, true, true]", list(w.seconds(), w.bitRate(), w.readable(), w.extensionOk()));
        FileFacts v = facts("a.avi", Fixtures.avi(250, 40_000));
        assertEquals("[10.0, 320, true]", list(v.seconds(), v.width(), v.readable()));
        FileFacts m = facts("a.mp3", Fixtures.mp3(100));
        assertEquals("[2.612, true, true, fmt/134]", list(m.seconds(), m.readable(), m.extensionOk(), m.puid()));
        assertEquals(128_000, m.bitRate(), 500);
        assertEquals(26.122, facts("b.mp3", Fixtures.vbr(100, 1000)).seconds(), 0.01);
        FileFacts q = facts("a.mp4", Fixtures.mp4(61_500));
        assertEquals("[61.5, 640, 480, true, true]", list(q.seconds(), q.width(), q.height(), q.readable(), q.extensionOk()));
        FileFacts a = facts("a.wmv", Fixtures.asf(7));
        assertEquals("[7.0, 64000, true]", list(a.seconds(), a.bitRate(), a.readable()));
        for (var f : new FileFacts[]{w, v, m, q, a})
            assertFalse(f.puid().isEmpty(), f.toString());
    }

    @Test
    void officeAndText() throws IOException {
        String main = "application/vnd.openxmlformats-officedocument.";
        assertEquals("fmt/412", facts("a.docx", Fixtures.ooxml(main + "wordprocessingml.document.main+xml", "word/document.xml")).puid());
        FileFacts x = facts("a.xlsx", Fixtures.ooxml(main + "spreadsheetml.sheet.main+xml", "xl/workbook.xml"));
        assertEquals("[fmt/214, true, true]", list(x.puid(), x.extensionOk(), x.readable()));
        assertEquals("fmt/291", facts("a.odt", Fixtures.zip("mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml",
                "<m manifest:version=\"1.2\"/>")).puid());
        assertEquals("x-fmt/263", facts("a.zip", Fixtures.zip("a.txt", "xin chào")).puid());
        assertEquals("fmt/101", facts("a.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>".getBytes()).puid());
        FileFacts t = facts("a.txt", "Ủy ban nhân dân\n".getBytes("UTF-8"));
        assertEquals("[x-fmt/111, text/plain, true]", list(t.puid(), t.mime(), t.extensionOk()));
        assertEquals("x-fmt/18", facts("a.csv", "a,b\n1,2\n".getBytes()).puid());
        assertNull(t.textLayer());
    }

    @Test
    void pdfVersions() throws IOException {
        String[] puids = {"fmt/14", "fmt/15", "fmt/16", "fmt/17", "fmt/18", "fmt/19", "fmt/20", "fmt/276"};
        byte[] pdf = Files.readAllBytes(Fixtures.scan(dir.resolve("v.pdf"), new double[]{72}, null));
        for (int v = 0; v < puids.length; v++) {
            pdf[7] = (byte) ('0' + v);
            FileFacts f = facts("v" + v + ".pdf", pdf);
            assertEquals(puids[v], f.puid());
            assertTrue(f.readable());
        }
    }

    @Test
    void wrongExtension() throws IOException {
        byte[] pdf = Files.readAllBytes(Fixtures.scan(dir.resolve("v.pdf"), new double[]{72}, null));
        FileFacts f = facts("v.tif", pdf);
        assertFalse(f.extensionOk());
        assertEquals(1, f.pages());
        FileFacts g = facts("g.pdf", "this is no PDF".getBytes());
        assertFalse(g.extensionOk());
        assertFalse(g.readable());
        assertEquals("media.not-its-extension", g.problems().get(0).key());
        assertFalse(facts("h.jpg", new byte[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}).extensionOk());
    }

    @Test
    void zeroBytes() throws IOException {
        FileFacts f = facts("a.pdf", new byte[0]);
        assertFalse(f.readable());
        assertEquals("media.empty", f.problems().get(0).key());
    }

    @Test
    void namesWithSpacesAndDecomposedLetters() throws IOException {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            String name = Normalizer.normalize("Tờ trình số 05 của Ủy ban (đã ký).pdf", form);
            Path p = Fixtures.scan(dir.resolve(name), new double[]{72}, null);
            assertEquals(1, reader.inspect(p).pages());
            assertTrue(reader.render(p, 1, 40).length > 100);
        }
    }

    @Test
    void missingFilesAndFoldersAreExceptions() {
        assertThrows(NoSuchFileException.class, () -> reader.inspect(dir.resolve("none.pdf")));
        assertThrows(IOException.class, () -> reader.inspect(dir));
    }

    @Test
    void rendersPagesAndImages() throws IOException {
        Path pdf = Fixtures.scan(dir.resolve("a.pdf"), new double[]{72}, null);
        BufferedImage i = ImageIO.read(new ByteArrayInputStream(reader.render(pdf, 1, 100)));
        assertEquals(827, i.getWidth(), 1);
        var e = assertThrows(KhosoException.class, () -> reader.render(pdf, 2, 100));
        assertEquals("media.no-such-page", e.problem().key());
        Path tif = Fixtures.tiff(dir.resolve("a.tif"), 300, 200);
        BufferedImage t = ImageIO.read(new ByteArrayInputStream(reader.render(tif, 2, 100)));
        assertEquals(100, t.getWidth());
        Path wide = Fixtures.image(dir.resolve("w.png"), Fixtures.picture(9000, 10, BufferedImage.TYPE_BYTE_GRAY), "png");
        assertEquals(8000, ImageIO.read(new ByteArrayInputStream(reader.render(wide, 1, 600))).getWidth());
    }
}
