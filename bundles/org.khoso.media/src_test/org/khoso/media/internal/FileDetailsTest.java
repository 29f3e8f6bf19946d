package org.khoso.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.media.FileDetails.Run;
import org.khoso.api.media.FileFacts;
import org.khoso.media.helper.HelperOptions;

/** What is inside files: page by page, what a PDF carries, JPEG 2000. */
class FileDetailsTest {
    private static HelperMediaReader reader;
    @TempDir
    Path dir;

    @BeforeAll
    static void open() {
        reader = new HelperMediaReader(new HelperOptions(256, Duration.ofSeconds(60), 1000, 1, Duration.ofSeconds(60)));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private FileFacts changed(String name, Change change) throws Exception {
        Path from = Fixtures.scan(dir.resolve("from-" + name), new double[]{72, 72, 100}, "Kho");
        Path to = dir.resolve(name);
        try (PDDocument d = Loader.loadPDF(from.toFile())) {
            change.on(d);
            d.save(to.toFile());
        }
        return reader.inspect(to);
    }

    private interface Change {
        void on(PDDocument d) throws Exception;
    }

    @Test
    void pagesThatAreAlikeStandTogether() throws Exception {
        FileFacts f = changed("a.pdf", d -> d.addPage(new PDPage()));
        List<Run> runs = f.details().runs();
        assertEquals(3, runs.size(), runs.toString());
        assertEquals(new Run(1, 2, runs.get(0).dpi(), runs.get(0).bits(), true, true, true), runs.get(0));
        assertEquals(72, runs.get(0).dpi(), 1);
        assertEquals(100, runs.get(1).dpi(), 1);
        assertEquals(new Run(4, 4, 0, 0, false, false, false), runs.get(2));
        assertFalse(f.details().twoLayer());
        assertTrue(changed("b.pdf", d -> {
        }).details().twoLayer());
    }

    @Test
    void textAboveAnImageIsSeenAndBelowItHidden() throws Exception {
        for (boolean above : new boolean[]{true, false}) {
            Path file = dir.resolve(above + ".pdf");
            try (var d = new PDDocument()) {
                var page = new PDPage();
                d.addPage(page);
                var image = LosslessFactory.createFromImage(d, new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB));
                try (var c = new PDPageContentStream(d, page)) {
                    if (above)
                        c.drawImage(image, 0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
                    c.beginText();
                    c.setFont(Fixtures.font(d), 12);
                    c.showText("Kho");
                    c.endText();
                    if (!above)
                        c.drawImage(image, 0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
                }
                d.save(file.toFile());
            }
            FileFacts f = reader.inspect(file);
            assertTrue(f.textLayer());
            assertEquals(!above, f.details().twoLayer());
        }
    }

    @Test
    void embeddedFilesAndJavaScriptAreFound() throws Exception {
        FileFacts f = changed("c.pdf", d -> {
            var file = new PDEmbeddedFile(d);
            var spec = new PDComplexFileSpecification();
            spec.setFileUnicode("bảng kê.xlsx");
            spec.setEmbeddedFile(file);
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("x", spec));
            var names = new PDDocumentNameDictionary(d.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            d.getDocumentCatalog().setNames(names);
        });
        assertEquals(List.of("bảng kê.xlsx"), f.details().embedded());
        assertFalse(f.details().javaScript());
        assertTrue(
                changed("d.pdf", d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))).details().javaScript());
        assertTrue(changed("e.pdf", d -> {
            var actions = new org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions();
            actions.setO(new PDActionJavaScript("1"));
            d.getPage(2).setActions(actions);
        }).details().javaScript());
    }

    @Test
    void encryptionIsNamedAlsoWhereNoPasswordIsNeeded() throws Exception {
        for (int bits : new int[]{40, 128, 256})
            for (String user : new String[]{"", "u"}) {
                FileFacts f = changed(bits + user + ".pdf", d -> {
                    var policy = new StandardProtectionPolicy("owner", user, new AccessPermission());
                    policy.setEncryptionKeyLength(bits);
                    d.protect(policy);
                });
                assertTrue(f.encrypted());
                assertEquals(user.isEmpty(), f.readable());
                assertEquals(!user.isEmpty() ? "?" : bits == 256 ? "AES-256" : "RC4-" + bits, f.details().encryption());
            }
        assertEquals("", changed("plain.pdf", d -> {
        }).details().encryption());
    }

