package org.khoso.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.khoso.api.report.Piece;
import org.khoso.api.report.Piece.Grid;
import org.khoso.api.report.Piece.Words;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** The report says what was answered, in the order and the words of the letter, and nothing else. */
class ReplyTest {
    static SurveyData data(Template survey, Response r, boolean provenance) throws IOException {
        return new Reply(survey, r, Questionnaires.asked(survey, r), "Lê Văn C", provenance)
                .data(new ReplyWords(Questionnaires.texts()), Letterhead.read());
    }

    private static SurveyData letter(Response r) throws IOException {
        return data(Questionnaires.letter(), r, false);
    }

    private static String text(SurveyData data) {
        return data.pieces("answers").stream().map(p -> ((Words) p).text()).collect(Collectors.joining("\n"));
    }

    static List<List<Object>> rows(Piece grid) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        ((Grid) grid).rows().forEach(rows::add);
        return rows;
    }

    @Test
    void everyItemStandsInItsPlaceUnderItsHeading() throws Exception {
        Template survey = Questionnaires.letter();
        String text = text(letter(SongHau.whole().issued()));
        int at = -1;
        for (Item i : survey.items()) {
            int found = text.indexOf(ReplyWords.heading(i), at + 1);
            assertTrue(found > at, i.id() + " in\n" + text);
            at = found;
        }
        assertEquals(4, survey.sections().stream().filter(s -> text.contains(s.id() + ". " + s.title().vi())).count());
        assertTrue(text.startsWith("1. Tình hình số hóa tài liệu lưu trữ theo Công văn số 851"), text);
    }

    @Test
    void numbersDaysAndCodesAreWrittenAsOfficesDo() throws Exception {
        String text = text(letter(SongHau.whole().issued()));
        for (String s : List.of("- Thời gian bắt đầu: 01/04/2025.",
                "- Tại cấp tỉnh: số cơ quan, tổ chức có tài liệu số hóa: 12 cơ quan, tổ chức; số phông có tài liệu số hóa: 34 phông; "
                        + "mét giá tài liệu giấy đã số hóa: 120,5 mét giá; số hồ sơ đã số hóa: 12.408 hồ sơ",
                "tỷ lệ hoàn thành: 62,04%; từ ngày: 01/04/2025", "- Tại cấp tỉnh: Tự thực hiện, Sử dụng dịch vụ lưu trữ số hóa.",
                "- Hiện có: 1,51 TB.", "- Dự kiến có sau đợt số hóa: 3 TB.", "903/VTLTNN-QLII: Không.", "- Có phần mềm: Có.",
                "năng lực lưu trữ: 20 TB.",
                "Không có. Lý do: Tỉnh tự vận hành, không thuê dịch vụ.", "12,5 TB."))
            assertTrue(text.contains(s), s + " in\n" + text);
        assertTrue(text.contains("Không thuộc trường hợp phải báo cáo nội dung này."), "2.c is not asked\n" + text);
        assertTrue(text.contains("sao lưu <ngoài> trung tâm"), "formats escape, not the data");
        assertFalse(text.contains("Chưa trả lời"), text);
    }

    @Test
    void volumesAreShownInTheBaseThatTheResponseNames() throws Exception {
        String two = text(letter(SongHau.whole().put("2.a", "", "base", "2^30").issued()));
        assertTrue(two.contains("- Hiện có: 1,38 TB."), two);
        String unsaid = text(letter(SongHau.whole().without("2.a").put("2.a", "", "existing", "999").issued()));
        assertTrue(unsaid.contains("- Hiện có: 999 byte (1 GB = 10⁹ byte)."), unsaid);
    }

    @Test
    void tablesCarryNumbersAndTheirSum() throws Exception {
        List<Piece> figures = letter(SongHau.whole().issued()).pieces("figures");
        var titles = figures.stream().filter(Words.class::isInstance).map(p -> ((Words) p).text()).toList();
        assertEquals(List.of("1.a", "1.b", "1.đ", "3.b"),
                figures.stream().filter(Grid.class::isInstance).map(p -> ((Grid) p).name()).toList());
        assertTrue(titles.get(0).startsWith("Bảng 1. Mục 1.a: Chi tiết số lượng"), titles.toString());
        var grid = (Grid) figures.get(1);
        assertEquals("Số hồ sơ đã số hóa (hồ sơ)", grid.heads().get(4).title());
        assertFalse(grid.heads().stream().anyMatch(h -> h.title().contains("Khái quát nội dung")), "words stand in the text");
        List<List<Object>> rows = rows(grid);
        assertEquals(4, rows.size());
        assertEquals("Tổng cộng", rows.get(3).get(0));
        assertEquals(new java.math.BigDecimal("23508"), rows.get(3).get(4));
        assertEquals(3, rows(figures.get(3)).size(), "percentages have no sum");
        assertEquals(12, rows(figures.get(5)).size(), "a long list is a table");
        assertEquals(2, rows(figures.get(7)).size(), "the whole province holds the body: no sum");
    }

    @Test
    void aSumThatLacksARowIsLeftOut() throws Exception {
        var s = SongHau.whole();
        s.put("1.a", "district", "metres", "");
        List<List<Object>> rows = rows(letter(s.draft()).pieces("figures").get(1));
        assertEquals("", rows.get(3).get(3), "one level has no figure");
        assertEquals(new java.math.BigDecimal("157"), rows.get(3).get(2));
    }

    @Test
    void whatIsMissingIsSaidAndMakesADraft() throws Exception {
        var data = letter(SongHau.whole().without("4.b").without("1.c").put("4.a", "", "text", "").issued());
        String text = text(data);
        assertTrue(text.contains("lưu trữ tài liệu lưu trữ số hóa\nChưa trả lời."), text);
        assertTrue(text.contains("- Nhu cầu: Chưa trả lời."), text);
        assertEquals("DỰ THẢO", data.value("draftMark"), "though it was issued");
    }

    @Test
    void aRowWithoutAnyAnswerIsOpen() throws Exception {
        var s = SongHau.whole();
        s.without("1.b").put("1.b", "province", "note", "Xong");
        String text = text(letter(s.draft()));
        assertTrue(text.contains("- Tại cấp tỉnh: Xong.\n- Tại cấp huyện: Chưa trả lời."), text);
        assertFalse(text.contains("Chưa xác định cấp"), "no row of the letter");
    }

    @Test
    void onlyAnIssuedReplyIsNoDraft() throws Exception {
        var draft = letter(SongHau.whole().draft());
        assertEquals("DỰ THẢO", draft.value("draftMark"));
        assertTrue(draft.value("date").toString().startsWith("ngày    "), draft.value("date").toString());
        assertNull(draft.value("number"));
        var issued = letter(SongHau.whole().issued());
        assertNull(issued.value("draftMark"));
        assertEquals(List.of("7", "BC-UBND", "Lê Văn C", java.time.LocalDate.of(2025, 5, 9)),
                List.of(issued.value("number"), issued.value("sign"), issued.value("signer"), issued.value("date")));
        assertEquals("DỰ THẢO", letter(SongHau.whole().response(State.IN_APPROVAL, Issue.OWN)).value("draftMark"));
    }

    @Test
    void provenanceIsAnAnnexIfAskedFor() throws Exception {
        assertEquals(List.of(), letter(SongHau.whole().issued()).pieces("origins"));
        assertEquals("Phụ lục", letter(SongHau.whole().issued()).value("figuresName"));
        var data = data(Questionnaires.letter(), SongHau.whole().issued(), true);
        assertEquals("Phụ lục I", data.value("figuresName"));
        List<List<Object>> rows = rows(data.pieces("origins").get(0));
        assertEquals(27, rows.size(), "8 columns and the percentage of three levels");
        assertEquals("1.a; Tại cấp tỉnh; Số hồ sơ đã số hóa",
                rows.stream().map(r -> r.get(1)).filter(s -> s.toString().contains("hồ sơ đã"))
                        .filter(s -> s.toString().contains("tỉnh")).findFirst().orElse(""));
        assertTrue(rows.stream().allMatch(r -> r.get(6).toString().length() == 12), rows.toString());
        assertTrue(
                rows.stream().anyMatch(
                        r -> r.get(3).equals("Trần Thị B sửa số đã tính 130.400 trang; lý do: Thêm 50 trang bản đồ chưa nhập kho")),
                rows.toString());
    }

    @Test
    void anEmptyResponseIsAllOpenQuestions() throws Exception {
        var data = letter(new SongHau().draft());
        long open = data.pieces("answers").stream().filter(p -> ((Words) p).text().equals("Chưa trả lời.")).count();
        assertEquals(14, open, text(data));
        assertEquals(List.of(), data.pieces("figures"));
    }

    @Test
    void anotherQuestionnaireNeedsNoJava() throws Exception {
        Template survey = Questionnaires.again();
        var data = data(survey, SongHau.whole().draft(), true);
        String text = text(data);
        survey.items().forEach(item -> assertTrue(text.contains(ReplyWords.heading(item)), item.id()));
        assertTrue(text.contains("- district: "), "a row that it does not have is not lost\n" + text);
    }

    @Test
    void valuesThatFitNoTypeAreShownAsTheyAre() throws Exception {
        String text = text(letter(
                SongHau.whole().put("1", "", "from", "bao giờ").put("2.a", "", "existing", "=1+1").put("4.a", "", "mode", "X").issued()));
        assertTrue(
                text.contains("Thời gian bắt đầu: bao giờ.") && text.contains("Hiện có: =1+1.") && text.contains("Hình thức đề nghị: X."),
                text);
    }
}
