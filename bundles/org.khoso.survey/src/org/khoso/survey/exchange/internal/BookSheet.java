package org.khoso.survey.exchange.internal;

import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.survey.exchange.internal.BookStyles.Look;

/** A sheet that is written from top to bottom: words that are locked, cells to fill in, and the map of both. */
final class BookSheet {
    private static final int FIRST_WIDTH = 44;
    private static final int WIDTH = 17;
    private static final double LINE = 16;
    private static final double HIGHEST = 400;
    private final SXSSFSheet sheet;
    private final String name;
    private final int columns;
    private final BookStyles styles;
    private final BookCells cells;
    private final BookMap map;
    private int next;
    private SXSSFRow row;

    /** @param columns columns of the grid */
    BookSheet(SXSSFWorkbook book, String name, int columns, BookStyles styles, BookCells cells, BookMap map) {
        this.sheet = book.createSheet(name);
        this.name = name;
        this.columns = columns;
        this.styles = styles;
        this.cells = cells;
        this.map = map;
        sheet.setColumnWidth(0, FIRST_WIDTH * 256);
        for (int i = 1; i < columns; i++)
            sheet.setColumnWidth(i, WIDTH * 256);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.enableLocking();
        sheet.lockFormatColumns(false); // who needs wider columns or higher rows may have them
        sheet.lockFormatRows(false);
        sheet.lockSelectLockedCells(false);
    }

    SXSSFSheet sheet() {
        return sheet;
    }

    int columns() {
        return columns;
    }

    /** @return number of the row that is being written, from 0 */
    int row() {
        return next - 1;
    }

    /** Begins the next row. */
    BookSheet line() {
        row = sheet.createRow(next++);
        return this;
    }

    /** Writes words. @param column from 0 @param span columns @param en English; may be empty */
    void words(int column, int span, String vi, String en, Look look) {
        String english = en == null ? "" : Texts.clean(en);
        var text = styles.words(BookCells.escaped(vi), BookCells.escaped(english), look);
        spread(column, span, styles.look(look));
        SXSSFCell cell = row.getCell(column);
        if (text.length() == 0)
            return;
        cell.setCellValue(text);
        map.label(name, ref(column), text.getString());
        high(height(vi, english, span, column));
    }

    /** Writes a cell to fill in. @param c column of the survey; null for a text @param lines height in lines */
    void input(int column, int span, Slot slot, Column c, Given g, int lines) {
        spread(column, span, styles.input(BookStyles.Mark.of(g), c, false));
        cells.fill(row.getCell(column), c, g);
        map.input(name, ref(column), slot, c != null && c.type().equals("bytes") ? Typed.SIZE : "");
        String text = g == null ? "" : g.value();
        high(Math.max(lines * LINE, height(text, "", span, column)));
    }

    /** Writes a cell for a cross. */
    void cross(int column, Slot slot, Given g, boolean crossed) {
        SXSSFCell cell = spread(column, 1, styles.input(BookStyles.Mark.of(g), null, false));
        if (crossed)
            cell.setCellValue("x");
        map.input(name, ref(column), slot, "");
    }

    /** Shows a colour of input cells; it is none itself. */
    void sample(int column, BookStyles.Mark mark) {
        row.createCell(column).setCellStyle(styles.sample(mark));
    }

    private SXSSFCell spread(int column, int span, CellStyle style) {
        for (int i = column; i < column + span; i++)
            row.createCell(i).setCellStyle(style);
        if (span > 1)
            sheet.addMergedRegionUnsafe(new CellRangeAddress(row(), row(), column, column + span - 1));
        return row.getCell(column);
    }

    private String ref(int column) {
        return CellReference.convertNumToColString(column) + next;
    }

    /** Excel fits rows to wrapped text by itself, but not to merged cells; LibreOffice fits neither. */
    private void high(double points) {
        row.setHeightInPoints((float) Math.min(HIGHEST, Math.max(row.getHeightInPoints(), points)));
    }

    private static double height(String vi, String en, int span, int column) {
        int width = (column == 0 ? FIRST_WIDTH : WIDTH) + (span - 1) * WIDTH;
        long lines = 0;
        for (String text : List.of(vi, en))
            for (String l : text.isEmpty() ? new String[0] : text.split("\n", -1))
                lines += 1 + (long) (l.length() * 1.1 / width);
        return Math.max(1, Math.min(100, lines)) * LINE + 2;
    }
}
