package org.khoso.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.khoso.api.report.ReportExporter.Column;
import org.khoso.api.report.ReportExporter.Report;
import org.khoso.api.report.ReportExporter.Table;

class XlsxExporterTest {
    private static XSSFWorkbook open(XlsxExporter exporter, Report report) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(Reports.export(exporter, report, Reports.VI)));
    }

    @Test
    void sheetsHeaderFilterAndNumbers() throws IOException {
        try (var book = open(new XlsxExporter(), Reports.findings(3))) {
            assertEquals("Tóm tắt", book.getSheetName(0));
            assertEquals(1, book.getActiveSheetIndex());
            assertEquals("Lưu trữ lịch sử tỉnh Sông Hậu", book.getSheetAt(0).getRow(2).getCell(1).getStringCellValue());
            XSSFSheet sheet = book.getSheet("Phát hiện");
            assertEquals("Mã hồ sơ", sheet.getRow(0).getCell(0).getStringCellValue());
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertTrue(sheet.getPaneInformation().isFreezePane());
            assertEquals("A1:C4", sheet.getCTWorksheet().getAutoFilter().getRef());
            assertEquals(CellType.NUMERIC, sheet.getRow(3).getCell(2).getCellType());
            assertEquals(2, sheet.getRow(3).getCell(2).getNumericCellValue());
            assertTrue(sheet.getColumnWidth(1) > sheet.getColumnWidth(0));
        }
    }

    @Test
    void hostileTextsStayTexts() throws IOException {
        try (var book = open(new XlsxExporter(), Reports.odd())) {
            XSSFSheet sheet = book.getSheetAt(1);
            for (int i = 0; i < Reports.HOSTILE.size(); i++) {
                Cell cell = sheet.getRow(i + 1).getCell(0);
                String text = Reports.HOSTILE.get(i);
                assertEquals(CellType.STRING, cell.getCellType(), text);
                assertEquals(Cells.printable(text), cell.getStringCellValue(), text);
                assertEquals(Cells.looksLikeFormula(text), cell.getCellStyle().getQuotePrefixed(), text);
            }
            for (var all : book)
                for (Row row : all)
                    for (Cell cell : row)
                        assertTrue(cell.getCellType() != CellType.FORMULA);
            int next = Reports.HOSTILE.size() + 2;
            assertEquals("short", sheet.getRow(next).getCell(0).getStringCellValue());
            assertEquals(1234.5, sheet.getRow(next + 2).getCell(1).getNumericCellValue());
            assertEquals("0012", sheet.getRow(next + 3).getCell(0).getStringCellValue());
            String cut = sheet.getRow(next + 4).getCell(0).getStringCellValue();
            assertTrue(cut.length() <= 32_767 && cut.endsWith("ký tự]"), "what is left out is said");
            assertEquals("9223372036854775807", sheet.getRow(next + 4).getCell(1).getStringCellValue(), "not rounded");
        }
    }

    @Test
    void sheetNamesAreLegalAndDifferent() throws IOException {
        try (var book = open(new XlsxExporter(), Reports.odd())) {
            var names = new ArrayList<String>();
            book.forEach(s -> names.add(s.getSheetName().toLowerCase(Locale.ROOT)));
            assertEquals(4, names.stream().distinct().count(), names.toString());
            assertTrue(names.stream().allMatch(n -> n.length() <= 31));
        }
    }

    @Test
    void moreRowsThanASheetHoldsGoOnInTheNext() throws IOException {
        try (var book = open(new XlsxExporter(10), Reports.findings(25))) {
            assertEquals(4, book.getNumberOfSheets());
            assertEquals("Phát hiện (3)", book.getSheetName(3));
            assertEquals(5, book.getSheetAt(3).getLastRowNum());
            assertNotNull(book.getSheetAt(3).getCTWorksheet().getAutoFilter());
        }
    }

    /** Rows are made when asked for; if the exporter kept them, the first would still be alive at the end. */
    @Test
    void fiftyThousandRowsAreNotKept() throws IOException {
        var seen = new ArrayList<WeakReference<String>>();
        var rows = new java.util.AbstractList<List<Object>>() {
            @Override
            public List<Object> get(int i) {
                var text = new String("row " + i + "x".repeat(1_000));
                if (i < 1_000)
                    seen.add(new WeakReference<>(text));
                return List.of(text, (long) i);
            }

            @Override
            public int size() {
                return 50_000;
            }
        };
        long[] alive = {-1};
        var report = new Report("t", List.of(), List.of(new Table("t", List.of(new Column("a", 1, false), new Column("b", 1, true)), rows)),
                List.of());
        new XlsxExporter().export(report, Reports.VI, new OutputStream() {
            @Override
            public void write(int b) {
                // counted by the first write below
            }

            @Override
            public void write(byte[] b, int from, int length) {
                if (alive[0] < 0) {
                    System.gc();
                    alive[0] = seen.stream().filter(r -> r.get() != null).count();
                }
            }
        });
        assertTrue(alive[0] >= 0 && alive[0] < 100, alive[0] + " of the first 1000 rows are still in memory");
    }
}
