import java.awt.geom.Point2D;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Prints of a PDF, one JSON object a line: each page, each run of text with place, size and font, each line drawn. Millimetres from the upper left. */
public final class Boxes {
    private static final double MM = 25.4 / 72;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] args) throws IOException {
        try (var pdf = Loader.loadPDF(new File(args[0]))) {
            for (int i = 0; i < pdf.getNumberOfPages(); i++) {
                PDPage page = pdf.getPage(i);
                var box = page.getMediaBox();
                say("{\"page\":%d,\"width\":%.2f,\"height\":%.2f}", i + 1, box.getWidth() * MM, box.getHeight() * MM);
                var texts = new Texts(i + 1);
                texts.setStartPage(i + 1);
                texts.setEndPage(i + 1);
                texts.writeText(pdf, new StringWriter());
                texts.flush();
                new Strokes(page, i + 1).processPage(page);
            }
        }
    }

    static void say(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }

    /** Runs: letters one after another on a line, in one font and size. */
    private static final class Texts extends PDFTextStripper {
        private final int page;
        private final StringBuilder text = new StringBuilder();
        private TextPosition first;
        private TextPosition last;

        Texts(int page) throws IOException {
            this.page = page;
            setSuppressDuplicateOverlappingText(false);
        }

        @Override
        protected void processTextPosition(TextPosition t) {
            boolean on = last != null && Math.abs(t.getY() - last.getY()) < 0.5 && t.getFontSizeInPt() == last.getFontSizeInPt()
                    && t.getFont() == last.getFont() && t.getX() > last.getX() && t.getX() - last.getX() - last.getWidth() < 20;
            if (!on)
                flush();
            if (first == null)
                first = t;
            last = t;
            text.append(t.getUnicode());
        }

        void flush() {
            String s = text.toString();
            if (!s.isBlank())
                say("{\"page\":%d,\"text\":\"%s\",\"x\":%.2f,\"right\":%.2f,\"base\":%.2f,\"size\":%.2f,\"font\":\"%s\"}", page, quoted(s.strip()), first.getX() * MM,
                        (last.getX() + last.getWidth()) * MM, first.getY() * MM, first.getFontSizeInPt(), first.getFont().getName());
            text.setLength(0);
            first = null;
            last = null;
        }

        private static String quoted(String s) {
            var out = new StringBuilder();
            s.chars().forEach(c -> out.append(c < 0x20 || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
            return out.toString();
        }
    }

    /** Lines. */
    private static final class Strokes extends PDFGraphicsStreamEngine {
        private final int page;
        private final double height;
        private final List<double[]> lines = new ArrayList<>();
        private Point2D.Float at = new Point2D.Float();

        Strokes(PDPage page, int number) {
            super(page);
            this.page = number;
            height = page.getMediaBox().getHeight();
        }

        @Override
        public void moveTo(float x, float y) {
            at = new Point2D.Float(x, y);
        }

        @Override
        public void lineTo(float x, float y) {
            lines.add(new double[]{at.x, at.y, x, y});
            at = new Point2D.Float(x, y);
        }

        @Override
        public void strokePath() {
            for (double[] l : lines)
                say("{\"page\":%d,\"line\":[%.2f,%.2f,%.2f,%.2f]}", page, l[0] * MM, (height - l[1]) * MM, l[2] * MM, (height - l[3]) * MM);
            lines.clear();
        }

        @Override
        public Point2D getCurrentPoint() {
            return at;
        }

        @Override
        public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
            // boxes are not drawn by our documents
        }

        @Override
        public void drawImage(PDImage image) {
            // no images
        }

        @Override
        public void clip(int rule) {
            // nothing is cut off
        }

        @Override
        public void curveTo(float a, float b, float c, float d, float e, float f) {
            at = new Point2D.Float(e, f);
        }

        @Override
        public void closePath() {
            // see strokePath
        }

        @Override
        public void endPath() {
            lines.clear();
        }

        @Override
        public void fillPath(int rule) {
            lines.clear();
        }

        @Override
        public void fillAndStrokePath(int rule) {
            strokePath();
        }

        @Override
        public void shadingFill(COSName name) {
            // no shadings
        }
    }
}
