package org.khoso.compliance.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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

/** Lines of the list: every heading and finding has one, folding takes them away and brings them back. */
class FindingRowsTest {
    private static Group group(String rule, int n) {
        List<Entry> entries = IntStream.range(0, n).mapToObj(i -> new Entry(new Finding(rule, "", Confidence.DESIGN, Level.MAY,
                new Subject(Kind.RECORD, null, "r" + i), "", Message.of("m"), null), State.OPEN, Ids.next(), Instant.EPOCH, null, null))
                .toList();
        return new Group(rule, null, "", "", entries);
    }

    @Test
    void everyLineIsFound() {
        var rows = new FindingRows();
        Group a = group("a", 3);
        Group b = group("b", 2);
        rows.groups(List.of(a, b));
        assertEquals(7, rows.size());
        assertTrue(rows.at(0).heading());
        assertEquals("r2", rows.at(3).entry().finding().subject().code());
        assertEquals(b, rows.at(4).group());
        assertTrue(rows.open(a, false));
        assertFalse(rows.open(a, false));
        assertEquals(4, rows.size());
        assertEquals(1, rows.heading(b));
        assertEquals("r1", rows.at(3).entry().finding().subject().code());
        assertEquals(2, rows.find(a.entries().get(1).finding().key()));
        assertEquals(7, rows.size());
        assertEquals(-1, rows.find("gone"));
    }

    @Test
    void manyBeginFolded() {
        var rows = new FindingRows();
        rows.groups(List.of(group("a", 100_000), group("b", 1)));
        assertEquals(2, rows.size());
        assertTrue(rows.open(rows.groups().get(0), true));
        assertEquals(100_002, rows.size());
        assertEquals("r99999", rows.at(100_000).entry().finding().subject().code());
        rows.groups(List.of());
        assertEquals(0, rows.size());
    }
}
