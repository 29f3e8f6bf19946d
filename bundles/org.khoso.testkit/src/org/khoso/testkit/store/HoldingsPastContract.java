package org.khoso.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.testkit.store.Samples.ANN;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.api.store.HoldingsStore;

/** What {@link HoldingsStore#at} gives: at each position what was there when it was the newest. */
public abstract class HoldingsPastContract {
    private static final int STEPS = 24;
    private static final List<Object> DAYS = List.of(PartialDate.day(LocalDate.of(1990, 2, 3)), PartialDate.unknown("?/1990"),
            new PartialDate(LocalDate.of(1990, 2, 1), LocalDate.of(1990, 2, 28), PartialDate.Precision.MONTH, "2/1990"));
    private static final Map<String, List<?>> VALUES = Map.of("title", List.of("a", "", "B%", "\u0111\u1ec1"), "note",
            List.of("a", "b", ""),
            "accessMode", List.of("01", "02"), "unit", List.of("H49", "H50"), "pageCount", List.of(1L, 2L, 30L), "dateFrom", DAYS,
            "ext:n", List.of(1L, new BigDecimal("1.5"), true, "x"), "ext:d", DAYS, "ext:when",
            List.of(Instant.EPOCH, Instant.ofEpochSecond(9)));
    private final List<UUID> fonds = new ArrayList<>();
    private long base; // position from which the steps count; the fonds before it are never undone, new objects go into them

    /** @return an empty store; the same one within a test */
    protected abstract HoldingsStore store() throws Exception;

    /** What a store answered at a position. */
    private record Seen(long position, Map<HoldingQuery, List<Holding>> lists, Map<HoldingQuery, Object> sums) {
    }

