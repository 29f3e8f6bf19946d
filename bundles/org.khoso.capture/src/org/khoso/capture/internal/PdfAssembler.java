package org.khoso.capture.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.capture.PageAssembler;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Two-layer PDF, shaped as PDF/A-2b: the image as it was scanned, and over it the words, invisible, each on its place. */
@Component(service = PageAssembler.class)
public final class PdfAssembler implements PageAssembler {
    private static final String FONT = "LiberationSerif-Regular.ttf";
    private static final double POINTS = 72;
    private static final int USUAL_DPI = 200;
    private final FontSource font;

    /** Takes the font out of the bundle {@code org.khoso.fonts}. */
    @Activate
    public PdfAssembler(BundleContext context) {
        this(() -> fromBundle(context));
    }

    PdfAssembler(FontSource font) {
        this.font = font;
    }

    private static InputStream fromBundle(BundleContext context) throws IOException {
        for (Bundle b : context.getBundles()) {
            var found = "org.khoso.fonts".equals(b.getSymbolicName()) ? b.findEntries("fonts", FONT, true) : null;
            if (found != null && found.hasMoreElements())
                return found.nextElement().openStream();
        }
        throw new KhosoException(Message.of("capture.no-font", FONT), null, null);
    }

    @Override
    public void assemble(List<Page> pages, String title, Path pdf) throws IOException {
        if (pages.isEmpty())
            throw new KhosoException(Message.of("capture.nothing-to-assemble", title), null, null);
        Path part = Files.createTempFile(pdf.toAbsolutePath().getParent(), ".khoso", ".pdf.part");
        try (var d = new PDDocument(IOUtils.createTempFileOnlyStreamCache()); InputStream ttf = font.open()) {
            d.setVersion(1.7f);
            PDType0Font f = null;
            for (Page p : pages) {
                boolean words = p.text() != null && !p.text().words().isEmpty();
                if (words && f == null)
                    f = font(d, ttf);
                page(d, p, words ? f : null);
            }
            ArchiveMetadata.add(d, title);
            d.save(part.toFile());
            Files.move(part, pdf, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static PDType0Font font(PDDocument d, InputStream ttf) throws IOException {
        var face = new TTFParser().parse(new RandomAccessReadBuffer(ttf));
        face.setEnableGsub(false); // a word lies on its image letter by letter; and looking for ligatures takes as long as all the rest
        d.registerTrueTypeFontForClosing(face);
        return PDType0Font.load(d, face, true);
    }

    private static void page(PDDocument d, Page p, PDType0Font font) throws IOException {
        var image = PageImage.of(d, p.image());
        double dpi = p.dpi() > 0 ? p.dpi() : USUAL_DPI;
        float w = (float) (image.getWidth() * POINTS / dpi);
        float h = (float) (image.getHeight() * POINTS / dpi);
        var page = new PDPage(new PDRectangle(w, h));
        d.addPage(page);
        try (var c = new PDPageContentStream(d, page)) {
            c.drawImage(image, 0, 0, w, h);
            if (font != null)
                new TextLayer(c, font, w, h).write(p.text());
        }
    }
}
