package org.khoso.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.testkit.store.Samples.ANN;
import static org.khoso.testkit.store.Samples.BOB;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.ConflictException;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;

/** What every {@link HoldingsStore} does when objects are written. Queries: {@link HoldingsQueryContract}. */
public abstract class HoldingsStoreContract {
    /** @return an empty store; the same one within a test */
    protected abstract HoldingsStore store() throws Exception;

    /** Every type of value, in a concept of the model or an extension, comes back as it was. */
    @Test
    public void valuesComeBackAsTheyWere() throws Exception {
        Map<String, Object> values = new HashMap<>();
        values.put("title", "T\u1edd tr\u00ecnh 'x' \"y\" \\ %_; \ud83d\ude00\nline");
        values.put("pageCount", 12345678901L);
        values.put("contingency", false);
        values.put("issuedOn", new PartialDate(LocalDate.of(1996, 5, 1), LocalDate.of(1996, 5, 31), PartialDate.Precision.MONTH,
                "?/5/96"));
        values.put("digitisedOn", PartialDate.unknown("00/00/1998"));
        values.put("note", "");
        values.put("ext:text", "a\tb");
        values.put("ext:empty", "");
        values.put("ext:long", -5L);
        values.put("ext:decimal", new BigDecimal("0.125"));
        values.put("ext:yes", true);
        values.put("ext:date", PartialDate.day(LocalDate.of(2024, 2, 29)));
        values.put("ext:unread", PartialDate.unknown("?"));
        values.put("ext:moment", Instant.parse("2026-01-02T03:04:05.678901Z"));
        values.put("ext:uuid", new UUID(1, 2));
        Holding h = new Holding(Ids.next(), Kind.RECORD, null, 0, values);
        store().commit(ANN, Samples.set(new Change.Create(h)));
        Holding back = store().find(h.id()).orElseThrow();
        assertEquals(values, back.values());
        assertEquals(1, back.version());
        Holding event = Samples.create(store(), Kind.EVENT, null, "when", Instant.parse("1901-01-01T00:00:00Z"), "agent",
                new UUID(3, 4));
        assertEquals(new UUID(3, 4), event.value("agent"));
        assertEquals(Instant.parse("1901-01-01T00:00:00Z"), event.value("when"));
        Holding file = Samples.create(store(), Kind.FILE, null, "dpi", new BigDecimal("299.5"), "textLayer", true);
        assertEquals(new BigDecimal("299.5"), file.value("dpi"));
    }

    /** An update changes what it names, removes what it clears, keeps the rest; history tells all. */
    @Test
    public void updateHistoryUndoRedo() throws Exception {
        Holding h = Samples.create(store(), Kind.DOSSIER, null, "title", "one", "retention", "20", "ext:a", "x");
        var change = Samples.update(store(), BOB, h, "title", "two", "retention", Change.CLEAR, "ext:b", 5L);
        Holding two = store().find(h.id()).orElseThrow();
        assertEquals(Map.of("title", "two", "ext:a", "x", "ext:b", 5L), two.values());
        assertEquals(2, two.version());
        var history = store().history(h.id());
        var title = history.stream().filter(f -> f.concept().equals("title")).toList();
        assertEquals("one", title.get(0).before());
        assertEquals("two", title.get(0).after());
        assertEquals("Bob", title.get(0).who().name());
        assertNull(title.get(1).before());
        var undo = store().undo(ANN, change.changeSet());
        assertEquals(change.changeSet(), undo.undoes());
        assertEquals(h.values(), store().find(h.id()).orElseThrow().values());
        assertTrue(store().recent(10).stream().filter(c -> c.changeSet().equals(change.changeSet())).findFirst().orElseThrow().undone());
        assertThrows(KhosoException.class, () -> store().undo(ANN, change.changeSet()));
        store().undo(ANN, undo.changeSet());
        assertEquals(two.values(), store().find(h.id()).orElseThrow().values());
        assertFalse(store().recent(10).stream().filter(c -> c.changeSet().equals(change.changeSet())).findFirst().orElseThrow().undone());
        store().undo(ANN, change.changeSet());
        assertEquals("one", store().find(h.id()).orElseThrow().text("title"));
    }

