package org.khoso.capture.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.capture.PageAssembler.Page;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;
import org.khoso.api.media.PageText.Word;

/** Recognition by the real tesseract, and the PDF made of its result. */
class TwoLayerTest {
    private static final int DPI = 300;
    private static final List<String> LINES = List.of("ỦY BAN NHÂN DÂN TỈNH SƠN HÀ", "Số: 128/QĐ-UBND", "QUYẾT ĐỊNH",
            "Về việc phê duyệt danh mục hồ sơ nộp lưu", "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
            "Theo đề nghị của Giám đốc Sở Nội vụ,");
    @TempDir
    Path dir;

    private static InputStream font() throws IOException {
        Path jar = Path.of(System.getProperty("user.home"),
                ".m2/repository/com/github/librepdf/openpdf-fonts-extra/3.0.5/openpdf-fonts-extra-3.0.5.jar");
        try (var z = new ZipFile(jar.toFile())) {
            var e = z.stream().filter(x -> x.getName().endsWith("LiberationSerif-Regular.ttf")).findFirst().orElseThrow();
            return new java.io.ByteArrayInputStream(z.getInputStream(e).readAllBytes());
        }
    }

    private static BufferedImage page() throws Exception {
        var i = new BufferedImage(2480, 1200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = i.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, i.getWidth(), i.getHeight());
        g.setColor(Color.BLACK);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(Font.createFont(Font.TRUETYPE_FONT, font()).deriveFont(60f));
        for (int k = 0; k < LINES.size(); k++)
            g.drawString(LINES.get(k), 250, 200 + k * 150);
        g.dispose();
        return i;
    }

    /** What the recogniser wants of a media reader, without a helper process: that one has its own tests. */
    private static MediaReader media() {
        return new MediaReader() {
            @Override
            public FileFacts inspect(Path file) throws IOException {
                var i = ImageIO.read(file.toFile());
                return new FileFacts("", "", "", true, 1, 1, 0, i.getWidth(), i.getHeight(), 8, false, 0, 0, false, true, "", List.of());
            }

            @Override
            public void text(Path file, Consumer<PageText> pages) {
                throw new UnsupportedOperationException();
            }

            @Override
            public byte[] render(Path file, int page, int dpi) throws IOException {
                return Files.readAllBytes(file);
            }
        };
    }

    private static TesseractRecognizer tesseract() {
        var t = new TesseractRecognizer(media(), List.of("tesseract"), Duration.ofSeconds(60));
        assumeTrue(t.missing().isEmpty(), "tesseract with vie is missing");
        return t;
    }

    private static long wrong(PageText t) {
        var read = List.of(t.plain().split("\\s"));
        return LINES.stream().flatMap(l -> List.of(l.split(" ")).stream()).filter(w -> !read.contains(w)).count();
    }

    private static PdfAssembler assembler() {
        return new PdfAssembler(TwoLayerTest::font);
    }

