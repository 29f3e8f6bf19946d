package org.khoso.survey.exchange.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Column;

/** Fills input cells: numbers and days that a spreadsheet keeps exactly as such, all else as text that no program takes for a formula. */
final class BookCells {
    /** Characters that a cell holds. */
    static final int LONGEST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private final BookStyles styles;
    private final Shown shown;

    BookCells(BookStyles styles, Shown shown) {
        this.styles = styles;
        this.shown = shown;
    }

    /** @return text as the file must have it: what looks like an escape is escaped, tabs (which LibreOffice drops) are spaces */
    static String escaped(String text) {
        return ESCAPE.matcher(Texts.clean(text).replace('\t', ' ')).replaceAll("_x005F_");
    }

    /** @return whether a cell can hold it */
    boolean fits(Column c, Given g) {
        return g == null || escaped(shown.text(c, g.value(), Typed.SIZE)).length() <= LONGEST;
    }

    /** @param c column; null for a text @param g value; null for none */
    void fill(Cell cell, Column c, Given g) {
        BookStyles.Mark mark = BookStyles.Mark.of(g);
        String value = g == null ? "" : g.value();
        Double number = value.isEmpty() ? null : number(c, value);
        String text = number != null ? "" : escaped(shown.text(c, value, Typed.SIZE));
        cell.setCellStyle(styles.input(mark, c, !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0));
        if (number != null)
            cell.setCellValue(number);
        else if (!text.isEmpty())
            cell.setCellValue(text);
    }

    /** @return number of the cell; null if it has to be text */
    private static Double number(Column c, String value) {
        return switch (c == null ? "text" : c.type()) {
            case "integer", "decimal", "percent" -> exact(Numbers.kept(value));
            case "bytes" -> {
                BigDecimal n = Numbers.kept(value);
                yield n == null ? null : exact(Numbers.in(n, Typed.SIZE));
            }
            case "date" -> {
                LocalDate d = Days.kept(value);
                long serial = d == null ? -1 : Days.serial(d);
                yield serial < 0 ? null : Double.valueOf(serial);
            }
            default -> null;
        };
    }

    private static Double exact(BigDecimal n) {
        if (n == null)
            return null;
        BigDecimal s = n.stripTrailingZeros();
        return s.precision() <= Numbers.SPREADSHEET_DIGITS && s.scale() <= Numbers.SPREADSHEET_DIGITS
                ? Double.valueOf(s.doubleValue())
                : null;
    }
}