    /** Objects are made, changed, taken out and brought back at random; each position is asked the same at once and at the end. */
    @Test
    public void eachPositionStaysAsItWas() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Seen> seen = new ArrayList<>();
        List<HoldingQuery> queries = queries();
        base = store().position();
        for (int i = 0; i < STEPS; i++) {
            step(random);
            if (i % 8 == 0)
                seen.add(look(store(), queries));
        }
        for (Seen s : seen) {
            HoldingsStore past = store().at(s.position);
            assertEquals(s.position, past.position());
            Seen again = look(past, queries);
            for (HoldingQuery q : queries)
                assertEquals(s.lists.get(q), again.lists.get(q), () -> "seed " + seed + ", position " + s.position + ", " + q);
            assertEquals(s.sums, again.sums, () -> "seed " + seed + ", position " + s.position);
            assertEquals(s.lists, look(store().at(store().position()).at(s.position), queries).lists);
        }
    }

    private List<HoldingQuery> queries() throws Exception {
        for (int i = 0; i < 2; i++)
            fonds.add(Samples.create(store(), Kind.FONDS, null, "name", "f" + i).id());
        List<HoldingQuery> all = new ArrayList<>();
        for (Kind kind : List.of(Kind.FONDS, Kind.DOSSIER, Kind.RECORD)) {
            HoldingQuery plain = HoldingQuery.all(kind);
            all.addAll(List.of(plain, plain.sorted("id", true), HoldingQuery.children(kind, HoldingQuery.TOP),
                    HoldingQuery.children(kind, fonds.get(0)), plain.within(new AccessFilter(Set.of("H49"), null, null)),
                    plain.within(new AccessFilter(null, Set.of(fonds.get(1)), null)),
                    plain.within(new AccessFilter(null, null, Set.of("01", "03"))), HoldingQuery.childrenOf(kind, fonds)));
        }
        for (Op op : Op.values())
            for (var e : VALUES.entrySet())
                for (Object value : e.getValue())
                    all.add(HoldingQuery.all(Kind.DOSSIER).where(e.getKey(), op, op == Op.IN ? List.of(value) : value));
        all.removeIf(q -> !asked(q));
        return all;
    }

    /** Not every comparison is one that a database takes. */
    private boolean asked(HoldingQuery q) {
        try {
            store().ids(q);
            return true;
        } catch (Exception notAsked) {
            return false;
        }
    }

    private static Seen look(HoldingsStore store, List<HoldingQuery> queries) throws IOException {
        Map<HoldingQuery, List<Holding>> lists = new HashMap<>();
        Map<HoldingQuery, Object> sums = new HashMap<>();
        for (HoldingQuery q : queries) {
            try (Stream<Holding> all = store.stream(q)) {
                lists.put(q, all.toList());
            }
            List<UUID> ids = lists.get(q).stream().map(Holding::id).toList();
            assertEquals(ids, List.copyOf(store.ids(q)));
            assertEquals(ids.size(), store.count(q));
            assertEquals(lists.get(q), store.findAll(ids));
            if (q.conditions().isEmpty())
                sums.put(q, List.of(new TreeMap<>(store.countBy(q, "note")), q.kind() == Kind.FONDS ? 0 : store.sum(q, "pageCount"),
                        store.recent(3).stream().map(HoldingsStore.Committed::changeSet).toList(),
                        ids.stream().limit(2).map(id -> history(store, id)).toList()));
        }
        return new Seen(store.position(), lists, sums);
    }

    private static Object history(HoldingsStore store, UUID id) {
        try {
            return store.history(id);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A change set of some changes; of some it is then undone. */
    private void step(Random random) throws Exception {
        List<Holding> there = new ArrayList<>();
        for (Kind kind : List.of(Kind.DOSSIER, Kind.RECORD))
            try (Stream<Holding> all = store().stream(HoldingQuery.all(kind))) {
                there.addAll(all.toList());
            }
        Set<UUID> parents = there.stream().map(Holding::parent).collect(Collectors.toSet());
        List<Change> changes = new ArrayList<>();
        Set<UUID> touched = new HashSet<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            Holding h = there.isEmpty() ? null : there.get(random.nextInt(there.size()));
            if (h == null || random.nextInt(3) == 0) {
                UUID parent = h != null && h.kind() == Kind.DOSSIER && !touched.contains(h.id())
                        ? h.id()
                        : random.nextBoolean() ? fonds.get(random.nextInt(2)) : null;
                Kind kind = parent != null && !fonds.contains(parent) ? Kind.RECORD : Kind.DOSSIER;
                changes.add(new Change.Create(new Holding(Ids.next(), kind, parent, 0, values(random, kind, false))));
                parents.add(parent);
            } else if (touched.add(h.id()))
                changes.add(random.nextInt(3) == 0 && !parents.contains(h.id())
                        ? new Change.Delete(h.id(), h.version())
                        : new Change.Update(h.id(), h.version(), values(random, h.kind(), true)));
        }
        store().commit(ANN, Samples.set(changes.toArray(Change[]::new)));
        List<HoldingsStore.Committed> last = store().recent(5).stream().filter(c -> c.position() > base).toList();
        if (random.nextInt(4) == 0)
            try {
                store().undo(ANN, last.get(random.nextInt(last.size())).changeSet());
            } catch (KhosoException notUndoable) {
                assertTrue(notUndoable.problem() != null); // what was changed since, or has children: nothing happens
            }
    }

    private static Map<String, Object> values(Random random, Kind kind, boolean clear) {
        Map<String, Object> values = new HashMap<>();
        for (var e : VALUES.entrySet())
            if (random.nextBoolean() && !(kind == Kind.RECORD && e.getKey().equals("dateFrom")))
            values.put(e.getKey(), clear && random.nextInt(3) == 0 ? Change.CLEAR : e.getValue().get(random.nextInt(e.getValue().size())));
        return values;
    }

    /** Nothing can be written, no other order asked, no position that was never reached. */
    @Test
    public void thePastIsFixed() throws Exception {
        Holding h = Samples.create(store(), Kind.DOSSIER, null, "title", "one");
        HoldingsStore past = store().at(store().position());
        assertThrows(KhosoException.class, () -> Samples.update(past, ANN, h, "title", "two"));
        assertThrows(KhosoException.class, () -> past.commitAll(ANN, List.of()));
        assertThrows(KhosoException.class, () -> past.undo(ANN, store().recent(1).get(0).changeSet()));
        assertThrows(KhosoException.class, () -> past.ids(HoldingQuery.all(Kind.DOSSIER).sorted("title", false)));
        assertThrows(KhosoException.class, () -> past.ids(HoldingQuery.all(Kind.DOSSIER).where("noSuch", Op.EQ, "x")));
        past.listen(c -> {
            throw new IllegalStateException();
        }).close();
        assertThrows(KhosoException.class, () -> store().at(store().position() + 1));
        assertThrows(KhosoException.class, () -> store().at(-1));
        assertEquals(0, store().at(0).count(HoldingQuery.all(Kind.DOSSIER)));
        assertTrue(store().at(0).find(h.id()).isEmpty());
        Samples.update(store(), ANN, h, "title", "two");
        assertEquals(h, past.find(h.id()).orElseThrow());
        assertEquals("one", store().at(past.position()).find(h.id()).orElseThrow().text("title"));
    }

    /** While others write, a stream of the past gives all of it, each once. */
    @Test
    public void itStandsStillWhileOthersWrite() throws Exception {
        List<Change> creates = new ArrayList<>();
        List<Holding> made = new ArrayList<>();
        for (int i = 0; i < 1500; i++)
            made.add(Samples.holding(Kind.DOSSIER, null, "title", "t" + i));
        made.forEach(m -> creates.add(new Change.Create(m)));
        store().commit(ANN, Samples.set(creates.toArray(Change[]::new)));
        HoldingsStore past = store().at(store().position());
        HoldingsStore live = store();
        AtomicBoolean end = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !end.get() && i < made.size(); i++)
                try {
                    Holding h = made.get(made.size() - 1 - i);
                    live.commit(ANN,
                            Samples.set(i % 2 == 0 ? new Change.Delete(h.id(), 1) : new Change.Update(h.id(), 1, Map.of("title", "x"))));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
        });
        writer.start();
        try {
            for (int i = 0; i < 10; i++)
                try (Stream<Holding> all = past.stream(HoldingQuery.all(Kind.DOSSIER))) {
                    assertEquals(made.stream().map(h -> h.text("title")).toList(), all.map(h -> h.text("title")).toList());
                }
        } finally {
            end.set(true);
            writer.join();
        }
    }
}
