package org.khoso.survey.exchange.internal;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Column;

/** Styles of the workbook, each made once. */
final class BookStyles {
    private static final String FONT = "Times New Roman";
    private static final short SMALL = 9;

    /** Words that nobody changes. */
    enum Look {
        TITLE, HEADING, HEAD, LABEL, NOTE
    }

    /** What stands in an input cell before anybody has typed. */
    enum Mark {
        OPEN("FFF8D6"), COMPUTED("D9E8F7"), SUGGESTED("DFF2DA");

        private final String colour;

        Mark(String colour) {
            this.colour = colour;
        }

        static Mark of(Given g) {
            return g == null ? OPEN : switch (g.origin()) {
                case COMPUTED -> COMPUTED;
                case SUGGESTED -> SUGGESTED;
                default -> OPEN;
            };
        }
    }

    private final SXSSFWorkbook book;
    private final Map<String, CellStyle> made = new HashMap<>();
    private final Map<String, Font> fonts = new HashMap<>();
    private final Font english;

    BookStyles(SXSSFWorkbook book) {
        this.book = book;
        english = book.createFont();
        english.setFontName(FONT);
        english.setFontHeightInPoints(SMALL);
        english.setItalic(true);
        english.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
    }

    /** @return Vietnamese with English below in small; either may be empty */
    XSSFRichTextString words(String vi, String en, Look look) {
        XSSFRichTextString text = new XSSFRichTextString();
        text.append(vi, (XSSFFont) font(look));
        if (!en.isBlank() && !en.equals(vi))
            text.append((vi.isEmpty() ? "" : "\n") + en, (XSSFFont) english);
        return text;
    }

    CellStyle look(Look look) {
        return made.computeIfAbsent(look.name(), k -> {
            CellStyle s = base();
            s.setFont(font(look));
            if (look == Look.HEADING || look == Look.HEAD)
                fill(s, look == Look.HEADING ? "E7E6E6" : "F3F3F3");
            if (look == Look.HEAD || look == Look.LABEL)
                border(s);
            if (look == Look.HEAD)
                s.setAlignment(HorizontalAlignment.CENTER);
            return s;
        });
    }

    /** @param c column; null for a text @param formula whether a program may take the text for a formula */
    CellStyle input(Mark mark, Column c, boolean formula) {
        String format = switch (c == null ? "text" : c.type()) {
            case "integer" -> "#,##0";
            case "decimal", "percent", "bytes" -> "General";
            case "date" -> "dd/mm/yyyy";
            default -> "@"; // a text that begins with a dash is no formula, a code keeps its zeros
        };
        return made.computeIfAbsent(mark + format + formula, k -> {
            CellStyle s = base();
            s.setFont(font((short) 12, false));
            fill(s, mark.colour);
            border(s);
            s.setLocked(false);
            s.setQuotePrefixed(formula);
            s.setDataFormat(book.createDataFormat().getFormat(format));
            s.setAlignment(format.equals("@") ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
            return s;
        });
    }

    CellStyle sample(Mark mark) {
        return made.computeIfAbsent("sample" + mark, k -> {
            CellStyle s = base();
            fill(s, mark.colour);
            border(s);
            return s;
        });
    }

    private CellStyle base() {
        CellStyle s = book.createCellStyle();
        s.setWrapText(true);
        s.setLocked(true);
        s.setVerticalAlignment(VerticalAlignment.CENTER);
        return s;
    }

    private Font font(Look look) {
        return switch (look) {
            case TITLE -> font((short) 14, true);
            case HEADING, HEAD -> font((short) 12, true);
            case LABEL -> font((short) 12, false);
            case NOTE -> font((short) 11, false);
        };
    }

    private Font font(short size, boolean bold) {
        return fonts.computeIfAbsent(size + "/" + bold, k -> {
            Font f = book.createFont();
            f.setFontName(FONT);
            f.setFontHeightInPoints(size);
            f.setBold(bold);
            return f;
        });
    }

    private static void fill(CellStyle s, String rgb) {
        ((XSSFCellStyle) s).setFillForegroundColor(new XSSFColor(java.util.HexFormat.of().parseHex(rgb), null));
        s.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void border(CellStyle s) {
        s.setBorderTop(BorderStyle.THIN);
        s.setBorderBottom(BorderStyle.THIN);
        s.setBorderLeft(BorderStyle.THIN);
        s.setBorderRight(BorderStyle.THIN);
    }
}
