package org.khoso.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.report.Piece;
import org.khoso.api.report.Piece.Grid;
import org.khoso.api.report.Piece.Head;
import org.khoso.api.report.Piece.Words;
import org.khoso.api.report.ReportEngine;
import org.khoso.api.report.ReportEngine.ReportInfo;

/** Letters about surveys: the layouts hold, and what the data bring themselves stands where they say. */
class SurveyLayoutsTest {
    private static final List<String> REPORTS = List.of("survey-reply", "survey-reminder", "survey-return", "survey-acceptance");

    private static ReportEngine engine() throws IOException {
        return new Engine(Letters.surveyLayouts(), Letters.exporters());
    }

    private static Letters.Made made(String report, String format, Letters.Data data) throws IOException {
        return Letters.make(engine(), report, format, data);
    }

    private static String html(String report, Letters.Data data) throws IOException {
        return new String(made(report, "html", data).bytes(), StandardCharsets.UTF_8);
    }

    private static String pdf(Letters.Made made) throws IOException {
        try (var d = Loader.loadPDF(made.bytes())) {
            return new PDFTextStripper().getText(d);
        }
    }

    private static Piece grid(int rows) {
        var heads = List.of(new Head("Nội dung", 3, "surveyCell"), new Head("Số trang (trang)", 1, "surveyNumber"));
        return new Grid("1.a", heads, receiver -> {
            for (int i = 1; i <= rows; i++)
                receiver.row(List.of("Dòng " + i, new BigDecimal(1000 + i)));
        });
    }

    private static Letters.Data reply() {
        return Letters.data().with("agencyInText", "Ủy ban nhân dân tỉnh Sông Hậu").with("letter", "Công văn").with("subject", "Tình hình")
                .with("subjectInText", "tình hình").with("unit", "Tỉnh Sông Hậu").with("figuresName", "Phụ lục")
                .with("figuresTitle", "Số liệu")
                .tell("answers", new Words("surveySection", "1. Tình hình"), new Words("surveyItem", "a) Số lượng"),
                        new Words("no-such-style", "Trả lời {signer} & <b>\nĐoạn thứ hai."))
                .tell("figures", new Words("surveyTable", "Bảng 1"), grid(3));
    }

    @Test
    void theLayoutsHold() throws Exception {
        assertEquals(List.of(), engine().warnings());
        List<ReportInfo> ours = engine().reports().stream().filter(r -> REPORTS.contains(r.id())).toList();
        assertEquals(REPORTS, ours.stream().map(ReportInfo::id).toList());
        assertTrue(ours.stream().allMatch(r -> r.confidence() == Confidence.VERBATIM && r.clause().startsWith("NĐ 30/2020")));
        assertEquals(Letters.engine().reports().size() + REPORTS.size(), engine().reports().size());
    }

    @Test
    void everyLetterIsMadeInEveryFormat() throws Exception {
        for (String report : REPORTS)
            for (String format : Letters.exporters().keySet())
                assertTrue(made(report, format, reply().with("unitInText", "Sở Y tế").with("missing", List.of("Mục 1"))
                        .rows("faults", 1, i -> Map.of("item", "1.a", "message", "m")).rows("items", 1, i -> Map.of("item", "1.a")))
                        .bytes().length > 500, report + "." + format);
    }

    @Test
    void piecesStandInTheirOrderAndAreNotFilled() throws Exception {
        String html = html("survey-reply", reply());
        assertTrue(html.contains("Trả lời {signer} &amp; &lt;b&gt;"), html);
        assertTrue(html.contains("Đoạn thứ hai./."), "the report ends where the answers end");
        assertTrue(html.indexOf("1. Tình hình") < html.indexOf("a) Số lượng") && html.indexOf("a) Số lượng") < html.indexOf("Trả lời"),
                html);
        assertTrue(html.contains("Kính gửi: Ủy ban nhân dân tỉnh (qua Sở Nội vụ)."), "unless the source knows better");
        assertTrue(html("survey-reply", reply().with("replyTo", "Bộ Nội vụ")).contains("Kính gửi: Bộ Nội vụ."));
    }

    @Test
    void aDraftSaysSo() throws Exception {
        assertFalse(html("survey-reply", reply()).contains("DỰ THẢO"));
        String html = html("survey-reply", reply().with("draftMark", "DỰ THẢO").with("figuresMark", "DỰ THẢO"));
        assertEquals(3, html.split("DỰ THẢO", -1).length, html);
        assertTrue(html.indexOf("DỰ THẢO") < html.indexOf("CỘNG HÒA XÃ HỘI"), html);
    }

    @Test
    void anAnnexThatHasNothingIsLeftOut() throws Exception {
        assertFalse(html("survey-reply", reply().with("originsName", "Phụ lục II")).contains("Phụ lục II"));
        String without = html("survey-reply", reply().tell("figures"));
        assertFalse(without.contains("Kèm theo Báo cáo"), without);
    }

    @Test
    void longTablesGoOnWithTheirHeadsAndNothingIsLost() throws Exception {
        var made = made("survey-reply", "pdf", reply().tell("figures", grid(2000)));
        String text = pdf(made);
        assertEquals(2000, made.written().rows());
        assertTrue(made.written().pages() > 30, made.written().toString());
        assertTrue(text.contains("Dòng 1 1.001") && text.contains("Dòng 2000 3.000"), "grouped as offices write");
        assertEquals(made.written().pages() - 1, text.split("Số trang \\(trang\\)", -1).length - 1, "each page of the annex has the head");
    }

    @Test
    void numbersAreNumbersInASpreadsheet() throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(made("survey-reply", "xlsx", reply()).bytes()))) {
            var sheet = book.getSheetAt(1);
            var last = sheet.getRow(sheet.getLastRowNum());
            assertEquals(CellType.NUMERIC, last.getCell(1).getCellType());
            assertEquals(1003, last.getCell(1).getNumericCellValue());
            assertEquals("#,##0", last.getCell(1).getCellStyle().getDataFormatString());
        }
    }

    @Test
    void raisedDigitsThatTheFontLacksKeepTheirMeaning() throws Exception {
        var made = made("survey-reply", "pdf",
                reply().tell("answers", new Words("surveyText", "1 GB = 10⁹ byte, 1 TB = 10¹² byte, 2³⁰")));
        String text = pdf(made);
        assertTrue(text.contains("10^9 byte") && text.contains("10^12 byte") && text.contains("2^30"), text);
        assertEquals(List.of(), made.written().notes());
    }
}
