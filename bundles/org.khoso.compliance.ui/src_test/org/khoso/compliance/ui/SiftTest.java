package org.khoso.compliance.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.FindingStore.State;
import org.khoso.core.FindingSet.Group;

/** The filter finds what the screen shows: words of a finding and of the heading above it, with accents or without. */
class SiftTest {
    private static Entry entry(String code, Level level) {
        return new Entry(new Finding("r", "", Confidence.DESIGN, level, new Subject(Kind.RECORD, null, code), "", Message.of("m"), null),
                State.OPEN, Ids.next(), Instant.EPOCH, null, null);
    }

    private static Sift sift(String typed) {
        return new Sift(Set.of(Level.MUST, Level.MAY), typed,
                g -> "Tr\u00edch y\u1ebfu n\u1ed9i dung: b\u1eaft bu\u1ed9c c\u00f3 " + g.rule(),
                e -> e.finding().subject().code());
    }

    private static final Group TITLES = new Group("titles", null, "", "", List.of(entry("H1", Level.MAY), entry("H2", Level.MAY)));
    private static final Group DATES = new Group("dates", null, "", "", List.of(entry("H1", Level.MUST)));

    @Test
    void wordsOfTheHeadingAreFoundWithoutAccents() {
        assertEquals(3, sift("bat buoc").groups(List.of(TITLES, DATES)).stream().mapToInt(g -> g.entries().size()).sum());
        assertEquals(3, sift("b\u1eaft bu\u1ed9c").groups(List.of(TITLES, DATES)).stream().mapToInt(g -> g.entries().size()).sum());
    }

    @Test
    void oneWordMayStandInTheHeadingAndOneInTheFinding() {
        List<Group> found = sift("titles h2").groups(List.of(TITLES, DATES));
        assertEquals(1, found.size());
        assertEquals("H2", found.get(0).entries().get(0).finding().subject().code());
    }

    @Test
    void nothingFoundIsNoGroup() {
        assertTrue(sift("xyz").groups(List.of(TITLES, DATES)).isEmpty());
    }

    @Test
    void whatObligesComesFirstAndLevelsAreKept() {
        assertEquals("dates", sift("h1").groups(List.of(TITLES, DATES)).get(0).rule());
        assertFalse(sift("").level().test(entry("H3", Level.SHOULD)));
        assertEquals(2, sift(" ").groups(List.of(TITLES, DATES)).size());
    }
}