    @Test
    void readsVietnameseAndFindsItAgainInThePdf() throws Exception {
        Path png = dir.resolve("trang 1.png");
        ImageIO.write(page(), "png", png.toFile());
        PageText text = tesseract().recognize(png, 1, DPI);
        assertEquals(LINES.size(), text.plain().lines().count());
        assertTrue(wrong(text) <= 2, text.plain());
        assertEquals(2480, text.width());
        Word first = text.words().get(0);
        assertTrue(Math.abs(first.x() - 250) < 10 && first.y() < 200 && first.y() + first.h() > 150, first.toString());
        assertTrue(first.confidence() > 50);
        assertEquals(1, text.words().stream().filter(w -> w.text().equals("Số:")).findFirst().orElseThrow().line());

        Path pdf = dir.resolve("hồ sơ.pdf");
        assembler().assemble(List.of(new Page(png, DPI, text), new Page(png, DPI, null)), "Quyết định 128", pdf);
        try (PDDocument d = Loader.loadPDF(pdf.toFile())) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            assertEquals(text.plain(), String.join("\n", stripper.getText(d).strip().lines().map(String::strip).toList()));
            assertEquals(2, d.getNumberOfPages());
            assertEquals(2480 * 72f / DPI, d.getPage(0).getMediaBox().getWidth(), 0.1);
        }
        assertEquals(1, Files.list(dir).filter(p -> p.toString().endsWith(".pdf")).count());
    }

    @Test
    void eachWordStandsWithinTwoMillimetresOfItsPlace() throws Exception {
        Path png = dir.resolve("a.png");
        ImageIO.write(page(), "png", png.toFile());
        var words = new ArrayList<Word>();
        var random = new Random(7);
        for (int k = 0; k < 12; k++)
            words.add(new Word("Nguyễn" + k, 100 + random.nextInt(1800), 80 + k * 90, 120 + random.nextInt(200), 30 + random.nextInt(40), k,
                    90));
        words.add(new Word("✓漢", 10, 10, 60, 60, 13, 90)); // the font has neither
        Path pdf = dir.resolve("a.pdf");
        assembler().assemble(List.of(new Page(png, DPI, new PageText(1, 2480, 1200, words))), "x", pdf);
        var found = new java.util.HashMap<String, double[]>();
        try (PDDocument d = Loader.loadPDF(pdf.toFile())) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String s, List<org.apache.pdfbox.text.TextPosition> p) {
                    var last = p.get(p.size() - 1);
                    found.put(s, new double[]{p.get(0).getXDirAdj(), last.getXDirAdj() + last.getWidthDirAdj(), p.get(0).getYDirAdj()});
                }
            }.getText(d);
        }
        double mm = DPI / 25.4;
        for (Word w : words.subList(0, 12)) {
            double[] f = found.get(w.text());
            assertEquals(w.x() / mm, f[0] * 25.4 / 72, 2);
            assertEquals((w.x() + w.w()) / mm, f[1] * 25.4 / 72, 2);
            assertTrue(f[2] * 25.4 / 72 > w.y() / mm && f[2] * 25.4 / 72 <= (w.y() + w.h()) / mm + 0.1, w.toString());
        }
    }

    @Test
    void jpegIsKeptByteForByte() throws Exception {
        Path jpg = dir.resolve("a.jpg");
        ImageIO.write(page(), "jpeg", jpg.toFile());
        Path tif = dir.resolve("b.tif");
        var bw = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_BINARY);
        bw.createGraphics().fillRect(50, 50, 100, 100);
        ImageIO.write(bw, "tiff", tif.toFile());
        Path pdf = dir.resolve("a.pdf");
        assembler().assemble(List.of(new Page(jpg, DPI, null), new Page(tif, 200, null)), "x", pdf);
        try (PDDocument d = Loader.loadPDF(pdf.toFile())) {
            var r = d.getPage(0).getResources();
            COSName name = r.getXObjectNames().iterator().next();
            assertArrayEquals(Files.readAllBytes(jpg), r.getXObject(name).getCOSObject().createRawInputStream().readAllBytes());
            var s = d.getPage(1).getResources();
            var image = (org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject) s.getXObject(s.getXObjectNames().iterator().next());
            assertEquals(1, image.getBitsPerComponent());
            for (int k = 0; k < 400 * 300; k += 37)
                assertEquals(bw.getRGB(k % 400, k / 400) & 0xff, image.getImage().getRGB(k % 400, k / 400) & 0xff);
        }
    }

    @Test
    void aNoisyPageIsReadAtTheSecondTry() throws Exception {
        BufferedImage noisy = page();
        var random = new Random(3);
        for (int k = 0; k < 2480 * 1200 / 8; k++)
            noisy.setRGB(random.nextInt(2480), random.nextInt(1200), random.nextBoolean() ? 0 : 0xffffff);
        Path png = dir.resolve("noisy.png");
        ImageIO.write(noisy, "png", png.toFile());
        PageText t = tesseract().recognize(png, 3, DPI);
        assertEquals(3, t.page());
        assertTrue(wrong(t) <= 8, t.plain());
        assertEquals(2480, t.width(), 8);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        var none = new TesseractRecognizer(media(), List.of("no-such-program"), Duration.ofSeconds(5));
        assertEquals("capture.no-tesseract", none.missing().orElseThrow().key());
        Path fake = Files.writeString(dir.resolve("t.sh"), "echo 'List of available languages (1):'; echo eng");
        var english = new TesseractRecognizer(media(), List.of("sh", fake.toString()), Duration.ofSeconds(5));
        assertEquals("capture.no-vietnamese", english.missing().orElseThrow().key());
        assertThrows(KhosoException.class, () -> english.recognize(dir.resolve("x.png"), 1, DPI));
    }

    @Test
    void aLateEngineIsStopped() throws Exception {
        Path png = dir.resolve("a.png");
        ImageIO.write(new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY), "png", png.toFile());
        Path slow = Files.writeString(dir.resolve("t.sh"), "if [ \"$1\" = --list-langs ]; then echo vie; else sleep 30; fi");
        var t = new TesseractRecognizer(media(), List.of("sh", slow.toString()), Duration.ofSeconds(1));
        var e = assertThrows(KhosoException.class, () -> t.recognize(png, 1, DPI));
        assertEquals("capture.ocr-late", e.problem().key());
    }

    @Test
    void badImagesAndNoPagesAreRefused() throws Exception {
        Path bad = Files.writeString(dir.resolve("bad.png"), "no image");
        Path pdf = dir.resolve("x.pdf");
        assertThrows(KhosoException.class, () -> assembler().assemble(List.of(new Page(bad, DPI, null)), "x", pdf));
        assertThrows(KhosoException.class, () -> assembler().assemble(List.of(), "x", pdf));
        assertFalse(Files.exists(pdf));
        assertEquals(1, Files.list(dir).count(), "nothing half made is left");
    }

    @Test
    void tableOfTesseract() {
        String t = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\n"
                + "4\t1\t1\t1\t1\t0\t1\t1\t9\t9\t-1\t\n5\t1\t1\t1\t1\t1\t10\t5\t20\t8\t96.5\tNguye\u0302\u0303n\n5\t1\t1\t1\t1\t2\tx\t5\t2\n";
        PageText p = Tsv.parse(t, 4, 2);
        assertEquals(List.of(new Word("Nguyễn", 20, 10, 40, 16, 0, 96.5)), p.words());
        assertEquals(200, p.width());
        assertEquals(List.of(), Tsv.parse("rubbish", 1, 1).words());
    }
}
