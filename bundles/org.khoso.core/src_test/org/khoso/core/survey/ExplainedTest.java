package org.khoso.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;

/** What holds, what is stale, what is doubtful; and what a file that comes back keeps of what we counted. */
class ExplainedTest {
    private static final Cell CELL = new Cell("1.a", "province", "dossiers");

    private static Given given(Origin origin, String value, String replaced, long position) {
        return new Given(value, origin, replaced, "r", "", null, "q", Instant.EPOCH, "h", null, position);
    }

    private static Explained explained(Given g, String then, boolean proven, String now, boolean sameList) {
        return new Explained(CELL, g, then, proven, now, sameList, true, null, null, List.of());
    }

    @Test
    void holdsIfItComesOutAgainThenAndNow() {
        Given g = given(Origin.COMPUTED, "7", "", 3);
        assertTrue(explained(g, "7", true, "7", true).holds());
        assertFalse(explained(g, "7", true, "6", false).holds());
        assertFalse(explained(g, "7", true, "7", false).holds());
        assertFalse(explained(g, "8", false, "7", true).holds(), "what is kept does not come out of the holdings of then");
        assertTrue(explained(g, "8", false, "7", true).doubtful());
        assertTrue(explained(g, null, false, "7", true).holds(), "where it was counted is not known: then only now can be asked");
        assertFalse(explained(g, null, false, "7", true).doubtful());
    }

    @Test
    void whatAPersonReplacedIsHeldAgainstWhatWasCounted() {
        assertTrue(explained(given(Origin.OVERRIDDEN, "9", "7", 3), "7", true, "7", true).holds());
        assertTrue(explained(given(Origin.IMPORTED, "9", "7", 3), "7", true, "7", true).holds());
        assertFalse(explained(given(Origin.OVERRIDDEN, "7", "9", 3), "9", true, "7", true).holds());
    }

    private static Response response(Given g) {
        return new Response(new UUID(1, 1), "s", "1", new Respondent("92", "x", "province"), null, State.DRAFT, Issue.OWN, Map.of(CELL, g));
    }

    /** A workbook gives back what was counted without the position of our journal: it is not lost, and not given to another count. */
    @Test
    void aFileThatComesBackKeepsWhereItWasCounted() {
        Given ours = given(Origin.COMPUTED, "7", "", 3);
        Given back = new Given("9", Origin.IMPORTED, "7", "r", "An", Instant.EPOCH, "q", Instant.EPOCH, "h", null);
        assertEquals(3, Collecting.changes(response(ours), response(back)).get(CELL).position());
        Given other = new Given("9", Origin.IMPORTED, "7", "r", "An", Instant.EPOCH, "q", Instant.EPOCH, "another list", null);
        assertEquals(0, Collecting.changes(response(ours), response(other)).get(CELL).position());
        Given claimed = given(Origin.COMPUTED, "8", "", 0);
        assertEquals(0, Collecting.changes(response(ours), response(claimed)).get(CELL).position());
    }

    @Test
    void longTitlesAreCut() {
        Message m = new MovedObject(true, new UUID(1, 1), Kind.RECORD, "", "á".repeat(500)).called();
        assertEquals(121, m.args().get(2).toString().length());
        assertEquals("–", m.args().get(1));
        assertEquals("verb.survey.moved.unseen", new MovedObject(false, new UUID(1, 1), null, "", "").called().key());
    }
}