    /** A stale version is refused by name, and nothing of the change set is written. */
    @Test
    public void conflictNamesWhoWasFaster() throws Exception {
        Holding h = Samples.create(store(), Kind.DOSSIER, null, "title", "one");
        Samples.update(store(), BOB, h, "title", "two");
        Holding other = Samples.holding(Kind.DOSSIER, null, "title", "other");
        var set = Samples.set(new Change.Create(other), new Change.Update(h.id(), h.version(), Map.of("title", "three")));
        long position = store().position();
        ConflictException e = assertThrows(ConflictException.class, () -> store().commit(ANN, set));
        assertEquals(h.id(), e.id());
        assertTrue(e.problem().args().contains("Bob"), e.problem().toString());
        assertTrue(store().find(other.id()).isEmpty());
        assertEquals(position, store().position());
        store().commit(BOB, Samples.set(new Change.Delete(h.id(), 2)));
        ConflictException gone = assertThrows(ConflictException.class, () -> Samples.update(store(), ANN, h, "title", "four"));
        assertTrue(gone.problem().args().contains("Bob"), gone.problem().toString());
    }

    /** Undo looks only at the values concerned: work on other values is kept, on the same value is not overwritten. */
    @Test
    public void undoKeepsTheWorkOfOthers() throws Exception {
        Holding h = Samples.create(store(), Kind.DOSSIER, null, "title", "one", "note", "n");
        var first = Samples.update(store(), ANN, h, "title", "two");
        Samples.update(store(), BOB, store().find(h.id()).orElseThrow(), "note", "m");
        store().undo(ANN, first.changeSet());
        assertEquals(Map.of("title", "one", "note", "m"), store().find(h.id()).orElseThrow().values());
        var second = Samples.update(store(), ANN, store().find(h.id()).orElseThrow(), "title", "three");
        Samples.update(store(), BOB, store().find(h.id()).orElseThrow(), "title", "four");
        ConflictException e = assertThrows(ConflictException.class, () -> store().undo(ANN, second.changeSet()));
        assertTrue(e.problem().args().contains("Bob"), e.problem().toString());
        assertEquals("four", store().find(h.id()).orElseThrow().text("title"));
    }

    /** A whole change set of creates is undone and redone at once; a delete comes back with all values. */
    @Test
    public void createAndDeleteAreUndone() throws Exception {
        Holding dossier = Samples.holding(Kind.DOSSIER, null, "title", "d");
        Holding record = Samples.holding(Kind.RECORD, dossier.id(), "title", "r", "ext:k", "v");
        var created = store().commit(ANN, Samples.set(new Change.Create(dossier), new Change.Create(record),
                new Change.Update(record.id(), 1, Map.of("note", "n"))));
        assertEquals(List.of(dossier.id(), record.id()), created.ids());
        var undone = store().undo(ANN, created.changeSet());
        assertTrue(store().find(dossier.id()).isEmpty());
        assertTrue(store().find(record.id()).isEmpty());
        store().undo(ANN, undone.changeSet());
        assertEquals(Map.of("title", "r", "ext:k", "v", "note", "n"), store().find(record.id()).orElseThrow().values());
        long v = store().find(record.id()).orElseThrow().version();
        var deleted = store().commit(ANN, Samples.set(new Change.Delete(record.id(), v),
                new Change.Delete(dossier.id(), store().find(dossier.id()).orElseThrow().version())));
        assertEquals(0, store().count(HoldingQuery.all(Kind.RECORD)));
        assertEquals("r",
                store().history(record.id()).stream().filter(f -> f.concept().equals("title")).findFirst().orElseThrow().before());
        store().undo(BOB, deleted.changeSet());
        Holding back = store().find(record.id()).orElseThrow();
        assertEquals(dossier.id(), back.parent());
        assertTrue(back.version() > v);
        assertEquals("v", back.value("ext:k"));
    }

    /** What has children stays; what has no parent is not made; what is unknown or of the wrong type is refused. */
    @Test
    public void refusesWhatDoesNotFit() throws Exception {
        Holding dossier = Samples.create(store(), Kind.DOSSIER, null, "title", "d");
        Holding record = Samples.create(store(), Kind.RECORD, dossier.id(), "title", "r");
        refused(new Change.Delete(dossier.id(), 1));
        refused(new Change.Create(Samples.holding(Kind.RECORD, Ids.next(), "title", "orphan")));
        refused(new Change.Create(record));
        refused(new Change.Create(Samples.holding(Kind.RECORD, null, "noSuchConcept", "x")));
        refused(new Change.Create(Samples.holding(Kind.RECORD, null, "pageCount", "three")));
        refused(new Change.Create(Samples.holding(Kind.RECORD, null, "ext:", "three")));
        refused(new Change.Create(Samples.holding(Kind.RECORD, null, "title", "x".repeat(5_000_000))));
        assertThrows(KhosoException.class, () -> store().undo(ANN, Ids.next()));
        assertThrows(KhosoException.class, () -> store().ids(HoldingQuery.all(Kind.RECORD).sorted("noSuchConcept", false)));
    }

