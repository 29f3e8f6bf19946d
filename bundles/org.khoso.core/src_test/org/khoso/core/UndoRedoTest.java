package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.store.Archive;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.FindingStore.State;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.HoldingsStore.Committed;

/** Waivers and changes are taken back in the order in which a person made them. */
class UndoRedoTest {
    private final Map<String, String> waived = new TreeMap<>();
    private final List<Committed> changes = new ArrayList<>();
    private String fails;
    private final Waivers waivers = new Waivers();
    private final Session session = new Session(archive(), null, null, null);

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, java.lang.reflect.InvocationHandler h) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, h);
    }

    private Archive archive() {
        FindingStore findings = fake(FindingStore.class, (p, m, a) -> {
            if (a[1].equals(fails))
                throw new IOException("disk full");
            return m.getName().equals("waive") ? waived.put((String) a[1], (String) a[2]) : waived.remove(a[1]);
        });
        HoldingsStore holdings = fake(HoldingsStore.class, (p, m, a) -> m.getName().equals("recent") ? List.copyOf(changes) : null);
        return fake(Archive.class, (p, m, a) -> switch (m.getName()) {
            case "findings" -> findings;
            case "holdings" -> holdings;
            case "hashCode" -> 1;
            case "equals" -> p == a[0];
            default -> null;
        });
    }

    private static Entry entry(String code) {
        return new Entry(
                new Finding("r", "", Confidence.DESIGN, Level.MAY, new Subject(Kind.RECORD, null, code), "", Message.of("m"), null),
                State.OPEN, Ids.next(), Instant.EPOCH, null, "because");
    }

    private static final Entry A = entry("a");
    private static final Entry B = entry("b");

    @Test
    void waiverIsUndoneAndDoneAgainWithItsReason() throws Exception {
        assertEquals(2, waivers.waive(session, List.of(A, B), "agreed", Progress.NONE));
        assertEquals(2, waived.size());
        assertEquals("core.waived", waivers.undo(session).orElseThrow().label().key());
        assertTrue(waived.isEmpty());
        waivers.redo(session);
        assertEquals("agreed", waived.get(A.finding().key()));
        assertTrue(waivers.redo(session).isEmpty());
    }

    @Test
    void takingBackIsUndoneWithTheReasonThatWas() throws Exception {
        waived.put(A.finding().key(), "because");
        waivers.unwaive(session, List.of(A), Progress.NONE);
        assertTrue(waived.isEmpty());
        waivers.undo(session);
        assertEquals("because", waived.get(A.finding().key()));
    }

    @Test
    void newWaiverEndsTheLineOfRedo() throws Exception {
        waivers.waive(session, List.of(A), "one", Progress.NONE);
        waivers.undo(session);
        waivers.waive(session, List.of(B), "two", Progress.NONE);
        assertTrue(waivers.redo(session).isEmpty());
    }

    @Test
    void whatWasDoneBeforeAFailureCanBeUndone() throws Exception {
        fails = B.finding().key();
        assertThrows(IOException.class, () -> waivers.waive(session, List.of(A, B), "agreed", Progress.NONE));
        assertEquals(1, waived.size());
        waivers.undo(session);
        assertTrue(waived.isEmpty());
    }

    @Test
    void theNewestOfBothKindsGoesFirst() throws Exception {
        var line = new UndoRedo(new EditHoldings(), waivers);
        waivers.waive(session, List.of(A), "agreed", Progress.NONE);
        change(Instant.now().minusSeconds(60));
        assertEquals("core.waived", line.undo(session).orElseThrow().label().key());
        assertEquals("core.waived", line.redo(session).orElseThrow().label().key());
        change(Instant.now().plusSeconds(60));
        assertThrows(NullPointerException.class, () -> line.undo(session), "the change is newer: it is the store that is asked");
        assertEquals(1, waived.size());
    }

    private void change(Instant when) {
        changes.clear();
        changes.add(new Committed(UUID.randomUUID(), 1, when, null, Message.of("core.edit.change"), null, false, List.of()));
    }
}
