package org.khoso.report.internal;

import java.io.IOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A face of the letter font: its file, and what its letters measure. Immutable. */
final class Face {
    private static final int PLANE = 0x10000;
    private static final double EM = 1000;
    private final byte[] file;
    /** Thousandths of the size, by code point of the basic plane; -1 where there is no glyph. */
    private final short[] widths = new short[PLANE];
    private final double ascent;
    private final double height;

    Face(byte[] file) throws IOException {
        this.file = file;
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            double unit = font.getUnitsPerEm();
            var letters = font.getUnicodeCmapLookup();
            var advances = font.getHorizontalMetrics();
            for (int c = 0; c < PLANE; c++) {
                int glyph = Character.isSurrogate((char) c) ? 0 : letters.getGlyphId(c);
                widths[c] = glyph == 0 ? -1 : (short) Math.round(advances.getAdvanceWidth(glyph) * EM / unit);
            }
            var h = font.getHorizontalHeader();
            ascent = h.getAscender() / unit;
            height = (h.getAscender() - h.getDescender() + h.getLineGap()) / unit;
        }
    }

    byte[] file() {
        return Arrays.copyOf(file, file.length);
    }

    /** @return height of letters above the line they stand on, as a share of the size */
    double ascent() {
        return ascent;
    }

    /** @return distance of lines at single spacing, as a share of the size */
    double height() {
        return height;
    }

    /** @return whether the face can set the character: a glyph is there, and it runs from left to right */
    boolean has(int c) {
        return c < PLANE && widths[c] >= 0 && !turned(c);
    }

    private static boolean turned(int c) {
        byte d = Character.getDirectionality(c);
        return d == Character.DIRECTIONALITY_RIGHT_TO_LEFT || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** @return width of a text in points; what the face lacks counts nothing */
    double width(String text, double size) {
        long sum = 0;
        for (int i = 0; i < text.length(); i++)
            sum += Math.max(0, widths[text.charAt(i)]);
        return sum * size / EM;
    }

    double width(char c, double size) {
        return Math.max(0, widths[c]) * size / EM;
    }
}
