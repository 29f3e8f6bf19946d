package org.khoso.report.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.khoso.api.Message;
import org.khoso.api.report.Document.Page;
import org.khoso.api.report.Document.TextStyle;

/** Pages to write on. Points from the upper left corner; fonts are embedded, only the letters in use. */
final class PdfCanvas implements AutoCloseable {
    static final double MM = 72 / 25.4;
    private static final int NAMED = 5;
    private final PDDocument pdf;
    private final Fonts fonts;
    private final PDType0Font[] embedded = new PDType0Font[4];
    private final TreeMap<Integer, Long> missing = new TreeMap<>();
    private PDPageContentStream stream;
    private double height;

    PdfCanvas(PDDocument pdf, Fonts fonts) {
        this.pdf = pdf;
        this.fonts = fonts;
    }

    void page(Page page) throws IOException {
        close();
        height = page.height() * MM;
        var sheet = new PDPage(new PDRectangle((float) (page.width() * MM), (float) height));
        pdf.addPage(sheet);
        stream = new PDPageContentStream(pdf, sheet);
    }

    @Override
    public void close() throws IOException {
        if (stream != null)
            stream.close();
        stream = null;
    }

    Face face(TextStyle style) throws IOException {
        return fonts.face(style);
    }

    /** @return the text with a sign for each character that the face can't set */
    String known(String text, TextStyle style) throws IOException {
        Face face = fonts.face(style);
        if (text.codePoints().allMatch(face::has))
            return text;
        var out = new StringBuilder();
        Powers.known(text, face).codePoints().forEach(c -> {
            if (!face.has(c))
                missing.merge(c, 1L, Long::sum);
            out.appendCodePoint(face.has(c) ? c : CleanText.SIGN);
        });
        return out.toString();
    }

    /** Writes a line. @param spread points to add to each space */
    void text(String text, TextStyle style, double x, double baseline, double spread) throws IOException {
        if (text.isEmpty())
            return;
        stream.beginText();
        stream.setFont(font(Fonts.number(style)), (float) style.size());
        stream.newLineAtOffset((float) x, (float) (height - baseline));
        if (spread == 0)
            stream.showText(text);
        else
            stream.showTextWithPositioning(spread(text, (float) (-spread * 1000 / style.size())));
        stream.endText();
    }

    private static Object[] spread(String text, float more) {
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
            parts.add(text.substring(from, i + 1));
            parts.add(more);
            from = i + 1;
        }
        parts.add(text.substring(from));
        return parts.toArray();
    }

    private PDType0Font font(int number) throws IOException {
        if (embedded[number] == null) {
            var face = new TTFParser().parse(new RandomAccessReadBuffer(fonts.face(number).file()));
            face.setEnableGsub(false); // a line is measured letter by letter; and looking for ligatures takes as long as all the rest
            pdf.registerTrueTypeFontForClosing(face);
            embedded[number] = PDType0Font.load(pdf, face, true);
        }
        return embedded[number];
    }

    void line(double x1, double y1, double x2, double y2, double width) throws IOException {
        stream.setLineWidth((float) width);
        stream.moveTo((float) x1, (float) (height - y1));
        stream.lineTo((float) x2, (float) (height - y2));
        stream.stroke();
    }

    /** @return what could not be set, in a sentence; empty if all could */
    List<Message> notes() {
        if (missing.isEmpty())
            return List.of();
        String which = String.join(", ", missing.keySet().stream().limit(NAMED).map(c -> String.format("U+%04X", c)).toList());
        return List.of(Message.of("report.replaced.glyph", missing.values().stream().mapToLong(Long::longValue).sum(),
                which + (missing.size() > NAMED ? ", \u2026" : "")));
    }
}
