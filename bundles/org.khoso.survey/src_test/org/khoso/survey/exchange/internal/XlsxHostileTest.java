package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Template;

class XlsxHostileTest {
    private static final String FILE = "xã A.xlsx";
    private final XlsxFormat xlsx = new XlsxFormat(Samples.CLOCK);
    private final Template small = Samples.small();

    private byte[] sound() throws Exception {
        return Samples.write(xlsx, small, Samples.empty(small));
    }

    private void refused(String key, String names, byte[] file) {
        var e = assertThrows(KhosoException.class, () -> Samples.read(xlsx, small, file, FILE));
        assertEquals(key, e.problem().key(), e.getMessage());
        assertTrue(e.problem().args().contains(FILE) && e.problem().args().toString().contains(names), e.getMessage());
    }

    private void refused(String key, String names, Books.Hand hand) throws Exception {
        refused(key, names, Books.changed(sound(), hand));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"number|int|mười", "whole|int|1,5", "ambiguous|int|1,234", "ambiguous|dec|1.234", "ambiguous|dec|1,234",
            "number|dec|1.23.4", "number|dec|1e9", "number|dec|1234567890123456789012345678901234567890123", "number|int|2 tệp",
            "day|day|31/02/2025", "day|day|04/25/2025", "day|day|5/4/25", "yesno|yes|có lẽ", "choice|one|Dịch vụ", "whole|size|1,5 B",
            "number|pct|%"})
    void valuesThatCantBeUnderstoodAreNamed(String why, String column, String text) throws Exception {
        var place = new String[1];
        byte[] file = Books.changed(sound(), b -> {
            var c = Books.cell(b, "1.đ", "", column);
            c.setCellValue(text);
            place[0] = "'Mục 1'!" + c.getAddress().formatAsString();
        });
        refused("survey.cell." + why, place[0], file);
    }

    @Test
    void formulasErrorsYearsAndOtherCrossesAreNamed() throws Exception {
        refused("survey.cell.formula", "=SUM(B1:B2)", b -> Books.cell(b, "1.đ", "", "int").setCellFormula("SUM(B1:B2)"));
        refused("survey.cell.formula", "HYPERLINK", b -> Books.cell(b, "1.đ", "", "txt").setCellFormula("HYPERLINK(\"http://x\")"));
        refused("survey.cell.error", "#DIV/0!", b -> Books.cell(b, "1.đ", "", "int")
                .setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.DIV0.getCode()));
        refused("survey.cell.year", "2025", b -> Books.cell(b, "1.đ", "", "day").setCellValue(2025));
        refused("survey.cell.day", "-3", b -> Books.cell(b, "1.đ", "", "day").setCellValue(-3));
        refused("survey.cell.cross", "có thể", b -> Books.cell(b, new Slot("1.đ", "", "many", "SELF")).setCellValue("có thể"));
        refused("survey.cell.whole", "1.5", b -> Books.cell(b, "1.đ", "", "int").setCellValue(1.5));
        refused("survey.cell.number", "E", b -> Books.cell(b, "1.đ", "", "int").setCellValue(1e300));
    }

    @Test
    void otherSurveysAndVersionsAreRefused() throws Exception {
        Response e = Samples.empty(small);
        refused("survey.file.other-survey", "lớn", Samples.write(xlsx, small,
                new Response(e.id(), "lớn", "1", e.respondent(), null, e.state(), e.issue(), Map.of())));
        refused("survey.file.other-version", "7", Samples.write(xlsx, small,
                new Response(e.id(), "nhỏ", "7", e.respondent(), null, e.state(), e.issue(), Map.of())));
        refused("survey.file.unknown-cell", "1.đ//lạ", Samples.write(xlsx, small,
                Samples.with(e, Map.of(new Cell("1.đ", "", "lạ"), Given.entered("1", "", null)))));
        refused("survey.file.foreign", "2", b -> b.getSheet(BookMap.SHEET).getRow(0).getCell(1).setCellValue("2"));
        refused("survey.file.not-ours", FILE, b -> b.getSheet(BookMap.SHEET).getRow(0).getCell(0).setCellValue("x"));
        refused("survey.file.not-ours", FILE, b -> b.removeSheetAt(b.getSheetIndex(BookMap.SHEET)));
        // a survey that has lost a column since
        Template less = new Template("nhỏ", "1", small.title(), "", "", "", null, null, small.levels(), small.sections(),
                small.items().subList(0, 2), small.rules());
        var x = assertThrows(KhosoException.class, () -> Samples.read(xlsx, less, sound(), FILE));
        assertEquals("survey.file.unknown-cell", x.problem().key());
    }

    @Test
    void theMapMayNotBeChanged() throws Exception {
        refused("survey.file.checksum", FILE, b -> b.getSheet(BookMap.SHEET).forEach(row -> {
            if (row.getCell(0).getStringCellValue().equals(BookMap.INPUT) && row.getCell(5).getStringCellValue().equals("int"))
                row.getCell(5).setCellValue("dec");
        }));
        refused("survey.file.checksum", FILE, b -> b.getSheet(BookMap.SHEET).getRow(2).getCell(1).setCellValue("00"));
    }

    @Test
    void cellsMayNotBeMovedAndNothingIsLost() throws Exception {
        refused("survey.file.moved", "'Mục 1'!", b -> b.getSheet("Mục 1").shiftRows(5, 40, 1));
        refused("survey.file.moved", "'Mục 1'!A", b -> Books.cell(b, "Mục 1", "A6").setCellValue("Tôi sửa nhãn"));
        refused("survey.file.moved", "'Mục 2'", b -> b.removeSheetAt(b.getSheetIndex("Mục 2")));
        refused("survey.file.moved", "'Mục 2'", b -> b.setSheetName(b.getSheetIndex("Mục 2"), "Hai"));
        refused("survey.file.outside", "'Mục 1'!Z99", b -> Books.cell(b, "Mục 1", "Z99").setCellValue("ghi chú"));
        refused("survey.file.outside", "'Nháp'!A1", b -> b.createSheet("Nháp").createRow(0).createCell(0).setCellValue(5));
    }

    private static byte[] edited(byte[] file, String part, java.util.function.UnaryOperator<String> edit) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(file)); var zip = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(e.getName()));
                zip.write(e.getName().equals(part) ? edit.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : bytes);
            }
        }
        return out.toByteArray();
    }

    @Test
    void hostileXmlIsRefused() throws Exception {
        String evil = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        for (String part : new String[]{"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"}) {
            refused("survey.file.broken", part, edited(sound(), part, s -> s.replaceFirst("<\\?xml[^>]*>", "").replaceFirst("^", evil)));
            refused("survey.file.broken", part, edited(sound(), part, s -> s.substring(0, s.length() / 2)));
            refused("survey.file.broken", part, edited(sound(), part, s -> "<a>".repeat(300)));
        }
        refused("survey.file.too-large", "sheet2", edited(sound(), "xl/worksheets/sheet2.xml", s -> "<a b=\"" + "x".repeat(6 << 20)));
    }

    @Test
    void bombsAreRefused() throws Exception {
        var out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) '>');
        try (var in = new ZipInputStream(new ByteArrayInputStream(sound())); var zip = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(e.getName()));
                zip.write(in.readAllBytes());
                if (e.getName().equals("xl/worksheets/sheet2.xml"))
                    for (int i = 0; i < 140; i++)
                        zip.write(i == 0 ? "<!-- ".getBytes(StandardCharsets.UTF_8) : zeros);
            }
        }
        var e = assertThrows(KhosoException.class, () -> Samples.read(xlsx, small, out.toByteArray(), FILE));
        assertTrue(e.problem().args().contains(FILE), e.getMessage());
        var many = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(many)) {
            for (int i = 0; i < 3000; i++)
                zip.putNextEntry(new ZipEntry("e" + i));
        }
        refused("survey.file.too-large", "ZIP", many.toByteArray());
        refused("survey.file.too-large", FILE, new byte[(int) BookParts.MOST + 1]);
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        refused("survey.file.not-ours", FILE, new byte[0]);
        refused("survey.file.not-ours", FILE, "PK".getBytes(StandardCharsets.UTF_8));
        refused("survey.file.broken", FILE, "PK\3\4 und so weiter".getBytes(StandardCharsets.UTF_8));
        refused("survey.file.not-ours", FILE, "STT;Tên".getBytes(StandardCharsets.UTF_8));
        byte[] file = sound();
        refused("survey.file.broken", FILE, Arrays.copyOf(file, file.length - 30));
        refused("survey.file.broken", FILE, Arrays.copyOf(file, file.length / 2));
        var zip = new ByteArrayOutputStream();
        try (var z = new ZipOutputStream(zip)) {
            z.putNextEntry(new ZipEntry("word/document.xml"));
        }
        refused("survey.file.not-ours", FILE, zip.toByteArray());
    }

    @Test
    void hugeStringsAreNamed() throws Exception {
        refused("survey.cell.number", "'Mục 1'!", b -> Books.cell(b, "1.đ", "", "int").setCellValue("9".repeat(32_000)));
    }
}