    private void refused(Change change) throws Exception {
        long position = store().position();
        assertThrows(KhosoException.class, () -> store().commit(ANN, Samples.set(change)));
        assertEquals(position, store().position());
    }

    /** What a database cannot hold is replaced visibly, not refused: no run ends for it. */
    @Test
    public void strangeCharactersDoNotEndARun() throws Exception {
        Holding h = Samples.create(store(), Kind.RECORD, null, "title", "a\u0000b\ud800c", "ext:x\u00e0", "\udc00");
        assertEquals("a\ufffdb\ufffdc", h.text("title"));
    }

    /** Labels, listeners and positions. */
    @Test
    public void tellsWhatWasCommitted() throws Exception {
        List<HoldingsStore.Committed> heard = new ArrayList<>();
        AutoCloseable failing = store().listen(c -> {
            throw new IllegalStateException("a bad listener");
        });
        AutoCloseable listening = store().listen(heard::add);
        long before = store().position();
        Samples.create(store(), Kind.FONDS, null, "name", "f");
        listening.close();
        failing.close();
        Samples.create(store(), Kind.FONDS, null, "name", "g");
        assertEquals(1, heard.size());
        assertTrue(heard.get(0).position() > before);
        assertTrue(store().position() > heard.get(0).position());
        var recent = store().recent(1);
        assertEquals(1, recent.size());
        assertEquals(Message.of("test.label", "x", 5, 7L), recent.get(0).label());
        assertEquals("Ann", recent.get(0).who().name());
        assertEquals(store().position(), recent.get(0).position());
    }

    /** Many threads on one object: exactly one wins each round, none is lost. */
    @Test
    public void threadsDoNotLoseEachOther() throws Exception {
        Holding h = Samples.create(store(), Kind.DOSSIER, null, "pageCount", 0L);
        AtomicInteger conflicts = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int t = 0; t < 4; t++)
                all.add(pool.submit((Callable<Void>) () -> {
                    for (int done = 0; done < 10;)
                        try {
                            Holding now = store().find(h.id()).orElseThrow();
                            Samples.update(store(), ANN, now, "pageCount", (Long) now.value("pageCount") + 1);
                            done++;
                        } catch (ConflictException faster) {
                            conflicts.incrementAndGet();
                        }
                    return null;
                }));
            for (Future<Void> f : all)
                f.get();
        }
        Holding end = store().find(h.id()).orElseThrow();
        assertEquals(40L, end.value("pageCount"), conflicts + " conflicts");
        assertEquals(41, end.version());
    }

    /** Ten thousand changes are one change set. */
    @Test
    public void bulkChangeIsOneChangeSet() throws Exception {
        List<Change> creates = new ArrayList<>();
        List<Holding> made = new ArrayList<>();
        for (int i = 0; i < 3_000; i++)
            made.add(Samples.holding(Kind.RECORD, null, "title", "t" + i, "ext:n", (long) i));
        made.forEach(m -> creates.add(new Change.Create(m)));
        store().commit(ANN, new ChangeSet(Ids.next(), Message.of("x"), creates, null));
        List<Change> updates = new ArrayList<>();
        made.forEach(m -> updates.add(new Change.Update(m.id(), 1, Map.of("condition", "good"))));
        var bulk = store().commit(ANN, new ChangeSet(Ids.next(), Message.of("y"), updates, null));
        var good = HoldingQuery.all(Kind.RECORD).where("condition", HoldingQuery.Op.EQ, "good");
        assertEquals(3_000, store().count(good));
        assertEquals(1000, bulk.ids().size());
        store().undo(ANN, bulk.changeSet());
        assertEquals(0, store().count(good));
        assertEquals(3_000, store().count(HoldingQuery.all(Kind.RECORD).where("ext:n", HoldingQuery.Op.GE, 0L)));
    }
}
