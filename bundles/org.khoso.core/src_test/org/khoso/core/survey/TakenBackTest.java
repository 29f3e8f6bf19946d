package org.khoso.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;

/** What stands when a person takes a value back. */
class TakenBackTest {
    private static final Instant THEN = Instant.parse("2025-06-01T00:00:00Z");

    @Test
    void aComputedValueStandsAgainWithAllThatProvesIt() {
        var computed = new Given("12", Origin.COMPUTED, "", "", "", null, "SELECT", THEN, "ab12", null, 7);
        var over = new Given("13", Origin.OVERRIDDEN, "12", "đếm tay", "An", THEN, "SELECT", THEN, "ab12", null, 7);
        assertEquals(computed, over.takenBack());
    }

    @Test
    void whatReplacedNothingLeavesNothing() {
        for (Origin o : Set.of(Origin.ENTERED, Origin.COMPUTED, Origin.SUGGESTED, Origin.IMPORTED))
            assertNull(new Given("13", o, "", "", "An", THEN, "", null, "", null).takenBack(), o.name());
    }
}
