package org.khoso.survey.exchange.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people and spreadsheets write them. */
final class Days {
    private static final Pattern VIETNAMESE = Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})");
    /** A word before each number, as in letters. */
    private static final Pattern WORDS = Pattern.compile("(?:\\p{L}+ )?(\\d{1,2}) \\p{L}+ (\\d{1,2}) \\p{L}+ (\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:T00:00(?::00(?:\\.0+)?)?)?");
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    /** Spreadsheets believe in a 29 February 1900. */
    private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);
    private static final long LAST_SERIAL = 2_958_465;
    /** A year that was typed into a cell for days looks like a day of 1905: 2025 is 17 July 1905. */
    private static final long FIRST_YEAR = 1900;
    private static final long LAST_YEAR = 2199;

    private Days() {
    }

    /** @return day typed by a person: day, month, year, or ISO */
    static LocalDate typed(String raw) throws Unclear {
        String s = raw.replaceAll("[\\u00a0\\s]+", " ").strip();
        Matcher iso = ISO.matcher(s);
        if (iso.matches())
            return day(iso.group(1), iso.group(2), iso.group(3), raw);
        for (Pattern p : new Pattern[]{VIETNAMESE, WORDS}) {
            Matcher m = p.matcher(s);
            if (m.matches())
                return day(m.group(3), m.group(2), m.group(1), raw);
        }
        throw new Unclear("day", raw);
    }

    private static LocalDate day(String year, String month, String day, String raw) throws Unclear {
        try {
            LocalDate d = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            if (d.getYear() > 0)
                return d;
        } catch (DateTimeException e) {
            throw new Unclear("day", raw);
        }
        throw new Unclear("day", raw);
    }

    /** @return day of a numeric cell */
    static LocalDate serial(BigDecimal number, boolean from1904, String raw) throws Unclear {
        BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
        if (whole.signum() <= 0 || whole.compareTo(BigDecimal.valueOf(LAST_SERIAL)) > 0)
            throw new Unclear("day", raw);
        long n = whole.longValueExact();
        if (!from1904 && n >= FIRST_YEAR && n <= LAST_YEAR)
            throw new Unclear("year", Long.toString(n));
        LocalDate d = (from1904 ? EPOCH_1904 : EPOCH).plusDays(n);
        if (!from1904 && d.isBefore(FIRST))
            throw new Unclear("day", raw);
        return d;
    }

    /** @return the number that a spreadsheet has for a day, or -1 if it has none that all programs agree on, or one that looks like a year */
    static long serial(LocalDate day) {
        long n = ChronoUnit.DAYS.between(EPOCH, day);
        return day.isBefore(FIRST) || n > LAST_SERIAL || n >= FIRST_YEAR && n <= LAST_YEAR ? -1 : n;
    }

    /** @return day of a value as answers keep it; null if it is none */
    static LocalDate kept(String value) {
        try {
            return value.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(value) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @return day as people write it */
    static String shown(LocalDate d) {
        return String.format(java.util.Locale.ROOT, "%02d/%02d/%04d", d.getDayOfMonth(), d.getMonthValue(), d.getYear());
    }
}
