package org.khoso.report.internal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.khoso.api.report.Document.TextStyle;

/** Styles of a workbook, each made once, and cells that are never formulas. */
final class XlsxStyles {
    private static final String FONT = "Times New Roman";
    private final SXSSFWorkbook book;
    private final Map<String, CellStyle> made = new HashMap<>();
    private long cut;

    XlsxStyles(SXSSFWorkbook book) {
        this.book = book;
    }

    /** @param framed whether the cell belongs to a table @param text what it says, null for a number */
    private CellStyle style(TextStyle s, boolean framed, String text) {
        boolean quoted = text != null && Cells.looksLikeFormula(text);
        return made.computeIfAbsent(s.id() + '|' + framed + '|' + quoted, k -> make(s, framed, quoted));
    }

    /** An amount has its digits grouped, as {@link Cells#shown} writes it; a plain count may be a year or an ordinal. */
    private CellStyle amount(TextStyle s, boolean framed, BigDecimal n) {
        String format = n.stripTrailingZeros().scale() > 0 ? "#,##0.###" : "#,##0";
        return made.computeIfAbsent(s.id() + '|' + framed + '|' + format, k -> {
            CellStyle style = make(s, framed, false);
            style.setDataFormat(book.createDataFormat().getFormat(format));
            return style;
        });
    }

    private CellStyle make(TextStyle s, boolean framed, boolean quoted) {
        CellStyle style = book.createCellStyle();
        Font font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) Math.round(s.size()));
        font.setBold(s.bold());
        font.setItalic(s.italic());
        style.setFont(font);
        style.setWrapText(true);
        style.setQuotePrefixed(quoted);
        style.setVerticalAlignment(framed && !s.bold() ? VerticalAlignment.TOP : VerticalAlignment.CENTER);
        style.setAlignment(switch (s.align()) {
            case CENTRE -> HorizontalAlignment.CENTER;
            case RIGHT -> HorizontalAlignment.RIGHT;
            case JUSTIFY -> HorizontalAlignment.JUSTIFY;
            case LEFT -> HorizontalAlignment.LEFT;
        });
        if (framed) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    /** @return how many texts were too long for a cell */
    long cut() {
        return cut;
    }

    /** Fills a cell: numbers that Excel keeps exactly as numbers, all else as text. */
    void set(SXSSFCell cell, Object value, TextStyle style, boolean framed) {
        if (value instanceof Number n && XlsxCells.exact(n)) {
            cell.setCellStyle(n instanceof BigDecimal d ? amount(style, framed, d) : style(style, framed, null));
            cell.setCellValue(n instanceof BigDecimal d ? d.doubleValue() : n.doubleValue());
            return;
        }
        String text = Cells.shown(value);
        cell.setCellStyle(style(style, framed, text));
        String kept = XlsxCells.escaped(text, XlsxCells.LONGEST);
        if (kept.length() == XlsxCells.LONGEST || kept.length() == XlsxCells.LONGEST - 1)
            cut++;
        cell.setCellValue(kept);
    }
}
