package org.khoso.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** Forms of Vietnamese text under which two spellings of the same word are equal. Null counts as empty. */
public final class Fold {
    private static final char D_STROKE = '\u0111';
    private static final char ASCII = 0x80;
    private static final char FIRST_MARK = '\u0300';
    private static final char FIRST_VIETNAMESE = '\u1ea0';
    private static final char LAST_VIETNAMESE = '\u1ef9';
    /** Behind the horned u of Vietnamese, U+01B0. */
    private static final char LATIN = '\u01b1';

    /** What composed letters fold to whatever stands beside them: Latin ones, then those of Vietnamese only; 0 where more than the letter has to be known. */
    private static final class Table {
        private static final char[] FOLDED = new char[LATIN + LAST_VIETNAMESE - FIRST_VIETNAMESE + 1];

        static {
            for (int i = ASCII; i < FOLDED.length; i++) {
                String one = foldAny(String.valueOf((char) (i < LATIN ? i : i - LATIN + FIRST_VIETNAMESE)));
                FOLDED[i] = one.length() == 1 ? one.charAt(0) : 0;
            }
        }
    }

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private Fold() {
    }

    /** @return composed form (NFC), nothing else changed */
    public static String nfc(String text) {
        return text == null ? "" : composed(text) ? text : Normalizer.normalize(text, Form.NFC);
    }

    /** Whether nothing in a text can compose: letters below the first combining mark, and the composed ones of Vietnamese. Nearly all text is so. */
    private static boolean composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_MARK && (c < FIRST_VIETNAMESE || c > LAST_VIETNAMESE))
                return false;
        }
        return true;
    }

    /** @return composed, lower case, without marks, d with stroke as d: what search without accents compares */
    public static String fold(String text) {
        if (text == null || text.isEmpty())
            return "";
        char[] out = new char[text.length()];
        for (int i = 0; i < out.length; i++) {
            char c = text.charAt(i);
            out[i] = c < ASCII ? lower(c) : folded(c);
            if (out[i] == 0)
                return foldAny(text);
        }
        return new String(out);
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    private static char folded(char c) {
        if (c < LATIN)
            return Table.FOLDED[c];
        return c >= FIRST_VIETNAMESE && c <= LAST_VIETNAMESE ? Table.FOLDED[c - FIRST_VIETNAMESE + LATIN] : 0;
    }

    private static String foldAny(String text) {
        String s = Normalizer.normalize(lower(nfc(text)), Form.NFD);
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0, c; i < s.length(); i += Character.charCount(c)) {
            c = s.codePointAt(i);
            if (c == D_STROKE)
                out.append('d');
            else if (Character.getType(c) != Character.NON_SPACING_MARK)
                out.appendCodePoint(c);
        }
        return nfc(lower(out.toString()));
    }

    /**
     * @return composed, lower case, marks kept; the tone of oa, oe, uy at the end of a syllable on the first vowel, so
     *         that both ways of writing are equal (not after q, where u belongs to the consonant)
     */
    public static String exact(String text) {
        char[] c = nfc(lower(nfc(text))).toCharArray();
        for (int i = 0; i + 1 < c.length; i++) {
            boolean end = i + 2 == c.length || !belongs(c[i + 2]);
            boolean afterQ = i > 0 && c[i - 1] == 'q';
            if (end && !afterQ && (c[i] == 'o' || c[i] == 'u'))
                moveTone(c, i);
        }
        return new String(c);
    }

    private static boolean belongs(char next) {
        return Character.isLetter(next) || Character.getType(next) == Character.NON_SPACING_MARK;
    }

    private static void moveTone(char[] c, int i) {
        if (c[i + 1] < ASCII)
            return;
        String second = Normalizer.normalize(String.valueOf(c[i + 1]), Form.NFD);
        if (second.length() != 2 || TONES.indexOf(second.charAt(1)) < 0)
            return;
        char vowel = second.charAt(0);
        if (c[i] == 'o' ? vowel != 'a' && vowel != 'e' : vowel != 'y')
            return;
        c[i] = Normalizer.normalize("" + c[i] + second.charAt(1), Form.NFC).charAt(0);
        c[i + 1] = vowel;
    }

    private static String lower(String s) {
        return s.toLowerCase(Locale.ROOT);
    }
}
