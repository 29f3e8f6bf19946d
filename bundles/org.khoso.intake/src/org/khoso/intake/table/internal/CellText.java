package org.khoso.intake.table.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.khoso.api.PartialDate;
import org.khoso.text.Dates;

/** Turns a number and its format into what a person sees, without scientific notation and with leading zeros. */
final class CellText {
    private static final Pattern DIGITS = Pattern.compile("(?:\"[^\"]*\"|\\\\.|[0 ./-])*0(?:\"[^\"]*\"|\\\\.|[0 ./-])*");
    private static final Pattern NOISE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[\\$[^\\]]*\\]|;.*");
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    /** @param index built-in or own number of the format; @param format the format; @param date1904 how days are counted */
    Cell number(double value, int index, String format, boolean date1904) {
        if (Double.isNaN(value) || Double.isInfinite(value))
            return Cell.error("#NUM!");
        if (format != null && !"General".equalsIgnoreCase(format) && isDate(index, format))
            return date(value, format, date1904);
        return new Cell(Cell.Kind.NUMBER, shown(value, index, format), value);
    }

    private static boolean isDate(int index, String format) {
        return format.length() < 200 && DateUtil.isADateFormat(index, format);
    }

    private Cell date(double value, String format, boolean date1904) {
        String f = NOISE.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        if (!f.contains("y") && !f.contains("d") && (f.contains("h") || f.contains("s")))
            return Cell.text(clock(value));
        PartialDate d = Dates.ofSerial(value, date1904);
        if (d.precision() == PartialDate.Precision.UNKNOWN)
            return new Cell(Cell.Kind.NUMBER, plain(value), value);
        if (f.contains("y") && !f.contains("d")) // shown as a month or a year: that is what the contractor meant
            return Cell.text(f.contains("m") ? d.display().substring(3) : d.display().substring(6));
        return new Cell(date1904 ? Cell.Kind.DATE1904 : Cell.Kind.DATE, d.display(), value);
    }

    private static String clock(double days) {
        long s = Math.round(Math.abs(days) * 86_400);
        return String.format(Locale.ROOT, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    private String shown(double value, int index, String format) {
        if (format == null || value != Math.rint(value) || format.length() > 60 || format.contains(".")
                || !DIGITS.matcher(format).matches())
            return plain(value);
        try {
            return CleanText.of(formatter.formatRawCellContents(value, index, format));
        } catch (RuntimeException e) { // a format that even the library can't read: the number itself is still right
            return plain(value);
        }
    }

    /** Fifteen significant digits, as the spreadsheet itself keeps them. */
    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15)
            return Long.toString((long) value);
        if (Math.abs(value) > 1e100 || Math.abs(value) < 1e-100)
            return Double.toString(value);
        BigDecimal d = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
        return d.toPlainString();
    }
}
