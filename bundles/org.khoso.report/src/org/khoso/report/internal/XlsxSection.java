package org.khoso.report.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.khoso.api.report.Document.Box;
import org.khoso.api.report.Document.Column;
import org.khoso.api.report.Document.Node;
import org.khoso.api.report.Document.Page;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.Document.SideBySide;
import org.khoso.api.report.Document.Table;
import org.khoso.api.report.Document.TextStyle;

/** One sheet: the columns are those of the widest table. */
final class XlsxSection {
    private static final int COLUMNS_WITHOUT_TABLE = 8;
    private static final int MOST_ROWS = 1_048_000;
    /** Width of a digit in the usual font of a workbook. */
    private static final double CHARACTER = 1.95;
    private static final double LINE = 1.25;
    private final XlsxStyles styles;
    private final Section section;
    private final SXSSFSheet sheet;
    private final double[] widths;
    private int row;
    private long rows;

    XlsxSection(SXSSFWorkbook book, XlsxStyles styles, Section section, int number) {
        this.styles = styles;
        this.section = section;
        String name = WorkbookUtil.createSafeSheetName((number + 1) + " " + section.name(), '-');
        sheet = book.createSheet(name);
        widths = widths();
        for (int i = 0; i < widths.length; i++)
            sheet.setColumnWidth(i, (int) Math.min(255 * 256, widths[i] / CHARACTER * 256));
        paper(section.page());
    }

    private double[] widths() {
        List<Column> most = List.of();
        for (Node n : section.nodes())
            if (n instanceof Table t && t.columns().size() > most.size())
            most = t.columns();
        double[] out = new double[most.isEmpty() ? COLUMNS_WITHOUT_TABLE : most.size()];
        for (int i = 0; i < out.length; i++)
            out[i] = most.isEmpty() ? section.page().inner() / out.length : most.get(i).width();
        return out;
    }

    private void paper(Page p) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(p.width() > p.height());
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, p.left() / 25.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, p.right() / 25.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.TOP, p.top() / 25.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.BOTTOM, p.bottom() / 25.4);
    }

    /** @return rows of tables */
    long write() throws IOException {
        for (Node n : section.nodes())
            switch (n) {
            case Paragraph p -> line(List.of(new Box(section.page().left(), section.page().inner(), List.of(p))), 0);
            case SideBySide s -> {
                int deepest = s.boxes().stream().mapToInt(b -> b.paragraphs().size()).max().orElse(0);
                for (int i = 0; i < deepest; i++)
                    line(s.boxes(), i);
            }
            case Table t -> table(t);
            }
        return rows;
    }

    /** One paragraph of each box, each across the columns that lie under its box. */
    private void line(List<Box> boxes, int at) {
        SXSSFRow line = sheet.createRow(row);
        double height = 0;
        int free = 0;
        for (Box b : boxes) {
            int from = Math.max(free, boxes.size() == 1 ? 0 : column(b.x() - section.page().left()));
            int to = Math.max(from, boxes.size() == 1 || b == boxes.get(boxes.size() - 1)
                    ? widths.length - 1
                    : column(b.x() + b.width() - section.page().left()) - 1);
            free = to + 1;
            if (from >= widths.length || at >= b.paragraphs().size())
                continue;
            Paragraph p = b.paragraphs().get(at);
            styles.set(line.createCell(from), p.text(), p.style(), false);
            if (to > from)
                sheet.addMergedRegion(new CellRangeAddress(row, row, from, to));
            height = Math.max(height, height(p.text(), p.style(), width(from, to)) + p.style().before());
        }
        if (height > 0)
            line.setHeightInPoints((float) Math.min(400, height));
        row++;
    }

    /** @return the column whose left edge is next to a place */
    private int column(double mm) {
        double at = 0;
        for (int i = 0; i < widths.length; i++) {
            if (mm < at + widths[i] / 2)
                return i;
            at += widths[i];
        }
        return widths.length;
    }

    private double width(int from, int to) {
        double sum = 0;
        for (int i = from; i <= Math.min(to, widths.length - 1); i++)
            sum += widths[i];
        return sum;
    }

    private static double height(String text, TextStyle s, double mm) {
        double letters = Math.max(1, mm / (s.size() * 0.165));
        return Math.ceil(Math.max(1, text.length()) / letters) * s.size() * LINE;
    }

    private void table(Table t) throws IOException {
        int head = row;
        List<Object> titles = new ArrayList<>();
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < t.columns().size(); i++) {
            titles.add(t.columns().get(i).title());
            numbers.add("(" + (i + 1) + ")");
        }
        row(t, titles, t.head());
        if (t.numbered())
            row(t, numbers, Cells.numberStyle(t.head()));
        if (section.nodes().stream().filter(Table.class::isInstance).count() == 1)
            sheet.setRepeatingRows(new CellRangeAddress(head, row - 1, -1, -1));
        if (head == 0) // a sheet that is a table and nothing else: its head stays in sight
            sheet.createFreezePane(0, row);
        long before = rows;
        t.rows().forEach(cells -> {
            if (row >= MOST_ROWS)
                throw new org.khoso.api.KhosoException(org.khoso.api.Message.of("report.too-many-rows", MOST_ROWS),
                        org.khoso.api.Message.of("report.too-many-rows.remedy"), null);
            rows++;
            row(t, cells, null);
        });
        if (rows == before && !t.empty().isEmpty()) {
            styles.set(sheet.createRow(row).createCell(0), t.empty(), t.columns().get(0).style(), true);
            if (t.columns().size() > 1)
                sheet.addMergedRegion(new CellRangeAddress(row, row, 0, t.columns().size() - 1));
            row++;
        }
    }

    /** @param all style of all cells; null: that of each column */
    private void row(Table t, List<Object> cells, TextStyle all) {
        SXSSFRow line = sheet.createRow(row++);
        double height = 0;
        for (int i = 0; i < t.columns().size(); i++) {
            Object cell = Cells.at(cells, i);
            TextStyle style = all == null ? t.columns().get(i).style() : all;
            styles.set(line.createCell(i), cell, style, true);
            height = Math.max(height, height(Cells.shown(cell), style, width(i, i)));
        }
        line.setHeightInPoints((float) Math.min(400, height));
    }
}
