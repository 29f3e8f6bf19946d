package org.khoso.media.worker.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** One page as PNG. */
final class Render {
    private static final int LONGEST_SIDE = 8_000;
    private static final double MOST_PIXELS = 40e6;

    private Render() {
    }

    static void pdf(Path file, int page, int dpi, Path out) throws IOException {
        try (var log = new PdfLog(); var pdf = new PdfFile(file)) {
            PDPage p = page(pdf.document(), page, file);
            try (var one = new PDDocument()) {
                one.addPage(p);
                var renderer = new PDFRenderer(one);
                renderer.setSubsamplingAllowed(true);
                write(renderer.renderImageWithDPI(0, (float) fitting(p, dpi), ImageType.RGB), out);
            }
        }
    }

    /** Found by walking: the page count that a file states may be a lie. */
    private static PDPage page(PDDocument d, int page, Path file) throws IOException {
        int n = 0;
        for (PDPage p : d.getPages())
            if (++n == page)
            return p;
        throw new BadFile("media.no-such-page", file.getFileName().toString(), page, n);
    }

    /** A page may be of any size: the picture may not. */
    private static double fitting(PDPage p, int dpi) {
        double unit = Math.max(1, p.getUserUnit()) / 72.0;
        double w = Math.max(1, p.getCropBox().getWidth() * unit);
        double h = Math.max(1, p.getCropBox().getHeight() * unit);
        return Math.min(Math.min(dpi, Math.sqrt(MOST_PIXELS / (w * h))), LONGEST_SIDE / Math.max(w, h));
    }

    static void image(Path file, int page, int dpi, Path out) throws IOException {
        try (var image = new ImageFile(file)) {
            int n = image.count();
            if (page < 1 || page > n)
                throw new BadFile("media.no-such-page", file.getFileName().toString(), page, n);
            if (image.pixels(page - 1) > ImageFile.MOST_PIXELS)
                throw new BadFile("media.too-many-pixels", file.getFileName().toString(), image.pixels(page - 1) / 1_000_000,
                        ImageFile.MOST_PIXELS / 1_000_000);
            var own = Resolution.of(image.stream());
            double native_ = page <= own.size() ? own.get(page - 1) : 0;
            BufferedImage read = image.decode(page - 1, (long) MOST_PIXELS);
            double full = image.reader().getWidth(page - 1);
            double wanted = native_ > 0 ? Math.min(1, dpi / native_) * full / read.getWidth() : 1;
            double fit = (double) LONGEST_SIDE / Math.max(read.getWidth(), read.getHeight());
            write(scaled(read, Math.min(1, Math.min(wanted, fit))), out);
        }
    }

    private static BufferedImage scaled(BufferedImage i, double by) {
        if (by >= 0.999 && i.getType() != BufferedImage.TYPE_CUSTOM)
            return i;
        int w = Math.max(1, (int) Math.round(i.getWidth() * by));
        int h = Math.max(1, (int) Math.round(i.getHeight() * by));
        var to = new BufferedImage(w, h,
                i.getColorModel().getNumColorComponents() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        Graphics2D g = to.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(i, 0, 0, w, h, null);
        } finally {
            g.dispose();
        }
        return to;
    }

    private static void write(BufferedImage i, Path out) throws IOException {
        try (OutputStream to = Files.newOutputStream(out)) {
            if (!ImageIO.write(i, "png", to))
                throw new IOException("no PNG writer for this picture");
        }
    }
}
