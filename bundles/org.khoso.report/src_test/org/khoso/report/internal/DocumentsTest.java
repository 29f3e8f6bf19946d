package org.khoso.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;

/** All formats say the same, whatever the data say. */
class DocumentsTest {
    private static final List<String> HOSTILE = List.of("=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "<script>alert(1)</script>",
            "</w:t></w:r>", "]]>",
            "a\u0000b", "\ud800", "x\u202egnp.exe", "\u0645\u0631\u062d\u0628\u0627", "\ud83d\ude00", "{agency}", "\uffff",
            "T\u00ean nh\u01b0 NFD: e\u0302\u0301",
            "x".repeat(3000), "&lt;b&gt;", "_x0041_");

    private static Letters.Data hostile() {
        return Letters.data().with("agency", "<b>A & B</b>").with("signer", "\u202eX").with("fondsName", "a\u0007b\ud800")
                .with("fondsCode", "&<>\"'")
                .with("years", "=1+1").with("count", (long) HOSTILE.size())
                .rows("dossiers", HOSTILE.size(),
                        i -> Map.of("code", HOSTILE.get(i - 1), "title", HOSTILE.get(HOSTILE.size() - i), "sheetsOrPages", 12L));
    }

    private static Map<String, String> parts(byte[] docx) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var e = zip.getNextEntry(); e != null; e = zip.getNextEntry())
                parts.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return parts;
    }

    private static String docx(byte[] bytes) throws Exception {
        var text = new StringBuilder();
        for (var part : parts(bytes).entrySet()) {
            var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(part.getValue().getBytes(StandardCharsets.UTF_8)));
            if (part.getKey().equals("word/document.xml")) {
                var all = xml.getElementsByTagName("w:t");
                for (int i = 0; i < all.getLength(); i++)
                    text.append(all.item(i).getTextContent()).append('\n');
            }
        }
        return text.toString();
    }

    private static String pdf(byte[] bytes) throws IOException {
        try (var d = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(d);
        }
    }

    /** Office programs keep a paragraph with the table below it, but not with one that has to stay with yet another. */
    @Test
    void theLastWordsOfALetterStayWithTheSignature() throws Exception {
        String word = parts(Letters.make("letter", "docx", Letters.letter()).bytes()).get("word/document.xml");
        int words = word.indexOf("./.");
        String between = word.substring(word.lastIndexOf("<w:p>", words), word.indexOf("<w:tbl>", words));
        assertTrue(word.indexOf("Nơi nhận:") > word.indexOf("<w:tbl>", words), "the next table is that of the signature");
        assertEquals(word.indexOf("<w:tbl>", words), word.lastIndexOf("<w:tbl>"), "and the last");
        assertEquals(between.split("<w:p>").length, between.split("<w:keepNext>").length, between);
    }

    @Test
    void nothingFromOutsideBreaksADocument() throws Exception {
        String word = docx(Letters.make("dossier-inventory", "docx", hostile()).bytes());
        for (String s : List.of("=1+1", "<script>alert(1)</script>", "</w:t></w:r>", "]]>", "a\u25a1b", "x\u25a1gnp.exe", "{agency}",
                "&lt;b&gt;", "\u1ebf"))
            assertTrue(word.contains(s), s);
        var made = Letters.make("dossier-inventory", "pdf", hostile());
        String pdf = pdf(made.bytes());
        for (String s : List.of("=1+1", "]]>", "a\u25a1b", "x\u25a1gnp", "{agency}", "<B>A & B</B>"))
            assertTrue(pdf.contains(s), () -> s + " is missing of " + pdf);
        String said = made.written().notes().toString();
        for (String why : List.of("control", "half", "direction", "glyph", "U+0627"))
            assertTrue(said.contains(why), said);
        String html = new String(Letters.make("dossier-inventory", "html", hostile()).bytes(), StandardCharsets.UTF_8);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<b>A"), html);
        assertTrue(html.contains("&lt;script&gt;"), html);
    }

    @Test
    void cellsOfASheetAreNeverFormulas() throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(Letters.make("dossier-inventory", "xlsx", hostile()).bytes()))) {
            int numbers = 0;
            var texts = new StringBuilder();
            for (var row : book.getSheetAt(0))
                for (var cell : row) {
                    assertFalse(cell.getCellType() == CellType.FORMULA, cell::toString);
                    numbers += cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == 12 ? 1 : 0;
                    if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().startsWith("=1+1"))
                        assertTrue(cell.getCellStyle().getQuotePrefixed(), "a formula once someone edits it");
                    texts.append(cell).append('\n');
                }
            assertEquals(HOSTILE.size() + 1, numbers, "pages are numbers, and so is row 12");
            assertTrue(texts.toString().contains("=1+1"), texts::toString);
        }
    }

    @Test
    void wordHasPageNumbersHeadsAndLandscapeAnnexes() throws Exception {
        var data = Letters.data().with("archive", "Kho thử").with("total", 2L)
                .rows("rules", 1, i -> Map.of("message", "Thiếu tiêu đề", "clause", "TT 05", "level", "Phải sửa", "count", 2L))
                .rows("findings", 2, i -> Map.of("about", "HS." + i, "message", "Thiếu tiêu đề"));
        Map<String, String> parts = parts(Letters.make("check-report", "docx", data).bytes());
        String body = parts.get("word/document.xml");
        assertEquals(2, body.split("<w:sectPr>").length - 1);
        assertTrue(body.contains("w:orient=\"landscape\""), body);
        assertEquals(2, body.split("<w:tblHeader").length - 1);
        assertTrue(parts.get("word/header0.xml").contains(" PAGE "), parts.get("word/header0.xml"));
        assertTrue(parts.get("word/styles.xml").contains("Times New Roman"));
        byte[] pdf = Letters.make("check-report", "pdf", data).bytes();
        try (var d = Loader.loadPDF(pdf)) {
            var last = d.getPage(d.getNumberOfPages() - 1).getMediaBox();
            assertTrue(last.getWidth() > last.getHeight(), "the annex lies across");
        }
    }

    @Test
    void anEmptyTableSaysSoInEachFormat() throws Exception {
        var none = Letters.dossiers(0);
        assertTrue(pdf(Letters.make("dossier-inventory", "pdf", none).bytes()).contains("Không có hồ sơ."));
        assertTrue(docx(Letters.make("dossier-inventory", "docx", none).bytes()).contains("Không có hồ sơ."));
        assertTrue(new String(Letters.make("dossier-inventory", "html", none).bytes(), StandardCharsets.UTF_8).contains("Không có hồ sơ."));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(Letters.make("dossier-inventory", "xlsx", none).bytes()))) {
            assertTrue(book.getSheetAt(0).getLastRowNum() > 5);
        }
    }

    @Test
    void aStoppedReportEndsWithAnError() throws IOException {
        var stopped = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        for (String format : List.of("pdf", "docx", "html", "xlsx")) {
            var e = assertThrows(KhosoException.class,
                    () -> Letters.engine().write("dossier-inventory", format, Letters.dossiers(3), stopped,
                            java.io.OutputStream.nullOutputStream()),
                    format);
            assertEquals("report.stopped", e.problem().key());
        }
    }

    @Test
    void anUnknownReportOrFormatIsSaidWithWhatThereIs() throws IOException {
        var engine = Letters.engine();
        assertEquals(
                List.of("dossier-inventory", "record-inventory", "check-report", "backup-minutes", "fixity-minutes", "transfer-minutes",
                        "transfer-inventory", "letter",
                        "titled-document", "minutes"),
                engine.reports().stream().map(r -> r.id()).toList());
        assertEquals(List.of(), engine.warnings());
        var e = assertThrows(KhosoException.class, () -> Letters.make(engine, "x", "pdf", Letters.data()));
        assertEquals(Message.of("report.no-such", "x"), e.problem());
        e = assertThrows(KhosoException.class, () -> Letters.make(engine, "letter", "odt", Letters.data()));
        assertEquals(Message.of("report.no-format.remedy", "docx, html, pdf, xlsx"), e.remedy());
    }
}
