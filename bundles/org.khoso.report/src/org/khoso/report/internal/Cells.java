package org.khoso.report.internal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.khoso.api.Bilingual;
import org.khoso.api.PartialDate;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.TextStyle;

/** What a cell says as text. */
final class Cells {
    private Cells() {
    }

    static String text(Object cell, Locale locale) {
        return switch (cell) {
            case null -> "";
            case PartialDate d -> d.display();
            case Bilingual b -> b.in(locale);
            default -> String.valueOf(cell);
        };
    }

    /** @return the cell, or null if the row is shorter than the header */
    static Object at(List<Object> row, int column) {
        return column < row.size() ? row.get(column) : null;
    }

    /** @return a cell of a document as text: fractions as Vietnamese offices write them, line ends as spaces */
    static String shown(Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal d -> NumberFormat.getInstance(Locale.of("vi")).format(d);
            case Number n -> n.toString();
            default -> cell.toString().replace('\n', ' ');
        };
    }

    /** @return style of the row that numbers the columns: as the head, but light and italic */
    static TextStyle numberStyle(TextStyle head) {
        return new TextStyle(head.id() + "Numbers", head.size() - 1, false, true, Document.Align.CENTRE, 0, 0, 0, 1, true);
    }

    /** @return whether a spreadsheet program may take the text for a formula when a person opens or pastes it */
    static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0;
    }

    /** @return the text without what no file may hold: control characters, halves of characters */
    static String printable(String text) {
        if (text.codePoints().allMatch(Cells::printable))
            return text;
        var out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(printable(c) ? c : 0xfffd));
        return out.toString();
    }

    /** Marks that turn the order of letters around are not: they make a name look like another. */
    private static boolean printable(int c) {
        if (c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069)
            return false;
        return c >= 0x20 && c < 0x7f || c >= 0xa0 && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c > 0xffff || c == '\t' || c == '\n'
                || c == '\r'
                || c == 0x85;
    }
}
