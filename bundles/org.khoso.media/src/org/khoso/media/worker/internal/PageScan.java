package org.khoso.media.worker.internal;

import java.awt.geom.Point2D;
import java.io.IOException;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Walks through the content of a page without painting: does it have text (also invisible), and how fine are the images
 * that fill it? An image fills the page if it covers half of it; where a scan was cut into strips, the strips do together.
 */
final class PageScan extends PDFGraphicsStreamEngine {
    private static final double HALF = 0.5;
    private static final double STRIP = 0.02;
    private final double area;
    private final double unit;
    private final Finest large = new Finest();
    private final Finest strips = new Finest();
    private final PassedLetters letters = new PassedLetters();
    private double stripArea;
    private boolean shown;
    private boolean hidden;
    private long mostPixels;

    /** Lowest resolution and depth of some images. */
    private static final class Finest {
        double dpi;
        int bits;

        void add(double d, int b) {
            dpi = dpi == 0 ? d : Math.min(dpi, d);
            if (b > 0)
                bits = bits == 0 ? b : Math.min(bits, b);
        }
    }

    PageScan(PDPage page) {
        super(page);
        PDRectangle box = page.getCropBox();
        unit = page.getUserUnit();
        area = Math.max(1, (double) box.getWidth() * box.getHeight());
    }

    double dpi() {
        return filling().dpi;
    }

    int bits() {
        return filling().bits;
    }

    /** @return of the largest image */
    long mostPixels() {
        return mostPixels;
    }

    boolean hasText() {
        return shown || hidden;
    }

    /** @return whether there is text that nobody sees */
    boolean hasHiddenText() {
        return hidden;
    }

    /** @return whether an image fills the page, or strips do together */
    boolean filled() {
        return filling().dpi > 0;
    }

    private Finest filling() {
        return large.dpi == 0 && stripArea >= HALF ? strips : large;
    }

    @Override
    public void drawImage(PDImage image) {
        mostPixels = Math.max(mostPixels, (long) image.getWidth() * image.getHeight());
        Matrix m = getGraphicsState().getCurrentTransformationMatrix();
        double w = Math.abs(m.getScalingFactorX());
        double h = Math.abs(m.getScalingFactorY());
        double part = Math.abs(m.getScaleX() * m.getScaleY() - m.getShearX() * m.getShearY()) / area;
        if (part < STRIP || image.getWidth() < 1 || image.getHeight() < 1)
            return;
        double dpi = Math.min(image.getWidth() / w, image.getHeight() / h) * 72 / unit;
        strips.add(dpi, bits(image));
        boolean before = filled();
        stripArea += part;
        if (part >= HALF)
            large.add(dpi, bits(image));
        if (!before && filled() && shown) { // what was written before now lies below the image
            hidden = true;
            shown = false;
        }
    }

    private static int bits(PDImage image) {
        if (image.isStencil())
            return 1;
        try {
            // for JPEG 2000 the colour space may be in the picture alone: don't decode for that
            boolean inside = image.getCOSObject() instanceof org.apache.pdfbox.cos.COSDictionary d
                    && d.getDictionaryObject(COSName.COLORSPACE) == null
                    && d.getDictionaryObject(COSName.CS) == null;
            return inside ? image.getBitsPerComponent() : image.getBitsPerComponent() * image.getColorSpace().getNumberOfComponents();
        } catch (IOException | RuntimeException e) {
            return Math.max(0, image.getBitsPerComponent());
        }
    }

    /** Where no letter can say anything new, only what a font says of a letter for the first time is asked: that may be damaged. */
    @Override
    protected void showText(byte[] string) throws IOException {
        boolean nothingNew = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER ? hidden : shown;
        if (!nothingNew || !letters.passed(string, getGraphicsState(), getTextMatrix()))
            super.showText(string);
    }

    @Override
    protected void showGlyph(Matrix m, PDFont font, int code, Vector displacement) throws IOException {
        boolean invisible = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
        if (invisible ? hidden : shown)
            return; // one letter of each is enough
        String s = font.toUnicode(code);
        if (s != null && s.codePoints().anyMatch(Character::isLetterOrDigit)) {
            hidden |= invisible;
            shown |= !invisible;
        }
        super.showGlyph(m, font, code, displacement);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        // nothing is painted
    }

    @Override
    public void clip(int rule) {
        // nothing is painted
    }

    @Override
    public void moveTo(float x, float y) {
        // nothing is painted
    }

    @Override
    public void lineTo(float x, float y) {
        // nothing is painted
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        // nothing is painted
    }

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float();
    }

    @Override
    public void closePath() {
        // nothing is painted
    }

    @Override
    public void endPath() {
        // nothing is painted
    }

    @Override
    public void strokePath() {
        // nothing is painted
    }

    @Override
    public void fillPath(int rule) {
        // nothing is painted
    }

    @Override
    public void fillAndStrokePath(int rule) {
        // nothing is painted
    }

    @Override
    public void shadingFill(COSName name) {
        // nothing is painted
    }
}
