package org.khoso.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** PDF: text comes back as it went in, heads are repeated, pages are numbered. */
class PdfExporterTest {
    private static String text(byte[] pdf, int from, int to) throws Exception {
        try (var d = Loader.loadPDF(pdf)) {
            var s = new PDFTextStripper();
            s.setSortByPosition(true);
            s.setStartPage(from);
            s.setEndPage(to);
            return s.getText(d);
        }
    }

    @Test
    void aLetterHasAllItsBlocks() throws Exception {
        var made = Letters.make("letter", "pdf", Letters.letter());
        String text = text(made.bytes(), 1, 1);
        for (String part : new String[]{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "TRỮ LỊCH SỬ", "Số: 07/TTLTLS",
                "Sông Hậu, ngày 05 tháng 02 năm 2026", "V/v giao nộp", "Kính gửi:", "- Sở Nội vụ tỉnh Sông Hậu;",
                "- Ủy ban nhân dân các xã, phường.", "hướng dẫn./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT, NVLT. NTH10.", "KT. GIÁM ĐỐC",
                "PHÓ GIÁM ĐỐC",
                "Nguyễn Thị Thu Hà"})
            assertTrue(text.contains(part), () -> part + " is missing of\n" + text);
        assertEquals(1, made.written().pages());
        assertTrue(made.written().notes().isEmpty(), made.written().notes()::toString);
    }

    @Test
    void aTableRepeatsItsHeadAndPagesAreNumbered() throws Exception {
        var made = Letters.make("dossier-inventory", "pdf", Letters.dossiers(200));
        assertEquals(200, made.written().rows());
        int pages = made.written().pages();
        assertTrue(pages > 5, pages + " pages");
        int rows = 0;
        for (int p = 1; p <= pages; p++) {
            String text = text(made.bytes(), p, p);
            if (text.contains(".TH"))
                assertTrue(text.contains("Tiêu đề hồ sơ"), text);
            assertEquals(p > 1, text.strip().startsWith(String.valueOf(p)), text);
            rows += text.split("\\.TH").length - 1;
        }
        assertEquals(200, rows);
    }

    @Test
    void aSignatureNeverStandsAloneOnAPage() throws Exception {
        for (int words = 300; words < 900; words += 57) {
            var data = Letters.letter().with("body", java.util.List.of("lưu trữ ".repeat(words).strip()));
            var made = Letters.make("letter", "pdf", data);
            String last = text(made.bytes(), made.written().pages(), made.written().pages());
            assertTrue(last.contains("Nơi nhận") && last.contains("Thu Hà") && last.contains("lưu trữ"), words + " words:\n" + last);
            int all = text(made.bytes(), 1, made.written().pages()).split("lưu").length - 1;
            assertEquals(words, all, "words of the text");
        }
    }

    /** Neither below a long paragraph that may be cut, nor below a last one of a line or two that goes ahead as a whole. */
    @Test
    void noSignatureStandsAloneBehindShortParagraphs() throws Exception {
        for (int lines = 1; lines <= 2; lines++)
            for (int n = 12; n < 40; n++) {
                var body = new java.util.ArrayList<String>();
                for (int i = 1; i <= n; i++)
                    body.add("Đoạn số " + i + " chữ".repeat(lines == 1 ? 1 : 25) + " hết" + i);
                var made = Letters.make("letter", "pdf", Letters.letter().with("body", body));
                String last = text(made.bytes(), made.written().pages(), made.written().pages());
                assertTrue(last.contains("Thu Hà") && last.contains("hết" + n + "./."), n + " paragraphs of " + lines + ":\n" + last);
            }
    }

    @Test
    void aHeadIsNeverLeftWithoutARow() throws Exception {
        var tall = Letters.dossiers(1).rows("dossiers", 1, i -> java.util.Map.of("code", "01.TH", "title", "Hồ sơ về đất đai ".repeat(64)));
        var made = Letters.make("dossier-inventory", "pdf", tall);
        assertTrue(text(made.bytes(), 2, 2).contains("Tiêu đề hồ sơ"));
        assertTrue(!text(made.bytes(), 1, 1).contains("Tiêu đề hồ sơ"), "the head goes ahead with its row");
        var taller = Letters.dossiers(1).rows("dossiers", 1,
                i -> java.util.Map.of("code", "01.TH", "title", "Hồ sơ về đất đai ".repeat(400)));
        made = Letters.make("dossier-inventory", "pdf", taller);
        String text = text(made.bytes(), 1, made.written().pages()).replaceAll("\\s+", " ");
        assertTrue(text(made.bytes(), 1, 1).contains("đất"), "a row that no page holds begins where it stands");
        for (int p = 1; p <= made.written().pages(); p++) {
            String page = text(made.bytes(), p, p);
            assertEquals(page.contains("đất"), page.contains("Tiêu đề hồ sơ"), "head on each page");
        }
        assertEquals(400, text.split("đất").length - 1, "nothing of it is lost");
    }
}
