package org.khoso.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Actor;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.report.ReportData;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService;
import org.khoso.core.Session;
import org.khoso.core.report.ReportSource;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;
import org.khoso.model.Concepts;

/** Letters are made of what the archive holds; what they are about may be named by identity or by code. */
class ReplySourceTest {
    private static final UUID ID = new UUID(0, 9);
    private final Map<String, Object> head = new HashMap<>(Map.of(Concepts.SURVEY, "bnv-2025-05-digitisation", Concepts.SURVEY_VERSION, "1",
            Concepts.RESPONDENT, "99", Concepts.RESPONDENT_NAME, "Tỉnh Sông Hậu", Concepts.LEVEL, "province", Concepts.STATE, "ISSUED",
            Concepts.ORIGIN, "own"));
    private final List<Holding> answers = List.of(new Holding(new UUID(1, 1), Kind.SURVEY_ANSWER, ID, 1,
            Map.of(Concepts.ITEM, "4.a", Concepts.COLUMN, "text", Concepts.VALUE, "Đề nghị chuyển giao", Concepts.ORIGIN, "ENTERED")));

    @SuppressWarnings("unchecked")
    private <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return (T) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{type}, (p, m, a) -> answers.apply(m.getName(), a));
    }

    private Holding response() {
        return new Holding(ID, Kind.SURVEY_RESPONSE, null, 1, head);
    }

    private Session session() {
        var holdings = fake(HoldingsStore.class, (m, a) -> switch (m) {
            case "find" -> a[0].equals(ID) ? Optional.of(response()) : Optional.empty();
            case "stream" -> ((HoldingQuery) a[0]).kind() == Kind.SURVEY_RESPONSE ? List.of(response()).stream() : answers.stream();
            default -> null;
        });
        var archive = fake(Archive.class, (m, a) -> m.equals("holdings") ? holdings : null);
        var policy = fake(AccessPolicy.class, (m, a) -> m.equals("filter") ? AccessFilter.ALL : true);
        return new Session(archive, fake(StandardsCatalog.class, (m, a) -> null), policy, new Actor(new UUID(0, 1), "Nguyễn Văn A"));
    }

    private SurveyService service() {
        return fake(SurveyService.class, (m, a) -> {
            try {
                return switch (m) {
                    case "templates" -> List.of(Questionnaires.letter());
                    case "template" -> Optional.of(Questionnaires.letter()).filter(t -> t.id().equals(a[0]));
                    case "asked" -> Questionnaires.asked(Questionnaires.letter(), (Response) a[0]);
                    default -> List.of();
                };
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private ReportData open(String source, String subject, Map<String, Object> given) throws IOException {
        var texts = Questionnaires.texts();
        var responses = new Responses();
        var filling = new Filling(service(), responses);
        var steps = new Steps(service(), responses);
        ReportSource s = switch (source) {
            case "reply" -> new ReplySource(service(), responses, filling, texts);
            case "reminder" -> new ReminderSource(service(), responses, filling, texts);
            case "return" -> new ReturnSource(responses, filling, steps, texts);
            default -> new AcceptanceSource(service(), responses, filling, steps, texts);
        };
        return s.open(new ReportSource.Request(session(), subject, given), Progress.NONE);
    }

    private String refused(String source, String subject, Map<String, Object> given) {
        KhosoException e = assertThrows(KhosoException.class, () -> open(source, subject, given));
        assertTrue(e.remedy() != null, "a remedy: " + e.problem().key());
        return e.problem().key();
    }

    @Test
    void aResponseIsFoundByIdentityAndByCode() throws Exception {
        head.put(Concepts.SIGNER, "Lê Văn C");
        head.put(Concepts.NUMBER, "45/BC-UBND");
        head.put(Concepts.ISSUED_ON, PartialDate.day(LocalDate.of(2025, 5, 20)));
        for (String subject : List.of(ID.toString(), "99")) {
            ReportData data = open("reply", subject, Map.of());
            assertEquals(List.of("45", "BC-UBND", "Lê Văn C", "Bộ Nội vụ (Cục Văn thư và Lưu trữ nhà nước)"),
                    List.of(data.value("number"), data.value("sign"), data.value("signer"), data.value("replyTo")));
            assertTrue(data.pieces("answers").toString().contains("Đề nghị chuyển giao"));
            assertEquals("DỰ THẢO", data.value("draftMark"), "all else is missing");
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertEquals("core.survey.no-response", refused("reply", "98", Map.of()));
        assertEquals("core.survey.no-response", refused("reply", new UUID(5, 5).toString(), Map.of()));
        assertEquals("core.survey.no-response", refused("reply", "99", Map.of("survey", "another")));
        for (String source : List.of("reply", "reminder", "return", "acceptance"))
            assertEquals("core.reply.which", refused(source, "", Map.of()));
    }

    @Test
    void aReminderNeedsSomebodyWhoHasNotAnswered() throws Exception {
        assertEquals("core.reply.remind.answered", refused("reminder", "99", Map.of()));
        assertEquals("core.reply.remind.which-survey", refused("reminder", "98", Map.of()));
        assertEquals("core.survey.no-survey", refused("reminder", "98", Map.of("survey", "nothing")));
        ReportData data = open("reminder", "98", Map.of("survey", "bnv-2025-05-digitisation", "name", "Xã Mỹ Khánh", "level", "commune",
                "deadline", "01/5/2025"));
        assertEquals(List.of("Ủy ban nhân dân xã Mỹ Khánh"), data.value("addressees"));
        assertTrue(data.value("deadline").toString().endsWith("hết ngày 01/05/2025"), data.value("deadline").toString());
        head.put(Concepts.STATE, "DRAFT");
        assertFalse(((List<?>) open("reminder", "99", Map.of()).value("missing")).isEmpty());
    }

    @Test
    void aReturnNoteNeedsAReasonAndMinutesASentResponse() throws Exception {
        assertEquals("core.survey.return-needs-reason", refused("return", "99", Map.of()));
        assertEquals(List.of("Sai số."), open("return", "99", Map.of("reason", "Sai số")).value("reasons"));
        assertTrue(open("acceptance", "99", Map.of()).value("outcome").toString().startsWith("Còn "));
        head.put(Concepts.STATE, "RETURNED");
        assertEquals("core.reply.accept.not-sent", refused("acceptance", "99", Map.of()));
    }
}
