package org.khoso.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.khoso.api.report.ReportExporter;
import org.osgi.service.component.annotations.Component;

/**
 * A workbook: a sheet with title, facts and notes, then a sheet per table with frozen header and filter. Rows go to disk as
 * they come, so that the size of a table does not matter.
 */
@Component(property = "report.format=xlsx")
public final class XlsxExporter implements ReportExporter {
    private static final int ROWS_IN_MEMORY = 200;
    private static final int WIDTH_IN_CHARACTERS = 160;
    private static final int MOST_LINES = 20;
    private static final float LINE_HEIGHT = 15f;
    /** What a sheet holds besides its header. */
    static final int MOST_ROWS = 1_048_575;

    private final int mostRows;

    /** Called by OSGi. */
    public XlsxExporter() {
        this(MOST_ROWS);
    }

    XlsxExporter(int mostRows) {
        this.mostRows = mostRows;
    }

    @Override
    public void export(Report report, Locale locale, OutputStream out) throws IOException {
        try (var book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(true);
            new Book(book, locale).write(report);
            book.write(out);
        }
    }

    private final class Book {
        private final SXSSFWorkbook book;
        private final Words words;
        private final XlsxCells cells;
        private final Set<String> names = new HashSet<>();

        Book(SXSSFWorkbook book, Locale locale) throws IOException {
            this.book = book;
            words = new Words(locale);
            cells = new XlsxCells(book, locale, words);
        }

        void write(Report report) {
            summary(report);
            for (Table table : report.tables()) {
                int from = 0;
                do {
                    int to = Math.min(from + mostRows, table.rows().size());
                    table(table, table.rows().subList(from, to));
                    from = to;
                } while (from < table.rows().size());
            }
            // the reader wants the table first, if there is one
            book.setActiveSheet(report.tables().isEmpty() ? 0 : 1);
            book.setSelectedTab(report.tables().isEmpty() ? 0 : 1);
        }

        private void summary(Report report) {
            SXSSFSheet sheet = book.createSheet(name(words.say("report.summary")));
            sheet.setColumnWidth(0, 30 * 256);
            sheet.setColumnWidth(1, 80 * 256);
            fitToPage(sheet, false);
            int r = 0;
            cells.head(sheet.createRow(r++), 0, report.title());
            r++;
            for (List<String> fact : report.facts()) {
                SXSSFRow row = sheet.createRow(r++);
                for (int i = 0; i < fact.size(); i++)
                    cells.set(row, i, fact.get(i));
            }
            r++;
            for (String note : report.notes())
                cells.set(sheet.createRow(r++), 0, note);
        }

        private void table(Table table, List<List<Object>> rows) {
            SXSSFSheet sheet = book.createSheet(name(table.title()));
            int[] widths = widths(sheet, table.columns());
            print(sheet);
            SXSSFRow head = sheet.createRow(0);
            for (int i = 0; i < table.columns().size(); i++)
                cells.head(head, i, table.columns().get(i).title());
            sheet.createFreezePane(0, 1);
            if (!table.columns().isEmpty())
                sheet.setAutoFilter(new CellRangeAddress(0, rows.size(), 0, table.columns().size() - 1));
            int r = 1;
            for (List<Object> row : rows) {
                SXSSFRow line = sheet.createRow(r++);
                int lines = 1;
                for (int i = 0; i < table.columns().size(); i++)
                    lines = Math.max(lines, cells.set(line, i, Cells.at(row, i)) / widths[i] + 1);
                // Excel fits rows to wrapped text by itself, LibreOffice does not
                line.setHeightInPoints(Math.min(lines, MOST_LINES) * LINE_HEIGHT);
            }
        }

        /** On paper: A4 across, as wide as the page, header on each. */
        private void print(SXSSFSheet sheet) {
            sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
            fitToPage(sheet, true);
        }

        private void fitToPage(SXSSFSheet sheet, boolean across) {
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
            sheet.getPrintSetup().setLandscape(across);
            sheet.getPrintSetup().setFitWidth((short) 1);
            sheet.getPrintSetup().setFitHeight((short) 0);
        }

        private int[] widths(SXSSFSheet sheet, List<Column> columns) {
            int sum = Math.max(1, columns.stream().mapToInt(c -> Math.max(1, c.width())).sum());
            int[] widths = new int[columns.size()];
            for (int i = 0; i < columns.size(); i++) {
                int share = (int) ((long) Math.max(1, columns.get(i).width()) * WIDTH_IN_CHARACTERS / sum);
                widths[i] = Math.min(100, Math.max(10, share));
                sheet.setColumnWidth(i, widths[i] * 256);
            }
            return widths;
        }

        /** Excel wants names of at most 31 characters, without some signs, each once whatever the case. */
        private String name(String title) {
            String safe = WorkbookUtil.createSafeSheetName(title == null || title.isBlank() ? "-" : Cells.printable(title).strip(), '-');
            String name = safe;
            for (int n = 2; !names.add(name.toLowerCase(Locale.ROOT)); n++) {
                String end = " (" + n + ")";
                name = safe.substring(0, Math.min(safe.length(), 31 - end.length())) + end;
            }
            return name;
        }
    }
}
