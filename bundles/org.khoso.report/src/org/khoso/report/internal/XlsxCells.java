package org.khoso.report.internal;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Fills cells: numbers as numbers, all else as text that no program takes for a formula. */
final class XlsxCells {
    static final int LONGEST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    /** From here on Excel would round a whole number. */
    private static final BigDecimal EXACT = new BigDecimal("999999999999999");
    /** Excel reads _x0041_ as A; such a text is written with its underscore escaped. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final Locale locale;
    private final Words words;
    private final CellStyle plain;
    private final CellStyle quoted;
    private final CellStyle head;
    private final CellStyle whole;

    XlsxCells(SXSSFWorkbook book, Locale locale, Words words) {
        this.locale = locale;
        this.words = words;
        plain = style(book);
        quoted = style(book);
        quoted.setQuotePrefixed(true);
        head = style(book);
        Font bold = book.createFont();
        bold.setBold(true);
        head.setFont(bold);
        whole = style(book);
        whole.setDataFormat(book.createDataFormat().getFormat("#,##0"));
    }

    private static CellStyle style(SXSSFWorkbook book) {
        CellStyle style = book.createCellStyle();
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    void head(SXSSFRow row, int column, String text) {
        SXSSFCell cell = row.createCell(column);
        cell.setCellStyle(head);
        cell.setCellValue(fit(text));
    }

    /** @return characters written */
    int set(SXSSFRow row, int column, Object value) {
        if (value == null)
            return 0;
        SXSSFCell cell = row.createCell(column);
        if (value instanceof Number n && exact(n)) {
            boolean integer = n instanceof Long || n instanceof Integer;
            cell.setCellStyle(integer ? whole : plain);
            cell.setCellValue(n.doubleValue());
            return 0;
        }
        String text = Cells.text(value, locale);
        cell.setCellStyle(Cells.looksLikeFormula(text) ? quoted : plain);
        cell.setCellValue(fit(text));
        return text.length();
    }

    /** @return whether Excel keeps the number as it is */
    static boolean exact(Number n) {
        return switch (n) {
            case BigDecimal d -> d.precision() <= 15 && Math.abs((long) d.scale()) <= 15;
            case Double d -> Double.isFinite(d);
            case Float f -> Float.isFinite(f);
            default -> BigDecimal.valueOf(n.longValue()).abs().compareTo(EXACT) <= 0;
        };
    }

    /** @return the text as Excel must be given it, cut at its limit */
    static String escaped(String text, int longest) {
        Matcher m = ESCAPE.matcher(Cells.printable(text == null ? "" : text));
        String s = m.replaceAll("_x005F_");
        if (s.length() <= longest)
            return s;
        return s.substring(0, Character.isHighSurrogate(s.charAt(longest - 2)) ? longest - 2 : longest - 1) + "\u2026";
    }

    /** A text that is too long for a cell says itself how much is left out. */
    private String fit(String text) {
        Matcher m = ESCAPE.matcher(Cells.printable(text == null ? "" : text));
        String s = m.replaceAll("_x005F_");
        if (s.length() <= LONGEST)
            return s;
        int end = LONGEST - 60;
        if (Character.isHighSurrogate(s.charAt(end - 1)))
            end--;
        return s.substring(0, end) + words.say("report.cut", s.length() - end);
    }
}
