package org.khoso.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.PartialDate;
import org.khoso.api.PartialDate.Precision;

/**
 * Dates as people write them in catalogues. Never throws; the original text is kept; what cannot be a date is
 * {@link Precision#UNKNOWN}.
 *
 * <p>Two-digit years: 30 to 99 are 1930 to 1999, 00 to 29 are 2000 to 2029 ({@link #PIVOT}): State archives of Vietnam
 * hold hardly anything from before 1930 with such a date. Zeros and question marks stand for an unknown day or month.
 */
public final class Dates {
    /** Two-digit years below this are of this century, the others of the last. */
    public static final int PIVOT = 30;
    private static final int LONGEST = 80;
    private static final long LAST_SERIAL = 2_958_465; // 31/12/9999
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2199;
    private static final String PART = "(\\d{1,2}|\\?{1,2})";
    private static final Pattern DMY = Pattern.compile(PART + "([/.-])" + PART + "\\2(\\d{4}|\\d{2})");
    private static final Pattern MY = Pattern.compile(PART + "[/.-](\\d{4})");
    private static final Pattern MY_SHORT = Pattern.compile("(\\d{1,2})/(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");
    private static final Pattern YEARS_SHORT = Pattern.compile("(\\d{2})(\\d{2})-(\\d{2})");
    private static final Pattern CLOCK = Pattern
            .compile("(?<=\\d)[t ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?: ?[ap]m|z)?$");
    private static final DateWords WORDS = DateWords.load();
    private static final Pattern WRITTEN = Pattern.compile("(?:(?:" + WORDS.day() + " ?){0,2}" + PART + ",? ?)?" + WORDS.month() + " ?"
            + PART + ",? ?(?:" + WORDS.year() + "|/) ?(\\d{4}|\\d{2})");
    private static final Pattern NAMED = Pattern
            .compile("(?:" + WORDS.day() + "|" + WORDS.month() + "|" + WORDS.year() + ") ?(?=[\\d?])");
    private static final Pattern FROM = Pattern.compile("^" + WORDS.from() + " (?=[\\d?])");
    private static final Pattern TO = Pattern.compile(" ?\\b" + WORDS.to() + " ?(?=[\\d?])");

    private static final Pattern MONTH_WORD = Pattern.compile("(" + WORDS.month() + ") ?" + DateWords.any(WORDS.months())
            + "(?= " + WORDS.year() + "|[/,-]|$)");
    private static final String NAME = DateWords.any(WORDS.english()) + "[a-z]*\\.?";
    private static final Pattern DAY_NAME = Pattern.compile("(?:(\\d{1,2})(?:st|nd|rd|th)?[- /])?" + NAME + ",?[- /](\\d{4}|\\d{2})");
    private static final Pattern NAME_DAY = Pattern.compile(NAME + " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
    private static final Pattern ROMAN = Pattern.compile("(^|[\\d?][/.-])(x?(?:ix|iv|v?i{1,3}|v)|xi{0,2})([/.-]\\d{4})$");
    private static final List<String> ROMANS = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");
    private static final Pattern BLANK = Pattern.compile("(?<=^|/)(?:\\.{2,}|\u2026+|_+)(?=/)");
    /** Blanks of a form, left open: "ngay ... thang ... nam 1996". */
    private static final Pattern OPEN = Pattern.compile("(" + WORDS.day() + "|" + WORDS.month() + ") ?(?:\\.{2,}|\u2026+|_+)");
    private static final Pattern WITH_YEAR = Pattern.compile("(?<=^|/)(\\d{1,2}),? ?" + WORDS.year() + " ?(?=\\d{4}$)");
    private static final Pattern APART = Pattern.compile("(\\d{1,2}) - (\\d{1,2}) - (\\d{4})");
    private static final Pattern QUARTER = Pattern
            .compile(WORDS.quarter() + " ?([1-4]|i{1,3}|iv)(?: ?[/.-] ?| ?" + WORDS.year() + " ?)(\\d{4})");
    private static final Pattern HALF = Pattern
            .compile("(?:(" + WORDS.first() + ")|" + WORDS.second() + ") " + WORDS.year() + " ?(\\d{4})");
    private static final Pattern PART_OF_YEAR = Pattern.compile(WORDS.part() + " " + WORDS.year() + " ?(?=\\d{4}$)");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern END = Pattern.compile("(?<=\\d)[.,;]$");
    private static final Pattern SLASH = Pattern.compile(" ?/ ?");
    private static final Pattern SEPARATOR = Pattern.compile(" ?([/.]) ?");
    private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\uff0d]");
    private static final Pattern DIGITS = Pattern.compile("((?:1[89]|20)\\d{2})((?:0\\d|1[0-2]))([0-3]\\d)");

