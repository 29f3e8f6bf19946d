package org.khoso.survey.exchange.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of cells: what differs only in what nobody sees is the same. */
final class Texts {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final int MOST_ROUNDS = 4;

    private Texts() {
    }

    /** @return text as it is kept: composed, line ends as line feeds, without control characters and halves of characters */
    static String clean(String raw) {
        String s = raw.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder out = new StringBuilder(s.length());
        s.codePoints().filter(Texts::visible).forEach(out::appendCodePoint);
        return Normalizer.normalize(out, Normalizer.Form.NFC).strip();
    }

    private static boolean visible(int c) {
        int type = Character.getType(c);
        return c == '\n' || c == '\t'
                || type != Character.CONTROL && type != Character.SURROGATE && (c & 0xfffe) != 0xfffe && c != 0xfeff
                        && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
    }

    /** @return text to compare with another that went through a spreadsheet: escapes undone, whoever made them; no tabs, which cells don't keep */
    private static String comparable(String raw) {
        String s = raw;
        for (int i = 0; i < MOST_ROUNDS && s.contains("_x"); i++)
            s = unescaped(s);
        return clean(s).replace('\t', ' ');
    }

    /** @return whether two texts are the same to a reader */
    static boolean same(String a, String b) {
        return a.equals(b) || comparable(a).equals(comparable(b));
    }

    /** @return key of a label or of words between cells: one line, spaces of all kinds are one */
    static String line(String raw) {
        return comparable(raw).replaceAll("[\\s\\p{Z}\\ufffd]+", " ").strip();
    }

    /** @return key of a choice: case does not matter either */
    static String key(String raw) {
        return line(raw).toLowerCase(Locale.ROOT);
    }

    /** Spreadsheets write what XML can't hold as _xHHHH_. */
    static String unescaped(String s) {
        if (!s.contains("_x"))
            return s;
        return ESCAPED.matcher(s).replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }
}
