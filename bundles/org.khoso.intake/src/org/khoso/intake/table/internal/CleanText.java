package org.khoso.intake.table.internal;

import org.khoso.text.Fold;

/** Text of a cell without what nobody sees: spaces of other kinds, zero-width characters, line breaks, decomposed letters. */
public final class CleanText {
    private static final char SOFT_HYPHEN = 0xad;
    private CleanText() {
    }

    /** @return composed text on one line, runs of white space as one space; at most {@link Limits#CELL} characters */
    public static String of(String raw) {
        if (raw == null || raw.isEmpty())
            return "";
        String s = raw.length() > Limits.CELL ? raw.substring(0, Limits.CELL) : raw;
        StringBuilder out = new StringBuilder(s.length());
        boolean gap = false;
        boolean bytes = s.indexOf(SOFT_HYPHEN) >= 0 && s.chars().allMatch(ch -> ch < 256);
        for (int i = 0, c; i < s.length(); i += Character.charCount(c)) {
            c = s.codePointAt(i);
            if (invisible(c) && !(bytes && c == SOFT_HYPHEN)) // in text of before Unicode it is a letter
                continue;
            if (space(c)) {
                gap = out.length() > 0;
                continue;
            }
            if (gap)
                out.append(' ');
            gap = false;
            out.appendCodePoint(c);
        }
        return Fold.nfc(out.toString());
    }

    private static boolean space(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Format characters, controls that are no white space, lone surrogates, noncharacters: none may enter XML or a database. */
    private static boolean invisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.SURROGATE || type == Character.CONTROL && !Character.isWhitespace(c)
                && c != 0x85
                || (c & 0xfffe) == 0xfffe;
    }
}