    @Test
    void anEndThatPointsNowhereIsBrokenStructure() throws Exception {
        Path good = Fixtures.scan(dir.resolve("good.pdf"), new double[]{72}, null);
        assertFalse(reader.inspect(good).details().repaired());
        String text = Files.readString(good, StandardCharsets.ISO_8859_1);
        Path bad = Files.writeString(dir.resolve("bad.pdf"), text.replaceFirst("startxref\\s+\\d+", "startxref\n3"),
                StandardCharsets.ISO_8859_1);
        FileFacts f = reader.inspect(bad);
        assertTrue(f.details().repaired(), f.toString());
        assertEquals("media.pdf-table", f.problems().get(0).key());
        Path late = Files.writeString(dir.resolve("late.pdf"), "junk before\n" + text, StandardCharsets.ISO_8859_1);
        assertFalse(reader.inspect(late).details().repaired(), "places count from the header");
    }

    @Test
    void jpeg2000IsFollowedToItsEnd() throws IOException {
        byte[] whole = jp2(300, 200, 3, true);
        FileFacts f = reader.inspect(Files.write(dir.resolve("a.jp2"), whole));
        assertTrue(f.readable(), f.problems().toString());
        assertEquals("image/jp2", f.mime());
        assertEquals(300, f.width());
        assertEquals(200, f.height());
        assertEquals(24, f.bits());
        assertEquals(300, f.dpi(), 0.5);
        assertEquals(1, f.pages());
        FileFacts torn = reader.inspect(Files.write(dir.resolve("b.jp2"), java.util.Arrays.copyOf(whole, whole.length - 40)));
        assertFalse(torn.readable());
        FileFacts bare = reader.inspect(Files.write(dir.resolve("c.j2k"), jp2(10, 20, 1, false)));
        assertTrue(bare.readable(), bare.problems().toString());
        assertEquals(8, bare.bits());
        assertFalse(reader.inspect(Files.write(dir.resolve("d.jp2"), "no picture".getBytes(StandardCharsets.UTF_8))).readable());
    }

    static byte[] jp2(int w, int h, int parts, boolean boxed) throws IOException {
        var code = new ByteArrayOutputStream();
        var c = new DataOutputStream(code);
        c.writeShort(0xff4f);
        c.writeShort(0xff51);
        c.writeShort(38 + 3 * parts);
        c.writeShort(0);
        for (int n : new int[]{w, h, 0, 0, w, h, 0, 0})
            c.writeInt(n);
        c.writeShort(parts);
        for (int i = 0; i < parts; i++)
            c.write(new byte[]{7, 1, 1});
        c.writeShort(0xff5c); // QCD
        c.writeShort(4);
        c.writeShort(0);
        for (int i = 0; i < 2; i++) {
            c.writeShort(0xff90);
            c.writeShort(10);
            c.writeShort(i);
            c.writeInt(14 + 50);
            c.writeShort(1);
            c.writeShort(0xff93);
            c.write(new byte[50]);
        }
        c.writeShort(0xffd9);
        if (!boxed)
            return code.toByteArray();
        var all = new ByteArrayOutputStream();
        var o = new DataOutputStream(all);
        o.write(new byte[]{0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, (byte) 0x87, 10});
        box(o, "ftyp", "jp2 \0\0\0\0jp2 ".getBytes(StandardCharsets.ISO_8859_1));
        var resolution = new ByteArrayOutputStream();
        var r = new DataOutputStream(resolution);
        for (int i = 0; i < 2; i++) {
            r.writeShort(11811);
            r.writeShort(1);
        }
        r.write(new byte[]{0, 0});
        var inner = new ByteArrayOutputStream();
        box(new DataOutputStream(inner), "resc", resolution.toByteArray());
        var header = new ByteArrayOutputStream();
        box(new DataOutputStream(header), "res ", inner.toByteArray());
        box(o, "jp2h", header.toByteArray());
        box(o, "jp2c", code.toByteArray());
        return all.toByteArray();
    }

    private static void box(DataOutputStream o, String name, byte[] data) throws IOException {
        o.writeInt(data.length + 8);
        o.writeBytes(name);
        o.write(data);
    }
}
