package samples;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** Writes a two-layer PDF: the picture of each page and its text, invisible, above it. */
final class PdfWriter {
    /** A page as scanned. */
    record Scanned(Page page, byte[] jpeg, double angle) {
    }

    private PdfWriter() {
    }

    static byte[] write(List<Scanned> pages, boolean textLayer, boolean encrypt, long id, String title) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(id);
            document.getDocumentInformation().setProducer("Scan Station 4.1");
            document.getDocumentInformation().setTitle(title);
            Map<Face, PDType0Font> fonts = new EnumMap<>(Face.class);
            if (!encrypt)
                archival(document, title);
            for (Scanned scanned : pages)
                page(document, scanned, textLayer, fonts);
            if (encrypt) {
                COSString fixed = new COSString(java.nio.ByteBuffer.allocate(16).putLong(id).putLong(~id).array());
                document.getDocument().setDocumentID(new COSArray(List.of(fixed, fixed)));
                StandardProtectionPolicy policy = new StandardProtectionPolicy("chu-so-huu", "mo-tep", new AccessPermission());
                policy.setEncryptionKeyLength(128);
                policy.setPreferAES(false);
                document.protect(policy);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(300_000);
            document.save(out);
            return out.toByteArray();
        }
    }

    /** PDF/A-2b: says so, and names its colour space. */
    private static void archival(PDDocument document, String title) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(Lists.resource("xmp.txt").replace("$title", title).getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private static void page(PDDocument document, Scanned scanned, boolean textLayer, Map<Face, PDType0Font> fonts)
            throws IOException {
        PDPage page = new PDPage(new PDRectangle((float) Page.WIDTH, (float) Page.HEIGHT));
        document.addPage(page);
        var image = JPEGFactory.createFromByteArray(document, scanned.jpeg());
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
            out.drawImage(image, 0, 0, (float) Page.WIDTH, (float) Page.HEIGHT);
            if (textLayer) {
                out.beginText();
                out.setRenderingMode(RenderingMode.NEITHER);
                for (Page.Line line : scanned.page().lines)
                    text(document, out, line, scanned.angle(), fonts);
                out.endText();
            }
        }
    }

    private static void text(PDDocument document, PDPageContentStream out, Page.Line line, double angle, Map<Face, PDType0Font> fonts)
            throws IOException {
        if (line.text().isBlank())
            return;
        PDType0Font font = fonts.get(line.face());
        if (font == null) {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(line.face().bytes()));
            face.setEnableGsub(false); // looking for ligatures takes as long as all the rest
            document.registerTrueTypeFontForClosing(face);
            font = PDType0Font.load(document, face, true);
            fonts.put(line.face(), font);
        }
        double[] at = {line.x(), line.y()};
        AffineTransform.getRotateInstance(angle, Page.WIDTH / 2, Page.HEIGHT / 2).transform(at, 0, at, 0, 1);
        double natural = line.face().width(line.text(), line.size());
        out.setFont(font, (float) line.size());
        out.setHorizontalScaling((float) (100 * line.width() / natural));
        out.setTextMatrix(Matrix.getRotateInstance(-angle, (float) at[0], (float) (Page.HEIGHT - at[1])));
        out.showText(line.text());
    }
}
