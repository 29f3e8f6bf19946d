package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Template;

class XlsxFormatTest {
    private static final String FILE = "xã A.xlsx";
    private final XlsxFormat xlsx = new XlsxFormat(Samples.CLOCK);
    private final Template small = Samples.small();

    private byte[] write(Response r) throws Exception {
        return Samples.write(xlsx, small, r);
    }

    private Response read(byte[] file) throws Exception {
        return Samples.read(xlsx, small, file, FILE);
    }

    @Test
    void whatNobodyTouchedComesBackAsItWas() throws Exception {
        for (Template t : new Template[]{small, Samples.letter()})
            for (long seed = 0; seed < 4; seed++) {
                Response r = Samples.random(t, seed);
                Response back = Samples.read(xlsx, t, Samples.write(xlsx, t, r), FILE);
                assertEquals(Samples.origin(r, "workbook", r.issue().filledBy()), back, "seed " + seed);
            }
    }

    @Test
    void whatWasTypedComesBackAsValuesOfAnswers() throws Exception {
        for (Template t : new Template[]{small, Samples.letter()})
            for (long seed = 0; seed < 4; seed++) {
                Response r = Samples.random(t, seed);
                Response none = Samples.empty(t);
                byte[] file = Books.copied(Samples.write(xlsx, t, r), Samples.write(xlsx, t, none));
                Response back = Samples.read(xlsx, t, file, FILE);
                assertEquals(r.answers().keySet(), back.answers().keySet(), "seed " + seed);
                r.answers().forEach((cell, g) -> {
                    Given b = back.answers().get(cell);
                    assertEquals(Known.column(t, cell).map(c -> c.type()).orElse("text").equals("text") ? Texts.clean(g.value()).replace('\t', ' ') : g.value(),
                            b.value(), cell.toString());
                    assertEquals(new Given(b.value(), Origin.IMPORTED, "", "", "", Samples.NOW, "", null, "", null), b);
                });
            }
    }

    @Test
    void onlyInputCellsAreOpen() throws Exception {
        byte[] file = write(Samples.random(small, 1));
        try (XSSFWorkbook book = Books.open(file)) {
            assertEquals("Hướng dẫn, Mục 1, Mục 2, _khoso_ds, _khoso",
                    String.join(", ", java.util.stream.IntStream.range(0, book.getNumberOfSheets()).mapToObj(book::getSheetName).toList()));
            assertEquals(SheetVisibility.VERY_HIDDEN, book.getSheetVisibility(3));
            assertEquals(SheetVisibility.VERY_HIDDEN, book.getSheetVisibility(4));
            assertTrue(book.isStructureLocked());
            var inputs = Books.inputs(book);
            for (var s : book) {
                assertTrue(((XSSFSheet) s).isSheetLocked(), s.getSheetName());
                assertNull(((XSSFSheet) s).getCTWorksheet().getSheetProtection().getPassword());
            }
            inputs.forEach(i -> assertFalse(Books.cell(book, i.sheet(), i.ref()).getCellStyle().getLocked(), i.ref()));
            long open = 0;
            for (var s : book)
                for (var row : s)
                    for (var c : row)
                        if (!c.getCellStyle().getLocked() && c.getCellType() != CellType.BLANK) {
                            open++;
                            String ref = c.getAddress().formatAsString();
                            assertTrue(inputs.stream().anyMatch(i -> i.sheet().equals(s.getSheetName()) && i.ref().equals(ref)), ref);
                        }
            assertTrue(open > 20);
            assertTrue(book.getSheet("Mục 1").getDataValidations().size() > 10);
        }
    }

    @Test
    void valuesHaveTheirTypes() throws Exception {
        var answers = new TreeMap<Cell, Given>();
        Map.of("int", "1234", "dec", "12.5", "size", "1500000000000", "day", "2025-04-01", "yes", "YES", "one", "SELF", "txt", "=1+1", "many",
                "SELF,OTHER").forEach((k, v) -> answers.put(new Cell("1.đ", "", k), Given.entered(v, "", null)));
        try (XSSFWorkbook book = Books.open(write(Samples.with(Samples.empty(small), answers)))) {
            assertEquals(1234, Books.cell(book, "1.đ", "", "int").getNumericCellValue());
            assertEquals(12.5, Books.cell(book, "1.đ", "", "dec").getNumericCellValue());
            assertEquals(1500, Books.cell(book, "1.đ", "", "size").getNumericCellValue());
            assertEquals(LocalDate.of(2025, 4, 1), Books.cell(book, "1.đ", "", "day").getLocalDateTimeCellValue().toLocalDate());
            assertEquals("Có", Books.cell(book, "1.đ", "", "yes").getStringCellValue());
            assertEquals("Tự làm; thuê, mượn", Books.cell(book, "1.đ", "", "one").getStringCellValue());
            var text = Books.cell(book, "1.đ", "", "txt");
            assertEquals(CellType.STRING, text.getCellType());
            assertTrue(text.getCellStyle().getQuotePrefixed());
            assertEquals("x", Books.cell(book, new Slot("1.đ", "", "many", "SELF")).getStringCellValue());
            assertEquals("", Books.cell(book, new Slot("1.đ", "", "many", "SERVICE")).toString());
        }
    }

    private Response typed(String column, Books.Hand hand) throws Exception {
        return read(Books.changed(write(Samples.empty(small)), hand));
    }

    private String typed(String column, String text) throws Exception {
        return typed(column, b -> Books.cell(b, "1.đ", "", column).setCellValue(text)).value("1.đ", "", column);
    }