    private Dates() {
    }

    /** @return the date that a text says, with the text as it was */
    public static PartialDate parse(String text) {
        if (text == null || text.length() > LONGEST)
            return PartialDate.unknown(text);
        PartialDate date = single(text, text); // most are plain
        if (date != null)
            return date;
        String folded = folded(text);
        date = months(folded, text);
        String s = date == null ? plain(folded) : "";
        if (date == null)
            date = single(s, text);
        if (date == null)
            date = range(s, text);
        return date == null ? PartialDate.unknown(text) : date;
    }

    /**
     * @param serial   number of days as spreadsheets keep dates; a fraction is the time of day
     * @param date1904 whether the workbook counts from 1904
     * @return that day; unknown for numbers that are no date
     */
    public static PartialDate ofSerial(double serial, boolean date1904) {
        if (!(serial >= (date1904 ? 0 : 1) && serial < LAST_SERIAL + 1))
            return PartialDate.unknown(Double.isNaN(serial) ? "" : number(serial));
        long day = (long) serial;
        if (date1904)
            return PartialDate.day(LocalDate.of(1904, 1, 1).plusDays(day));
        if (day == 60) // spreadsheets hold 1900 for a leap year; 60 is its 29 February
            return PartialDate.unknown(number(serial));
        return PartialDate.day(LocalDate.of(1899, 12, day < 60 ? 31 : 30).plusDays(day));
    }

    private static String number(double d) {
        return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : Double.toString(d);
    }

