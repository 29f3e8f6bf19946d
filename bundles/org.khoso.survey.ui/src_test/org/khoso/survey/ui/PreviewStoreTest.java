package org.khoso.survey.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Template;

/** Answers that are tried while a questionnaire is made. */
class PreviewStoreTest {
    private static final Cell DOSSIERS = new Cell("1.a", "province", "dossiers");
    private final PreviewStore store = new PreviewStore();

    private Response response() {
        return store.response(Letter.SURVEY, "commune");
    }

    private static Answer counted(String value, String column) {
        return new Answer("1.a", Instant.EPOCH, 1,
                List.of(new Figure("province", column, new BigDecimal(value), "", "count", "ab".repeat(32), List.of())),
                new Coverage(List.of(), List.of(), List.of()));
    }

    @Test
    void whatIsTypedIsEnteredAndTakenAway() {
        store.put(DOSSIERS, "5", "", "A");
        assertEquals("5", response().value("1.a", "province", "dossiers"));
        assertEquals("commune", response().respondent().level());
        store.put(DOSSIERS, "", "", "A");
        assertEquals(0, response().answers().size());
    }

    @Test
    void whatIsCountedTakesTheFreePlaces() {
        assertEquals(1, store.put(Letter.SURVEY, counted("7", "dossiers")));
        assertEquals(Origin.COMPUTED, response().answers().get(DOSSIERS).origin());
        assertEquals(1, store.put(Letter.SURVEY, counted("8", "dossiers")), "a new count takes the place of the one before");
        store.put(DOSSIERS, "9", "đếm tay", "A");
        assertEquals(Origin.OVERRIDDEN, response().answers().get(DOSSIERS).origin());
        assertEquals("8", response().answers().get(DOSSIERS).replaced());
        assertEquals(0, store.put(Letter.SURVEY, counted("10", "dossiers")), "a person's value stays");
        assertEquals("9", response().value("1.a", "province", "dossiers"));
        assertEquals(0, store.put(Letter.SURVEY, counted("1", "nowhere")));
    }

    @Test
    void whatTheQuestionnaireHasNoMoreIsLeftOut() {
        store.put(DOSSIERS, "5", "", "A");
        store.put(new Cell("1.a", "", Response.NONE), "không có", "", "A");
        Template other = new Template("s", "2", Letter.text("s"), "", "", "", null, null, List.of("province"), List.of(),
                List.of(Letter.LIST),
                List.of());
        assertEquals(0, store.response(other, "province").answers().size());
        assertEquals(2, response().answers().size(), "it comes back with the item");
        var id = response().id();
        store.renew();
        assertNotEquals(id, response().id());
        store.clear();
        assertEquals(0, response().answers().size());
    }
}
