package org.khoso.text;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.PartialDate;
import org.khoso.api.PartialDate.Precision;

/**
 * Finds what search must not tear apart: numbers and signs of documents (851/BNV-CVT, 15/2023/QD-UBND, 12-NQ/TW), reference
 * codes (H49.64.33.2001.160) and dates. The expressions are possessive, so that no text makes them slow.
 */
public final class DocumentSymbols {
    private static final String EDGE = "(?<![\\p{L}\\p{M}\\p{N}/.-])";
    private static final String END = "(?![\\p{L}\\p{M}\\p{N}]|/[\\p{L}\\p{N}])";
    private static final String WORD = "\\p{L}[\\p{L}\\p{M}\\p{N}&]{1,15}+";
    private static final String CAPS = "\\p{Lu}[\\p{Lu}\\p{M}\\p{N}&]{1,15}+";
    private static final Pattern SIGN = Pattern.compile(EDGE + "\\d{1,6}+\\p{L}?\\p{M}*+(?:/\\d{4})?+(?:"
            + "/" + WORD + "(?:[-./&]" + WORD + "){0,5}+" // 851/BNV-CVT&LTNN, 15/2023/QD-UBND
            + "|-" + WORD + "/" + WORD + "(?:[-.&]" + WORD + "){0,3}+" // 12-NQ/TW
            + "| ?/ ?" + CAPS + "(?: ?[-./&] ?" + CAPS + "){0,5}+" // as OCR has it: 851 / BNV - CVT
            + ")" + END);
    private static final Pattern CODE = Pattern.compile(EDGE + "[\\p{L}\\p{N}]{1,10}+"
            + "(?:\\.[\\p{L}\\p{N}]{1,20}+){2,12}+" + END);
    private static final Pattern NUMERIC = Pattern.compile("(?<![\\p{L}\\p{N}/.-])"
            + "(?:\\d{1,2}([/.-])\\d{1,2}\\1\\d{4}|\\d{4}-\\d{2}-\\d{2})(?![\\p{L}\\p{N}]|[/.-]\\p{N})");
    private static final Pattern WRITTEN = written();

    private DocumentSymbols() {
    }

    private static Pattern written() {
        DateWords w = DateWords.load();
        String number = "\\s{0,3}\\d{1,2},?\\s{1,3}";
        return Pattern.compile("\\b(?:" + w.day() + number + ")?" + w.month() + number + w.year() + "\\s{0,3}\\d{4}\\b");
    }

    /** @return symbols and dates of a text, in order, without overlaps */
    public static List<Span> find(String text) {
        if (text == null || !digits(text)) // all of them have one, and most texts of a description have none
            return List.of();
        NavigableMap<Integer, Span> found = new TreeMap<>();
        dates(NUMERIC.matcher(text), text, null, found);
        Folded folded = Folded.of(text);
        dates(WRITTEN.matcher(folded.text()), text, folded, found);
        signs(SIGN.matcher(text), text, found);
        codes(CODE.matcher(text), text, found);
        return List.copyOf(found.values());
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++)
            if (Character.isDigit(text.charAt(i)))
            return true;
        return false;
    }

    private static void dates(Matcher m, String text, Folded folded, NavigableMap<Integer, Span> found) {
        while (m.find()) {
            int start = folded == null ? m.start() : folded.at(m.start());
            int end = folded == null ? m.end() : folded.at(m.end());
            PartialDate date = Dates.parse(text.substring(start, end));
            if (date.precision() == Precision.DAY)
                add(found, new Span(start, end, date.from().toString(), Span.Kind.DATE));
            else if (date.precision() == Precision.MONTH)
                add(found, new Span(start, end, date.from().toString().substring(0, 7), Span.Kind.DATE));
        }
    }

    private static void signs(Matcher m, String text, NavigableMap<Integer, Span> found) {
        while (m.find())
            add(found, symbol(text, m.start(), m.end()));
    }

    private static void codes(Matcher m, String text, NavigableMap<Integer, Span> found) {
        while (m.find()) {
            String s = m.group();
            boolean letters = s.chars().anyMatch(Character::isLetter);
            boolean digits = s.chars().anyMatch(Character::isDigit);
            // 1.234.567 is an amount, www.example.org a host, 1.2.3 a heading
            if (digits && (letters || s.chars().filter(c -> c == '.').count() >= 3) && !amount(s))
                add(found, symbol(text, m.start(), m.end()));
        }
    }

    private static boolean amount(String s) {
        String[] parts = s.split("\\.");
        for (int i = 1; i < parts.length; i++)
            if (parts[i].length() != 3 || !parts[i].chars().allMatch(Character::isDigit))
            return false;
        return parts[0].chars().allMatch(Character::isDigit) && parts[0].length() <= 3;
    }

    private static Span symbol(String text, int start, int end) {
        return new Span(start, end, Identifiers.normal(text.substring(start, end)), Span.Kind.SYMBOL);
    }

    private static void add(NavigableMap<Integer, Span> found, Span s) {
        Map.Entry<Integer, Span> before = found.lowerEntry(s.end());
        if (before == null || before.getValue().end() <= s.start())
            found.put(s.start(), s);
    }

    /** A text without accents whose places can be told in the original. */
    private record Folded(String text, int[] places) {
        /** Latin letters and marks folded once: normalising each letter of a page anew costs more than the search itself. */
        private static final String[] LETTERS = letters();

        private static String[] letters() {
            String[] table = new String[0x1F00];
            for (int c = 0; c < table.length; c++)
                if (c < 0x370 || c >= 0x1E00)
                table[c] = c < 0x80 ? String.valueOf((char) Character.toLowerCase(c)) : Fold.fold(Character.toString(c));
            return table;
        }

        private static String fold(int c) {
            String known = c < LETTERS.length ? LETTERS[c] : null;
            return known != null ? known : Fold.fold(Character.toString(c));
        }

        static Folded of(String text) {
            StringBuilder out = new StringBuilder(text.length());
            int[] at = new int[text.length() * 3 + 1];
            for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
                c = text.codePointAt(i);
                String f = fold(c);
                for (int k = 0; k < f.length() && out.length() < at.length - 1; k++) {
                    at[out.length()] = i;
                    out.append(f.charAt(k));
                }
            }
            at[out.length()] = text.length();
            return new Folded(out.toString(), at);
        }

        int at(int place) {
            return places[place];
        }
    }
}
