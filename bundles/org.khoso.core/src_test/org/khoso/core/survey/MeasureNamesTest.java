package org.khoso.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.State;

/** Which answers stand behind a total. */
class MeasureNamesTest {
    private static Measure kinds(String option) {
        return new Measure("1.\u0111", "*", "kind", option, Kind.CHOICE, "choice", "");
    }

    private static List<String> rows(Response r, Measure m) {
        return MeasureNames.answers(r, m).keySet().stream().map(Cell::row).toList();
    }

    private static Response answered(String... kinds) {
        Map<Cell, Given> answers = new LinkedHashMap<>();
        for (int i = 0; i < kinds.length; i++)
            answers.put(new Cell("1.\u0111", String.valueOf(i + 1), "kind"),
                    new Given(kinds[i], Origin.ENTERED, "", "", "", Instant.EPOCH, "", null, "", null));
        return new Response(new UUID(0, 1), "s", "1", new Response.Respondent("92", "Cần Thơ", "province"), null, State.DRAFT, Issue.OWN,
                answers);
    }

    @Test
    void ofAChoiceThoseThatHaveTheCode() {
        assertEquals(List.of("2", "3"), rows(answered("SOFTWARE", "SCANNER", "SCANNER,OTHER", ""), kinds("SCANNER")));
        assertEquals(List.of("1", "2", "3"), rows(answered("SOFTWARE", "SCANNER", "OTHER", ""), kinds("")));
    }

    /** Whoever follows a 0 wants to see what was answered instead. */
    @Test
    void ofACodeThatNobodyGaveTheOthers() {
        assertEquals(List.of("1", "2"), rows(answered("SOFTWARE", "SCANNER", ""), kinds("OTHER")));
        assertEquals(List.of(), rows(answered("", ""), kinds("OTHER")));
    }
}