    @Test
    void numbersAreTakenAsVietnameseWriteThem() throws Exception {
        assertEquals("1234", typed("int", "1.234"));
        assertEquals("1234", typed("int", " 1\u00a0234 "));
        assertEquals("1234567", typed("int", "1.234.567"));
        assertEquals("12.5", typed("dec", "12,5"));
        assertEquals("12.5", typed("dec", "12.5"));
        assertEquals("1234.5", typed("dec", "1.234,5"));
        assertEquals("12.5", typed("pct", "12,5 %"));
        assertEquals("1500000000000", typed("size", "1,5 TB"));
        assertEquals("500000000000", typed("size", "500"));
        assertEquals("2025-04-05", typed("day", "5/4/2025"));
        assertEquals("2025-04-05", typed("day", "ngày 05 tháng 4 năm 2025"));
        assertEquals("NO", typed("yes", " KHÔNG"));
        assertEquals("OTHER", typed("one", "dịch vụ (OTHER)"));
    }

    @Test
    void percentagesAndYesMayBeWhatTheProgramMakesOfThem() throws Exception {
        var r = typed("", b -> {
            var c = Books.cell(b, "1.đ", "", "pct");
            var style = b.createCellStyle();
            style.setDataFormat(b.createDataFormat().getFormat("0.00%"));
            c.setCellStyle(style);
            c.setCellValue(0.125);
            Books.cell(b, "1.đ", "", "yes").setCellValue(true);
            Books.cell(b, "1.đ", "", "dec").setCellValue(0.1 + 0.2);
            Books.cell(b, "1.đ", "", "txt").setCellValue(101234567);
            Books.cell(b, new Slot("1.đ", "", "many", "OTHER")).setCellValue("X");
        });
        assertEquals("12.5 YES 0.3 101234567 OTHER", String.join(" ", r.value("1.đ", "", "pct"), r.value("1.đ", "", "yes"),
                r.value("1.đ", "", "dec"), r.value("1.đ", "", "txt"), r.value("1.đ", "", "many")));
    }

    @Test
    void whatWasCountedIsRememberedWhenItIsChanged() throws Exception {
        var counted = new Given("100", Origin.COMPUTED, "", "", "", null, "dossier", Samples.NOW, "ab", null);
        var cell = new Cell("1.e′", "province", "int");
        var other = new Cell("1.e′", "district", "int");
        Response r = Samples.with(Samples.empty(small), Map.of(cell, counted, other, counted));
        Response back = read(Books.changed(write(r), b -> {
            Books.cell(b, "1.e′", "province", "int").setCellValue(101);
            Books.cell(b, Slot.reason("1.e′")).setCellValue("Thiếu một hồ sơ");
            Books.cell(b, Slot.FILLED_BY).setCellValue("Phạm D");
        }));
        assertEquals(new Given("101", Origin.IMPORTED, "100", "Thiếu một hồ sơ", "Phạm D", Samples.NOW, "dossier", Samples.NOW, "ab", null),
                back.answers().get(cell));
        assertEquals(counted, back.answers().get(other));
        assertEquals("Phạm D", back.issue().filledBy());
        assertEquals("workbook", back.issue().origin());
        Response cleared = read(Books.changed(write(r), b -> Books.cell(b, "1.e′", "province", "int").setBlank()));
        assertEquals(java.util.Set.of(other), cleared.answers().keySet());
    }

    @Test
    void anItemIsDeclaredToHaveNone() throws Exception {
        Response r = typed("", b -> Books.cell(b, "2.a", "", Response.NONE).setCellValue("Chưa thuê"));
        assertEquals("Chưa thuê", r.value("2.a", "", Response.NONE));
    }

    @Test
    void moreRowsThanPreparedAreWrittenAndOthersFollow() throws Exception {
        var answers = new TreeMap<Cell, Given>();
        for (int i = 1; i <= 50; i++)
            answers.put(new Cell("2.a", "" + i, "int"), Given.entered("" + i, "", null));
        try (XSSFWorkbook book = Books.open(write(Samples.with(Samples.empty(small), answers)))) {
            assertEquals(60, Books.inputs(book).stream().filter(i -> i.slot().item().equals("2.a") && i.slot().column().equals("int")).count());
        }
    }

    @Test
    void aCommuneIsAskedForItsOwnRow() throws Exception {
        Response e = Samples.empty(small);
        var commune = new Response(e.id(), e.survey(), e.version(), new Response.Respondent("1", "Xã A", "commune"), null, e.state(), e.issue(),
                Map.of(new Cell("1.e′", "province", "dec"), Given.entered("1", "", null)));
        byte[] file = write(commune);
        try (XSSFWorkbook book = Books.open(file)) {
            assertEquals("[commune, province]", Books.inputs(book).stream().filter(i -> i.slot().item().equals("1.e′") && i.slot().answers())
                    .map(i -> i.slot().row()).filter(s -> !s.isEmpty()).sorted().distinct().toList().toString());
        }
        assertEquals(Samples.origin(commune, "workbook", ""), read(file));
    }

    @Test
    void aTextThatNoCellHoldsStays() throws Exception {
        Response r = Samples.with(Samples.empty(small),
                Map.of(new Cell("1.đ", "", "txt"), Given.entered("ă".repeat(BookCells.LONGEST + 1), "", null)));
        assertEquals(Samples.origin(r, "workbook", ""), read(write(r)));
    }

    @Test
    void itSaysWhatItBelongsTo() throws Exception {
        var about = xlsx.about(new ByteArrayInputStream(write(Samples.empty(small))), FILE);
        assertEquals("nhỏ 1 79", about.survey() + " " + about.version() + " " + about.respondent().code());
    }
}
