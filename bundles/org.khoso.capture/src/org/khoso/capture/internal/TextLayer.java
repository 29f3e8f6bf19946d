package org.khoso.capture.internal;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.khoso.api.media.PageText;
import org.khoso.api.media.PageText.Word;

/** Writes the words of a page, invisible, each stretched over its box. */
final class TextLayer {
    /** Part of a box under the line on which letters stand. */
    private static final double BELOW = 0.2;
    private final PDPageContentStream content;
    private final PDType0Font font;
    private final double width;
    private final double height;

    TextLayer(PDPageContentStream content, PDType0Font font, double width, double height) {
        this.content = content;
        this.font = font;
        this.width = width;
        this.height = height;
    }

    void write(PageText text) throws IOException {
        if (text.width() <= 0 || text.height() <= 0)
            return;
        double sx = width / text.width();
        double sy = height / text.height();
        content.beginText();
        content.setRenderingMode(RenderingMode.NEITHER);
        for (Word w : text.words())
            word(w, sx, sy);
        content.endText();
    }

    private void word(Word w, double sx, double sy) throws IOException {
        String s = writable(w.text());
        double high = w.h() * sy;
        double wide = w.w() * sx;
        if (s.isBlank() || high <= 0 || wide <= 0)
            return;
        double natural = font.getStringWidth(s) / 1000 * high;
        if (natural <= 0)
            return;
        content.setFont(font, (float) high);
        double baseline = height - (w.y() + w.h() * (1 - BELOW)) * sy;
        content.setTextMatrix(new Matrix((float) (wide / natural), 0, 0, 1, (float) (w.x() * sx), (float) baseline));
        content.showText(s);
    }

    /** Letters that the font lacks would show as an empty box, which PDF/A forbids even where nothing is seen. */
    private String writable(String s) {
        var b = new StringBuilder();
        s.codePoints().forEach(c -> b.append(has(c) ? Character.toString(c) : "?"));
        return b.toString();
    }

    private boolean has(int c) {
        try {
            return !Character.isISOControl(c) && font.encode(Character.toString(c)).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
