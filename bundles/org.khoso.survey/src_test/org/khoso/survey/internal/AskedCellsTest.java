package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** What a form shows: items of the body's level, and what is required of rows that are there. */
class AskedCellsTest {
    private static final Bilingual X = new Bilingual("x", null);

    private static Item item(String id, boolean free, List<String> levels) {
        var column = new Column("name", X, "", "text", "M", true, false, 0, "", "", List.of());
        return new Item(id, "1", id, X, "list", "M", false, free, levels, List.of(), List.of(column));
    }

    private static Asked asked(Item item, Map<Cell, Given> answers) throws Exception {
        var survey = new Template("s", "1", X, "", "", "", null, null, List.of(), List.of(), List.of(item), List.of());
        return AskedCells.of(survey, new Response(new UUID(0, 1), "s", "1", new Respondent("1", "x", "commune"), null, State.DRAFT,
                Issue.OWN, answers), java.time.LocalDate.EPOCH);
    }

    @Test
    void onlyBegunRowsOfAFreeListAreRequired() throws Exception {
        var first = new Cell("1.d", "7", "name");
        assertEquals(Set.of(), asked(item("1.d", true, List.of()), Map.of()).required());
        assertEquals(Set.of(first), asked(item("1.d", true, List.of()), Map.of(first, Given.entered("A", "An", Instant.EPOCH))).required());
        assertEquals(Set.of(new Cell("1", "", "name")), asked(item("1", false, List.of("commune")), Map.of()).required());
    }

    @Test
    void itemsOfOtherLevelsAreHidden() throws Exception {
        Asked asked = asked(item("1.d", true, List.of("province")), Map.of());
        assertEquals(new Asked(Set.of(new Cell("1.d", "1", "name")), Set.of()), asked);
    }

    private static Asked letter(String level, String... cells) throws Exception {
        var survey = Templates.template(Templates.read(AskedCellsTest.class.getResource(Templates.LETTER)), Set.of());
        Map<Cell, Given> answers = new TreeMap<>();
        for (int i = 0; i < cells.length; i += 4)
            answers.put(new Cell(cells[i], cells[i + 1], cells[i + 2]), Given.entered(cells[i + 3], "An", Instant.EPOCH));
        return AskedCells.of(survey, new Response(new UUID(0, 1), survey.id(), "1", new Respondent("1", "x", level), null, State.DRAFT,
                Issue.OWN, answers), java.time.LocalDate.of(2025, 5, 20));
    }

    @Test
    void conditionsDecideWhatIsAsked() throws Exception {
        var other = new Cell("1.c", "province", "other");
        var name = new Cell("1.d", "1", "name");
        Asked none = letter("province");
        assertTrue(none.hidden().containsAll(Set.of(other, name, new Cell("2.c", "", "text"))), "unknown is not asked");
        assertTrue(none.required().contains(new Cell("2.b", "", "has")));
        Asked some = letter("province", "1.c", "province", "method", "SERVICE,OTHER", "2.b", "", "has", "NO");
        assertTrue(some.required().containsAll(Set.of(other, new Cell("2.c", "", "text"))), some.required().toString());
        assertFalse(some.hidden().contains(name));
        assertTrue(some.hidden().contains(new Cell("1.c", "commune", "other")), "row by row");
        assertTrue(some.hidden().contains(new Cell("2.b", "", "name")));
    }

    @Test
    void aBodyIsAskedAboutItsLevelAndThoseBelow() throws Exception {
        Asked district = letter("district");
        assertTrue(district.hidden().contains(new Cell("1.a", "province", "pages")));
        assertFalse(district.hidden().contains(new Cell("1.a", "commune", "pages")));
        assertTrue(district.required().stream().noneMatch(c -> c.row().equals("unassigned")));
    }
}