    /** Without accents, case, digits and dashes of other kinds, and what ends a sentence. */
    private static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Fold.fold(text).codePoints().map(c -> Character.isDigit(c)
                ? '0' + Character.digit(c, 10)
                : c == '\uff0f' ? '/' : c == '\uff0e' ? '.' : Character.isSpaceChar(c) ? ' ' : c).forEach(out::appendCodePoint);
        String plain = DASHES.matcher(out).replaceAll("-");
        return END.matcher(SPACE.matcher(plain).replaceAll(" ").strip()).replaceFirst("");
    }

    /** A quarter or a half of a year; null if it is neither. */
    private static PartialDate months(String s, String text) {
        Matcher quarter = QUARTER.matcher(s);
        Matcher half = HALF.matcher(s);
        if (quarter.matches()) {
            int n = ROMANS.contains(quarter.group(1)) ? ROMANS.indexOf(quarter.group(1)) : Integer.parseInt(quarter.group(1)) - 1;
            return span(single(3 * n + 1 + "/" + quarter.group(2), text), single(3 * n + 3 + "/" + quarter.group(2), text), text);
        }
        if (!half.matches())
            return null;
        int first = half.group(1) != null ? 1 : 7;
        return span(single(first + "/" + half.group(2), text), single(first + 5 + "/" + half.group(2), text), text);
    }

    /** Without time of day, and words around the numbers. */
    private static String plain(String folded) {
        String s = CLOCK.matcher(folded).replaceFirst("");
        s = OPEN.matcher(s).replaceAll("$1 ?");
        s = PART_OF_YEAR.matcher(s).replaceFirst("");
        s = APART.matcher(s).matches() ? s.replace(" ", "") : s;
        s = BLANK.matcher(SLASH.matcher(s).replaceAll("/")).replaceAll("?");
        s = DIGITS.matcher(s).matches() ? s.substring(0, 4) + "-" + s.substring(4, 6) + "-" + s.substring(6) : s;
        s = MONTH_WORD.matcher(s).replaceAll(m -> m.group(1) + " " + WORDS.months().get(m.group(2)));
        s = named(s);
        s = WRITTEN.matcher(s)
                .replaceAll(m -> (m.group(1) == null ? "" : m.group(1) + "/") + m.group(2) + "/" + m.group(3));
        s = WITH_YEAR.matcher(s).replaceFirst("$1/");
        s = NAMED.matcher(s).replaceAll("");
        s = TO.matcher(FROM.matcher(s).replaceFirst("")).replaceFirst(" - ");
        return SEPARATOR.matcher(s).replaceAll("$1");
    }

    /** Months by name or in Roman numerals become numbers. */
    private static String named(String s) {
        Matcher m = NAME_DAY.matcher(s);
        if (m.matches())
            return m.group(2) + "/" + WORDS.english().get(m.group(1)) + "/" + m.group(3);
        m = DAY_NAME.matcher(s);
        if (m.matches())
            return (m.group(1) == null ? "" : m.group(1) + "/") + WORDS.english().get(m.group(2)) + "/" + m.group(3);
        return ROMAN.matcher(s).replaceFirst(r -> ROMANS.contains(r.group(2))
                ? r.group(1) + (ROMANS.indexOf(r.group(2)) + 1) + r.group(3)
                : r.group());
    }

    private static PartialDate single(String s, String text) {
        try {
            Matcher m = ISO.matcher(s);
            if (m.matches())
                return of(m.group(3) == null ? "0" : m.group(3), m.group(2), m.group(1), text);
            m = DMY.matcher(s);
            if (m.matches())
                return of(m.group(1), m.group(3), m.group(4), text);
            m = MY.matcher(s);
            if (m.matches())
                return of("0", m.group(1), m.group(2), text);
            m = MY_SHORT.matcher(s);
            if (m.matches() && Integer.parseInt(m.group(2)) > 31) // 5/12 might as well be a day of a month
                return of("0", m.group(1), m.group(2), text);
            return YEAR.matcher(s).matches() ? of("0", "0", s, text) : null;
        } catch (DateTimeException e) {
            return null; // 31/02, month 13: nobody knows what was meant
        }
    }

    private static PartialDate of(String d, String m, String y, String text) {
        int day = part(d);
        int month = part(m);
        int year = year(y);
        if (year < FIRST_YEAR || year > LAST_YEAR)
            throw new DateTimeException("year " + year);
        if (month == 0)
            return day > 31
                    ? null
                    : new PartialDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR, text);
        YearMonth ym = YearMonth.of(year, month);
        return day == 0
                ? new PartialDate(ym.atDay(1), ym.atEndOfMonth(), Precision.MONTH, text)
                : new PartialDate(ym.atDay(day), ym.atDay(day), Precision.DAY, text);
    }

    private static int part(String s) {
        return s.startsWith("?") ? 0 : Integer.parseInt(s);
    }

    private static int year(String y) {
        int n = Integer.parseInt(y);
        return y.length() > 2 ? n : n < PIVOT ? 2000 + n : 1900 + n;
    }

    private static PartialDate range(String s, String text) {
        Matcher years = YEARS_SHORT.matcher(s);
        if (years.matches() && years.group(3).compareTo(years.group(2)) > 0)
            return span(single(years.group(1) + years.group(2), text), single(years.group(1) + years.group(3), text), text);
        for (int i = s.indexOf('-'); i > 0; i = s.indexOf('-', i + 1)) {
            PartialDate date = span(single(s.substring(0, i).strip(), text), single(s.substring(i + 1).strip(), text), text);
            if (date != null)
                return date;
        }
        return null;
    }

    private static PartialDate span(PartialDate a, PartialDate b, String text) {
        if (a == null || b == null || b.to().isBefore(a.from()))
            return null;
        return a.equals(b) ? a : new PartialDate(a.from(), b.to(), Precision.RANGE, text);
    }
}
