package org.khoso.survey.design.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.survey.internal.KhosoSurveys;

/** The checks of a design are those of the engine: what it would refuse is told, and a design that is usable is used. */
class EngineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    static Response response(SurveyDesign d, Map<Cell, String> values) {
        Map<Cell, Given> given = new java.util.TreeMap<>();
        values.forEach((c, v) -> given.put(c, Given.entered(v, "A", java.time.Instant.EPOCH)));
        return new Response(new UUID(0, 1), d.template().id(), d.template().version(), new Respondent("92", "Cần Thơ", "province"), TODAY,
                State.DRAFT, Issue.OWN, given);
    }

    /** Holds a design against the engine. */
    static void agrees(SurveyDesign d, String where) throws Exception {
        String refused = null;
        try {
            new KhosoSurveys(java.util.List.of(), Map.of()).faults(d.template(), response(d, Map.of()), TODAY, java.util.List.of());
        } catch (KhosoException e) {
            refused = e.problem().toString();
        }
        if (d.usable())
            assertEquals(null, refused, where);
        if (refused != null)
            assertFalse(d.usable(), where + ": the engine refuses " + refused);
        Designs.DESIGNER.asked(d, response(d, Map.of())); // a preview of any design is shown
        Designs.DESIGNER.faults(d, response(d, Map.of()), TODAY);
    }

    @Test
    void aPreviewAsksWithoutTheConditionsThatCanNotBeRead() throws Exception {
        SurveyDesign d = Designs.shipped("bnv-2025-05");
        var other = Designs.column(d, "1.c", "other");
        Cell cell = new Cell("1.c", "province", "other");
        assertTrue(Designs.DESIGNER.asked(d, response(d, Map.of())).hidden().contains(cell));
        var shown = Designs.DESIGNER.asked(d, response(d, Map.of(new Cell("1.c", "province", "method"), "OTHER")));
        assertFalse(shown.hidden().contains(cell));
        assertTrue(shown.required().contains(cell));
        SurveyDesign broken = d.set(other, "visibleWhen", "[method] contains").set(Designs.rule(d, "V03a"), "severity", "bad");
        var asked = Designs.DESIGNER.asked(broken, response(broken, Map.of()));
        assertFalse(asked.hidden().contains(cell), "a condition that can't be read hides nothing");
        assertTrue(asked.hidden().contains(new Cell("1.d", "1", "name")), "the others go on");
        int all = Designs.DESIGNER.faults(d, response(d, Map.of(new Cell("1.a", "province", "pages"), "x")), TODAY).size();
        int less = Designs.DESIGNER.faults(broken, response(d, Map.of(new Cell("1.a", "province", "pages"), "x")), TODAY).size();
        assertEquals(all - 1, less);
        SurveyDesign twice = d.set(Designs.item(d, "1.b"), "id", "1.a");
        assertTrue(Designs.DESIGNER.asked(twice, response(d, Map.of())).hidden().isEmpty());
    }

    @Test
    void whatADesignWouldCountCanBeSeenBeforeItIsUsed() throws Exception {
        SurveyDesign d = Designs.DESIGNER.blank("x");
        d = d.add(SurveyDesign.Place.ROOT, "items", 0);
        var item = SurveyDesign.Place.ROOT.child("items", 0);
        d = d.set(item, "auto", "S").set(item, "source", "2.b").add(item, "columns", 0);
        d = d.set(item.child("columns", 0), "from", "name").set(item.child("columns", 0), "id", "ten");
        String id = d.value(item, "id");
        var answer = Designs.DESIGNER.compute(d, id, org.khoso.survey.internal.EmptyHoldings.store(), org.khoso.api.AccessFilter.ALL,
                java.time.Instant.EPOCH, org.khoso.api.survey.ArchiveFacts.NONE);
        assertEquals(id, answer.item());
        assertEquals(java.util.List.of("ten=Khoso"), answer.figures().stream().map(f -> f.column() + "=" + f.plain()).toList());
    }
}
