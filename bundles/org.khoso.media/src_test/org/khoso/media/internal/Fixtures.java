package org.khoso.media.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Small files of each kind, made here. */
final class Fixtures {
    private Fixtures() {
    }

    static BufferedImage picture(int w, int h, int type) {
        var i = new BufferedImage(w, h, type);
        Graphics2D g = i.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, w, h);
        g.setColor(Color.BLACK);
        for (int k = 0; k < 20; k++)
            g.drawLine(0, k * h / 20, w, h - k * h / 20);
        g.dispose();
        return i;
    }

    /** A PDF of scanned pages. @param dpi of each page @param words written invisibly on each page, null for none */
    static Path scan(Path file, double[] dpi, String words) throws IOException {
        try (var d = new PDDocument()) {
            PDFont font = words == null ? null : font(d);
            for (double r : dpi) {
                var p = new PDPage(PDRectangle.A4);
                d.addPage(p);
                var i = picture((int) Math.round(595.276 / 72 * r), (int) Math.round(841.89 / 72 * r), BufferedImage.TYPE_BYTE_GRAY);
                try (var c = new PDPageContentStream(d, p)) {
                    c.drawImage(JPEGFactory.createFromImage(d, i, 0.5f), 0, 0, p.getCropBox().getWidth(), p.getCropBox().getHeight());
                    if (words != null) {
                        c.beginText();
                        c.setFont(font, 12);
                        c.setRenderingMode(RenderingMode.NEITHER);
                        c.newLineAtOffset(72, 720);
                        c.showText(words);
                        c.endText();
                    }
                }
            }
            d.getDocumentInformation().setProducer("Khoso fixtures");
            d.save(file.toFile());
        }
        return file;
    }

    /** Liberation Serif out of the artifact that the fonts bundle is made of, else what the system has. */
    static PDFont font(PDDocument d) throws IOException {
        Path jar = Path.of(System.getProperty("user.home"),
                ".m2/repository/com/github/librepdf/openpdf-fonts-extra/3.0.5/openpdf-fonts-extra-3.0.5.jar");
        try (var z = new ZipFile(jar.toFile())) {
            var e = z.stream().filter(x -> x.getName().endsWith("LiberationSerif-Regular.ttf")).findFirst().orElseThrow();
            try (InputStream in = z.getInputStream(e)) {
                return PDType0Font.load(d, in);
            }
        }
    }

    static Path image(Path file, BufferedImage i, String format) throws IOException {
        if (!ImageIO.write(i, format, file.toFile()))
            throw new IOException("no writer for " + format);
        return file;
    }

    /** A TIFF with an image for each resolution. */
    static Path tiff(Path file, int... dpi) throws IOException {
        ImageWriter w = ImageIO.getImageWritersByFormatName("tiff").next();
        Files.deleteIfExists(file);
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            w.setOutput(out);
            w.prepareWriteSequence(null);
            for (int d : dpi) {
                var i = picture(200, 300, BufferedImage.TYPE_BYTE_BINARY);
                IIOMetadata m = w.getDefaultImageMetadata(new ImageTypeSpecifier(i), w.getDefaultWriteParam());
                tags(m, d);
                var p = w.getDefaultWriteParam();
                p.setCompressionMode(javax.imageio.ImageWriteParam.MODE_EXPLICIT);
                p.setCompressionType("LZW");
                w.writeToSequence(new IIOImage(i, null, m), p);
            }
            w.endWriteSequence();
        } finally {
            w.dispose();
        }
        return file;
    }

    static Path withDpi(Path file, BufferedImage i, String format, int dpi) throws IOException {
        ImageWriter w = ImageIO.getImageWritersByFormatName(format).next();
        Files.deleteIfExists(file);
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            w.setOutput(out);
            IIOMetadata m = w.getDefaultImageMetadata(new ImageTypeSpecifier(i), null);
            if (format.equals("jpeg"))
                jfif(m, dpi);
            else
                pHYs(m, dpi);
            w.write(new IIOImage(i, null, m));
        } finally {
            w.dispose();
        }
        return file;
    }

    private static void jfif(IIOMetadata m, int dpi) throws IOException {
        var root = (IIOMetadataNode) m.getAsTree("javax_imageio_jpeg_image_1.0");
        var j = (IIOMetadataNode) root.getElementsByTagName("app0JFIF").item(0);
        j.setAttribute("resUnits", "1");
        j.setAttribute("Xdensity", "" + dpi);
        j.setAttribute("Ydensity", "" + dpi);
        m.setFromTree("javax_imageio_jpeg_image_1.0", root);
    }

    /** As TIFF tags: by way of the standard metadata the writer gets the unit wrong. */
    private static void tags(IIOMetadata m, int dpi) throws IOException {
        String format = "com_sun_media_imageio_plugins_tiff_image_1.0";
        var root = new IIOMetadataNode(format);
        var ifd = new IIOMetadataNode("TIFFIFD");
        root.appendChild(ifd);
        ifd.appendChild(tag("282", "TIFFRational", dpi + "/1"));
        ifd.appendChild(tag("283", "TIFFRational", dpi + "/1"));
        ifd.appendChild(tag("296", "TIFFShort", "2"));
        m.mergeTree(format, root);
    }

    private static IIOMetadataNode tag(String number, String type, String value) {
        var field = new IIOMetadataNode("TIFFField");
        field.setAttribute("number", number);
        var values = new IIOMetadataNode(type + "s");
        var one = new IIOMetadataNode(type);
        one.setAttribute("value", value);
        values.appendChild(one);
        field.appendChild(values);
        return field;
    }

    private static void pHYs(IIOMetadata m, int dpi) throws IOException {
        var root = new IIOMetadataNode("javax_imageio_png_1.0");
        var p = new IIOMetadataNode("pHYs");
        p.setAttribute("pixelsPerUnitXAxis", "" + Math.round(dpi / 0.0254));
        p.setAttribute("pixelsPerUnitYAxis", "" + Math.round(dpi / 0.0254));
        p.setAttribute("unitSpecifier", "meter");
        root.appendChild(p);
        m.mergeTree("javax_imageio_png_1.0", root);
    }

    static byte[] latin(String s) {
        return s.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer little(int n) {
        return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] wav(int seconds) {
        int data = 8000 * 2 * seconds;
        return little(44 + data).put(latin("RIFF")).putInt(36 + data).put(latin("WAVEfmt ")).putInt(16).putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 16).put(latin("data")).putInt(data).array();
    }

    static byte[] avi(int frames, int microseconds) {
        var b = little(400);
        b.put(latin("RIFF")).putInt(392).put(latin("AVI ")).put(latin("LIST")).putInt(68).put(latin("hdrl")).put(latin("avih")).putInt(56);
        b.putInt(microseconds).putInt(0).putInt(0).putInt(0).putInt(frames).putInt(0).putInt(1).putInt(0).putInt(320).putInt(240);
        return b.array();
    }

    /** Silent frames of MPEG 1 layer III, 128 kbit/s, 44.1 kHz. */
    static byte[] mp3(int frames) {
        var b = ByteBuffer.allocate(frames * 417);
        for (int i = 0; i < frames; i++)
            b.position(i * 417).putInt(0xFFFB9064);
        return b.array();
    }

    /** With a Xing header that states the frames. */
    static byte[] vbr(int frames, int stated) {
        byte[] b = mp3(frames);
        ByteBuffer.wrap(b).position(36).put(latin("Xing")).putInt(1).putInt(stated);
        return b;
    }

    static byte[] mp4(int milliseconds) throws IOException {
        var mvhd = ByteBuffer.allocate(108).putInt(108).put(latin("mvhd")).putInt(0).putInt(0).putInt(0).putInt(1000).putInt(milliseconds)
                .array();
        var tkhd = ByteBuffer.allocate(92).putInt(92).put(latin("tkhd"));
        tkhd.position(84);
        tkhd.putInt(640 << 16).putInt(480 << 16);
        var out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(24).putInt(24).put(latin("ftypmp42")).putInt(0).put(latin("mp42isom")).array());
        out.write(ByteBuffer.allocate(8).putInt(8 + 108 + 100).put(latin("moov")).array());
        out.write(mvhd);
        out.write(ByteBuffer.allocate(8).putInt(100).put(latin("trak")).array());
        out.write(tkhd.array());
        out.write(ByteBuffer.allocate(1008).putInt(1008).put(latin("mdat")).array());
        return out.toByteArray();
    }

    static byte[] asf(int seconds) {
        var b = little(30 + 104 + 100);
        b.put(HexFormat.of().parseHex("3026b2758e66cf11a6d900aa0062ce6c")).putLong(134).putInt(1).put((byte) 1).put((byte) 2);
        b.put(HexFormat.of().parseHex("a1dcab8c47a9cf118ee400c00c205365")).putLong(104);
        b.position(30 + 24 + 16).putLong(234);
        b.position(30 + 24 + 40).putLong((seconds + 1) * 10_000_000L);
        b.position(30 + 24 + 56).putLong(1000);
        b.position(30 + 24 + 76).putInt(64_000);
        return b.array();
    }

    static byte[] zip(String... namesAndTexts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var z = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                z.putNextEntry(new ZipEntry(namesAndTexts[i]));
                z.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    static byte[] ooxml(String type, String first) throws IOException {
        return zip("[Content_Types].xml",
                "<?xml version=\"1.0\"?><Types><Override PartName=\"/x.xml\" ContentType=\"" + type + "\"/></Types>",
                "_rels/.rels", "<Relationships/>", first, "<x/>");
    }
}
