package org.khoso.media.worker.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Text of a page that need not be shown letter by letter, since where it stands and what it says makes no difference any more. What a
 * font breaks at it breaks at here too: each code is asked for once. Numbers so large that PDFBox would stumble over them are left to it.
 */
final class PassedLetters {
    /** A page of the longest content that is read can't reach the end of a float by steps of such numbers. */
    private static final float TAME = 1e5f;
    private static final int CODES = 1 << 16;
    private static final int[][] PLACES = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 0}, {2, 1}};
    private final Map<PDFont, BitSet> asked = new IdentityHashMap<>();

    /** @return whether the string is done with; if not, nothing has happened. @throws IOException as PDFBox would */
    boolean passed(byte[] string, PDGraphicsState state, Matrix text) throws IOException {
        PDTextState t = state.getTextState();
        PDFont font = t.getFont();
        if (font == null || text == null || !tame(t) || !tame(text) || !tame(state.getCurrentTransformationMatrix()))
            return false;
        BitSet known = asked.computeIfAbsent(font, f -> new BitSet());
        var in = new ByteArrayInputStream(string);
        while (in.available() > 0) {
            int code = font.readCode(in);
            if (code >= 0 && code < CODES && known.get(code))
                continue;
            if (!tame(font, code))
                return false;
            if (code >= 0 && code < CODES)
                known.set(code);
        }
        return true;
    }

    private static boolean tame(PDFont font, int code) throws IOException {
        return (!font.isVertical() || tame(font.getPositionVector(code))) && tame(font.getDisplacement(code));
    }

    private static boolean tame(PDTextState t) {
        return tame(t.getFontSize()) && tame(t.getHorizontalScaling()) && tame(t.getCharacterSpacing()) && tame(t.getWordSpacing())
                && tame(t.getRise());
    }

    private static boolean tame(Matrix m) {
        for (int[] p : PLACES)
            if (!tame(m.getValue(p[0], p[1])))
            return false;
        return true;
    }

    private static boolean tame(Vector v) {
        return tame(v.getX()) && tame(v.getY());
    }

    /** Also false for what is no number. */
    private static boolean tame(float f) {
        return Math.abs(f) <= TAME;
    }
}
