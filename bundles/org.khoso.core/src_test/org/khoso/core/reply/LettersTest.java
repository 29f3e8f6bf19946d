package org.khoso.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Texts;

/** Letters about a survey say how it stands, and to whom. */
class LettersTest {
    private static final Respondent DISTRICT = new Respondent("0101", "Huyện Cửu Long", "district");
    private static final Fault FAULT = new Fault("V03", "error", new Cell("1.a", "commune", "pages"), Message.of("m"), Message.of("r"),
            "Đề xuất của Khoso", Confidence.DESIGN);

    private static Texts texts() throws IOException {
        return Questionnaires.texts();
    }

    private static Map<String, Object> head(String name, String level) throws IOException {
        return Letterhead.read().values(new Respondent("1", name, level));
    }

    private static Response response(State state, String reason, Response answers) {
        return new Response(new UUID(0, 8), "bnv-2025-05-digitisation", "1", DISTRICT, null, state,
                new Issue("", null, null, "Nguyễn Văn A", reason, "own", 0), answers.answers());
    }

    private static SurveyData reminder(Response r, boolean begun, LocalDate today) throws IOException {
        Template t = Questionnaires.letter();
        return new ReminderSource(null, null, null, texts()).data(t, r, begun, t.deadline(), Answers.of(t, r, Questionnaires.asked(t, r)),
                today);
    }

    @Test
    void unitsAreNamedByTheirCommittee() throws Exception {
        var tinh = head("Tỉnh Sông Hậu", "province");
        assertEquals(List.of("Ủy ban nhân dân\ntỉnh Sông Hậu", "Ủy ban nhân dân tỉnh Sông Hậu", "Sông Hậu", "UBND", "Chủ tịch",
                "TTTU, TT HĐND tỉnh (để b/c)"),
                List.of(tinh.get("agency"), tinh.get("agencyInText"), tinh.get("place"), tinh.get("agencySign"), tinh.get("signerRole"),
                        tinh.get("informed")));
        assertEquals(tinh.get("agency"), head("UBND tỉnh Sông Hậu", "province").get("agency"), "a name that says it already");
        assertEquals("Thành phố Hồ Chí Minh", head("Thành phố Hồ Chí Minh", "province").get("place"));
        assertEquals("Quận 1", head("Quận 1", "district").get("place"));
        assertEquals("Giang", head("Xã Giang", "commune").get("place"));
        assertNull(head("Xã Giang", "commune").get("informed"));
        var body = head("Sở Y tế", "body");
        assertEquals("Sở Y tế", body.get("agency"));
        assertNull(body.get("authority"));
    }

    @Test
    void aReminderSaysHowLateAndWhatIsMissing() throws Exception {
        Response nothing = new Response(new UUID(0, 0), "bnv-2025-05-digitisation", "1", DISTRICT, null, State.DRAFT, Issue.OWN, Map.of());
        var data = reminder(nothing, false, LocalDate.of(2025, 5, 30));
        assertEquals(List.of("Ủy ban nhân dân huyện Cửu Long"), data.value("addressees"));
        assertEquals("Thời hạn gửi báo cáo đã quá 8 ngày.", data.value("due"));
        assertEquals("Đến nay, chưa nhận được báo cáo của Ủy ban nhân dân huyện Cửu Long.", data.value("standing"));
        assertEquals("Công văn của Bộ Nội vụ (tháng 5 năm 2025)", data.value("letter"), "without the place in it");
        var missing = (List<?>) data.value("missing");
        assertEquals("Mục 1.a: Chi tiết số lượng, khái quát nội dung tài liệu số hóa", missing.getFirst());
        assertTrue(missing.stream().noneMatch(m -> m.toString().startsWith("Mục 4.") || m.toString().startsWith("Mục 1:")),
                "what only a province is asked: " + missing);
    }

    @Test
    void aReminderOfABegunResponseListsPartsOfItems() throws Exception {
        Response part = response(State.DRAFT, "", SongHau.whole().put("3.b", "body", "text", "").draft());
        var data = reminder(part, true, LocalDate.of(2025, 5, 22));
        assertEquals("Hôm nay là ngày cuối của thời hạn gửi báo cáo.", data.value("due"));
        assertEquals(1, ((List<?>) data.value("missing")).size());
        assertTrue(data.value("missing").toString().endsWith("(còn thiếu 1 câu trả lời)]"), data.value("missing").toString());
        var whole = reminder(response(State.DRAFT, "", SongHau.whole().draft()), true, LocalDate.of(2025, 5, 20));
        assertTrue(whole.value("standing").toString().contains("chưa được gửi"), whole.value("standing").toString());
        assertEquals("", whole.value("missingHead"));
        var back = reminder(response(State.RETURNED, "Sai số trang", SongHau.whole().draft()), true, LocalDate.of(2025, 5, 20));
        assertTrue(back.value("standing").toString().endsWith("Lý do: Sai số trang."), back.value("standing").toString());
    }

    @Test
    void aReturnNoteHasReasonsAndFaultsWithTheirLabel() throws Exception {
        var data = new ReturnSource(null, null, null, texts()).data(Questionnaires.letter(),
                response(State.RETURNED, "", SongHau.whole().draft()),
                "Sai số trang\n\nThiếu tiến độ.", List.of(FAULT));
        assertEquals(List.of("Sai số trang.", "Thiếu tiến độ."), data.value("reasons"));
        List<Object> rows = new ArrayList<>();
        data.rows("faults", r -> rows.addAll(List.of(r.apply("item"), r.apply("level"), r.apply("basis"))));
        assertEquals(List.of("1.a", "Chặn gửi", "Đề xuất của Khoso (V03, D)"), rows);
        assertTrue(data.value("labels").toString().contains("không phải quy định của pháp luật"));
    }

    @Test
    void minutesCountAnswersByOrigin() throws Exception {
        Template t = Questionnaires.letter();
        Response r = response(State.SENT, "", SongHau.whole().without("3.a").draft());
        var data = new AcceptanceSource(null, null, null, null, texts()).data(t, r, Questionnaires.asked(t, r), List.of(FAULT),
                Instant.EPOCH);
        List<String> rows = new ArrayList<>();
        data.rows("items", x -> rows.add(x.apply("item") + " " + x.apply("answer") + " " + x.apply("faults")));
        assertTrue(rows.contains("1.a Đã trả lời; 23 số liệu tính từ kho; 3 câu do người điền; 1 số do người sửa 1"), rows.toString());
        assertTrue(rows.contains("3.a Chưa trả lời "), rows.toString());
        assertTrue(rows.contains("3.c Không có. Lý do: Tỉnh tự vận hành, không thuê dịch vụ "), rows.toString());
        assertEquals("Còn 1 mục chưa trả lời đầy đủ, 1 điểm chặn gửi; số liệu chưa đủ điều kiện nghiệm thu.", data.value("outcome"));
        assertEquals(8, data.pieces("figures").size());
    }
}
