package org.khoso.media.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Message;
import org.khoso.api.media.FileFacts;
import org.khoso.media.helper.HelperOptions;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Broken media of each kind, through the helper process as the product reads them: inspected, read, rendered. */
class MediaFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static HelperMediaReader reader;
    @TempDir
    Path dir;

    @BeforeAll
    static void start() {
        reader = new HelperMediaReader(new HelperOptions(256, PATIENCE, 2000, 1, Duration.ofSeconds(60)));
    }

    @AfterAll
    static void stop() throws Exception {
        reader.close();
    }

    private static void fuzz(String format, Shape shape, String words, byte[]... seeds) throws Exception {
        String name = "a." + format.toLowerCase(Locale.ROOT);
        Fuzz.of(format, HelperMediaReader.class).shape(shape).naming(name).clock(PATIENCE.multipliedBy(3)).seed(seeds)
                .words(Stream.of(words.split(" ")).map(w -> w.replace('_', ' ')).toArray(String[]::new))
                .run((file, in) -> {
                    Path p = in.resolve(name);
                    Files.write(p, file);
                    FileFacts facts = reader.inspect(p);
                    List<Message> said = new ArrayList<>(facts.problems());
                    if (!facts.readable() && said.isEmpty())
                        throw new AssertionError("not readable, and nobody says why");
                    if (facts.pages() > 0 && facts.readable()) {
                        reader.text(p, page -> {
                            if (page.plain() == null)
                                throw new AssertionError("no text");
                        });
                        if (reader.render(p, 1, 40).length == 0)
                            throw new AssertionError("no picture");
                    }
                    return said;
                });
    }

    private byte[] file(Path p) throws Exception {
        return Files.readAllBytes(p);
    }

    /** Objects, a table and streams that can be read with the eye: what breaks here breaks inside. */
    private static byte[] plainPdf() throws Exception {
        String content = "BT /F1 12 Tf 50 700 Td (Quyet dinh) Tj ET q 100 0 0 100 50 500 cm /Im1 Do Q 1 0 0 RG 10 10 m 200 200 l S";
        var deflated = new ByteArrayOutputStream();
        try (var d = new DeflaterOutputStream(deflated)) {
            d.write(new byte[16 * 16]);
        }
        String image = deflated.toString(StandardCharsets.ISO_8859_1);
        String[] objects = {"<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R/AcroForm<</Fields[]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate 90/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</Im1 6 0 R>>>>>>",
                "<</Length " + content.length() + ">>stream\n" + content + "\nendstream",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 34/Widths[250 300 400]>>",
                "<</Type/XObject/Subtype/Image/Width 16/Height 16/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode/DecodeParms<</Predictor 1"
                        + "/Columns 16>>/Length " + image.length() + ">>stream\n" + image + "\nendstream",
                "<</Type/Outlines/Count 0>>"};
        StringBuilder out = new StringBuilder("%PDF-1.7\n");
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n %n", out.length()).replace("\r", ""));
            out.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int at = out.length();
        out.append(table).append("trailer<</Size ").append(objects.length + 1).append("/Root 1 0 R/Info<</Producer(x)>>>>\nstartxref\n")
                .append(at)
                .append("\n%%EOF\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void pdf() throws Exception {
        fuzz("PDF", Shape.TEXT,
                "/Length /Filter/FlateDecode /Filter[/FlateDecode/FlateDecode/FlateDecode] /Kids[2_0_R] /Parent /Encrypt<</Filter/Standard/V_5/R_6>> "
                        + "/ObjStm /XRef /Prev_0 /JBIG2Decode /JPXDecode /CCITTFaxDecode /DCTDecode /LZWDecode /ASCII85Decode 2_0_R 1_0_R 4_0_R endstream endobj "
                        + "stream startxref xref trailer<< /Count_999999999 /MediaBox[0_0_1e9_1e9] /SMask_6_0_R /Type3 /Shading /Pattern /Do q Q",
                plainPdf(), file(Fixtures.scan(dir.resolve("a.pdf"), new double[]{20}, "Quyết định")));
    }

    @Test
    void tiff() throws Exception {
        fuzz("TIFF", Shape.BINARY, "II*\0 MM\0* II+\0", file(Fixtures.tiff(dir.resolve("a.tiff"), 300, 200)));
    }

    @Test
    void jpeg() throws Exception {
        BufferedImage grey = Fixtures.picture(64, 80, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage colour = Fixtures.picture(40, 40, BufferedImage.TYPE_3BYTE_BGR);
        fuzz("JPEG", Shape.BINARY,
                "JFIF\0 Exif\0 Adobe\0 \u00ff\u00d8 \u00ff\u00d9 \u00ff\u00c0 \u00ff\u00c2 \u00ff\u00da \u00ff\u00dd ICC_PROFILE\0",
                file(Fixtures.withDpi(dir.resolve("a.jpeg"), grey, "jpeg", 300)),
                file(Fixtures.image(dir.resolve("b.jpeg"), colour, "jpeg")));
    }

    @Test
    void png() throws Exception {
        BufferedImage i = Fixtures.picture(64, 80, BufferedImage.TYPE_BYTE_BINARY);
        fuzz("PNG", Shape.PNG, "IHDR IDAT IEND PLTE tRNS iCCP zTXt iTXt pHYs gAMA",
                file(Fixtures.withDpi(dir.resolve("a.png"), i, "png", 300)),
                file(Fixtures.image(dir.resolve("b.png"), Fixtures.picture(40, 40, BufferedImage.TYPE_4BYTE_ABGR), "png")));
    }

    @Test
    void jpeg2000() throws Exception {
        fuzz("JP2", Shape.BINARY,
                "jP__ ftyp jp2h ihdr colr res_ resc resd jp2c \u00ff\u004f\u00ff\u0051 \u00ff\u0090 \u00ff\u0093 \u00ff\u00d9 \0\0\0\u0001jp2c",
                FileDetailsTest.jp2(300, 200, 3, true), FileDetailsTest.jp2(10, 20, 1, false));
    }

    @Test
    void mp3() throws Exception {
        fuzz("MP3", Shape.BINARY, "ID3\u0004 TAG Xing Info VBRI LAME \u00ff\u00fb\u0090d \u00ff\u00f3", Fixtures.mp3(30),
                Fixtures.vbr(10, 3000));
    }

    @Test
    void mp4() throws Exception {
        fuzz("MP4", Shape.BINARY, "ftyp moov mvhd trak tkhd mdat free uuid \0\0\0\u0001moov \0\0\0\0mdat", Fixtures.mp4(2500));
    }

    @Test
    void wav() throws Exception {
        fuzz("WAV", Shape.BINARY, "RIFF RF64 WAVE fmt_ data LIST ds64 \u00ff\u00ff\u00ff\u00ff", Fixtures.wav(1));
    }

    @Test
    void avi() throws Exception {
        fuzz("AVI", Shape.BINARY, "RIFF AVI_ LIST hdrl avih movi idx1 JUNK", Fixtures.avi(250, 40_000));
    }

    @Test
    void wmv() throws Exception {
        fuzz("WMV", Shape.BINARY, "\u0030\u0026\u00b2\u0075 \u00a1\u00dc\u00ab\u008c", Fixtures.asf(4));
    }
}
