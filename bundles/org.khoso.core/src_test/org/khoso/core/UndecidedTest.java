package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Level;
import org.khoso.api.RuleInfo;

/** A date that is missing is said once for a dossier, with all that hangs on it. */
class UndecidedTest {
    private static RuleInfo rule(String id, String anchor) {
        return new RuleInfo(id, "required", "set", "field", Map.of(), Level.MUST, "", Confidence.SEVERAL, anchor, LocalDate.of(2025, 7, 1),
                null,
                "x");
    }

    @Test
    void oneFindingForEachDate() {
        var open = new Undecided();
        var name = new Bilingual("ngay", "day");
        UUID dossier = Ids.next();
        for (int object = 0; object < 50; object++)
            for (int r = 0; r < 12; r++)
                open.add(rule("rule" + r, r < 11 ? "digitised" : "signed"), name, new UUID(1, object));
        List<Finding> found = open.findings(dossier, "H1");
        assertEquals(2, found.size());
        assertEquals(Level.MAY, found.get(0).level());
        assertEquals("digitised", found.get(0).place());
        assertEquals(List.of(name, 11, 50), found.get(0).message().args().subList(0, 3));
        assertTrue(found.get(0).message().args().get(3).toString().startsWith("rule0, rule1, "));
        assertEquals("signed", found.get(1).place());
        assertTrue(new Undecided().findings(dossier, "H1").isEmpty());
    }
}
