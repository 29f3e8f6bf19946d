package org.khoso.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.testkit.store.Samples.create;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.api.store.HoldingsStore;

/** How every {@link HoldingsStore} answers questions. */
public abstract class HoldingsQueryContract {
    private static final HoldingQuery RECORDS = HoldingQuery.all(Kind.RECORD);

    /** @return an empty store; the same one within a test */
    protected abstract HoldingsStore store() throws Exception;

    private static PartialDate year(int y) {
        return new PartialDate(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31), PartialDate.Precision.YEAR, "" + y);
    }

    private void expect(HoldingQuery q, String... titles) throws Exception {
        List<String> found = store().findAll(store().ids(q)).stream().map(h -> h.text("title")).toList();
        assertEquals(List.of(titles), found, q.toString());
        assertEquals(titles.length, store().count(q), q.toString());
        try (Stream<Holding> s = store().stream(q)) {
            assertEquals(List.of(titles), s.map(h -> h.text("title")).toList());
        }
    }

    /** Every comparison on every sort of value, features and extensions alike. */
    @Test
    public void comparisons() throws Exception {
        create(store(), Kind.RECORD, null, "title", "a", "pageCount", 1L, "issuedOn", year(1990), "ext:n", 1L, "ext:t", "x",
                "ext:d", year(1990));
        create(store(), Kind.RECORD, null, "title", "b", "pageCount", 2L, "issuedOn", year(2000), "ext:n", 2L, "ext:t", "x%",
                "ext:d", year(2000));
        create(store(), Kind.RECORD, null, "title", "c", "note", "", "issuedOn", PartialDate.unknown("?"), "ext:t", "");
        for (String p : List.of("pageCount", "ext:n")) {
            expect(RECORDS.where(p, Op.EQ, 2L), "b");
            expect(RECORDS.where(p, Op.NE, 2L), "a", "c");
            expect(RECORDS.where(p, Op.GE, 2L), "b");
            expect(RECORDS.where(p, Op.LE, 1L), "a");
            expect(RECORDS.where(p, Op.ABSENT, null), "c");
            expect(RECORDS.where(p, Op.PRESENT, null), "a", "b");
            expect(RECORDS.where(p, Op.IN, List.of(1L, 2L)), "a", "b");
            expect(RECORDS.where(p, Op.IN, List.of()));
        }
        for (String p : List.of("issuedOn", "ext:d")) {
            expect(RECORDS.where(p, Op.EQ, year(2000)), "b");
            expect(RECORDS.where(p, Op.GE, year(1990)), "a", "b");
            expect(RECORDS.where(p, Op.LE, PartialDate.day(LocalDate.of(1999, 5, 5))), "a");
        }
        expect(RECORDS.where("issuedOn", Op.EQ, PartialDate.unknown("?")), "c");
        expect(RECORDS.where("ext:t", Op.STARTS, "x%"), "b");
        expect(RECORDS.where("ext:t", Op.STARTS, "x"), "a", "b");
        expect(RECORDS.where("ext:t", Op.ABSENT, null), "c");
        expect(RECORDS.where("ext:t", Op.PRESENT, null), "a", "b");
        expect(RECORDS.where("note", Op.ABSENT, null), "a", "b", "c");
        expect(RECORDS.where("title", Op.STARTS, "_"));
        expect(RECORDS.where("title", Op.IN, List.of("a", "c", "' OR 1=1 --")), "a", "c");
        expect(RECORDS.where("title", Op.EQ, "b").where("pageCount", Op.EQ, 2L), "b");
        expect(RECORDS.where("ext:' OR 1=1", Op.EQ, "x"));
    }

    /** Text is sorted as Vietnamese dictionaries do, absent values first; order is stable. */
    @Test
    public void vietnameseOrder() throws Exception {
        // a < ... < d < d with stroke < e; marks come after letters; numbers by value
        List<String> sorted = List.of("an", "\u00e0n", "\u0103n", "\u00e2n", "b\u1ed1 10", "da", "\u0111a", "em", "\u00eam",
                "on", "\u00f4n",
                "\u01a1n", "un", "\u01b0ng");
        List<String> shuffled = new java.util.ArrayList<>(sorted);
        java.util.Collections.shuffle(shuffled, new java.util.Random(5));
        for (String s : shuffled)
            create(store(), Kind.RECORD, null, "title", s, "issuer", s, "ext:s", s);
        create(store(), Kind.RECORD, null, "note", "no title");
        for (String concept : List.of("title", "issuer", "ext:s")) {
            var up = store().findAll(store().ids(RECORDS.sorted(concept, false))).stream().map(h -> h.text("title")).toList();
            assertEquals("", up.get(0));
            assertEquals(sorted, up.subList(1, up.size()), concept);
            var down = store().findAll(store().ids(RECORDS.sorted(concept, true))).stream().map(h -> h.text("title")).toList();
            assertEquals(up, down.reversed(), concept);
        }
    }

    /** Numbers and dates sort by value, absent first. */
    @Test
    public void orderOfNumbersAndDates() throws Exception {
        create(store(), Kind.RECORD, null, "title", "a", "pageCount", 10L, "issuedOn", year(1999), "ext:n", new BigDecimal("10"));
        create(store(), Kind.RECORD, null, "title", "b", "pageCount", 9L, "issuedOn", PartialDate.day(LocalDate.of(1998, 3, 1)),
                "ext:n",
                new BigDecimal("9.5"));
        create(store(), Kind.RECORD, null, "title", "c");
        for (String concept : List.of("pageCount", "issuedOn", "ext:n")) {
            expect(RECORDS.sorted(concept, false), "c", "b", "a");
            expect(RECORDS.sorted(concept, true), "a", "b", "c");
        }
    }

    /** Access by unit, fonds (through all parents) and mode, in lists, counts, facets and sums. */
    @Test
    public void accessFilter() throws Exception {
        Holding f = create(store(), Kind.FONDS, null, "name", "f", "unit", "u1");
        Holding g = create(store(), Kind.FONDS, null, "name", "g", "unit", "u2");
        Holding df = create(store(), Kind.DOSSIER, create(store(), Kind.CATALOGUE, f.id(), "number", "1").id(), "title", "df");
        Holding dg = create(store(), Kind.DOSSIER, g.id(), "title", "dg");
        create(store(), Kind.RECORD, df.id(), "title", "rf", "unit", "u1", "accessMode", "open", "pageCount", 3L);
        create(store(), Kind.RECORD, dg.id(), "title", "rg", "unit", "u2", "accessMode", "closed", "pageCount", 4L);
        create(store(), Kind.RECORD, null, "title", "r0", "pageCount", 5L);
        expect(RECORDS.within(new AccessFilter(null, Set.of(f.id()), null)), "rf");
        expect(RECORDS.within(new AccessFilter(Set.of("u2", "u3"), null, null)), "rg");
        expect(RECORDS.within(new AccessFilter(null, null, Set.of("open", "closed"))), "rf", "rg");
        expect(RECORDS.within(new AccessFilter(Set.of("u1"), Set.of(g.id()), null)));
        expect(RECORDS.within(new AccessFilter(Set.of(), null, null)));
        expect(RECORDS.within(AccessFilter.ALL), "rf", "rg", "r0");
        var own = RECORDS.within(new AccessFilter(null, Set.of(f.id()), null));
        assertEquals(new BigDecimal("3"), store().sum(own, "pageCount"));
        assertEquals(Map.of("u1", 1L), store().countBy(own, "unit"));
        assertEquals(List.of(f.id()), store().ids(HoldingQuery.all(Kind.FONDS).within(new AccessFilter(null, Set.of(f.id()),
                null))));
    }

    /** Children, tops, identities. */
    @Test
    public void parentsAndIdentities() throws Exception {
        Holding d = create(store(), Kind.DOSSIER, null, "title", "d");
        Holding one = create(store(), Kind.RECORD, d.id(), "title", "one");
        Holding two = create(store(), Kind.RECORD, null, "title", "two");
        expect(HoldingQuery.children(Kind.RECORD, d.id()), "one");
        expect(HoldingQuery.children(Kind.RECORD, HoldingQuery.TOP), "two");
        Holding e = create(store(), Kind.DOSSIER, null, "title", "e");
        create(store(), Kind.RECORD, e.id(), "title", "three");
        Holding f = create(store(), Kind.DOSSIER, null, "title", "f");
        expect(HoldingQuery.childrenOf(Kind.RECORD, List.of(e.id(), f.id(), d.id())), "one", "three");
        expect(HoldingQuery.childrenOf(Kind.RECORD, List.of(f.id())));
        expect(HoldingQuery.childrenOf(Kind.RECORD, List.of()));
        assertEquals(List.of(two, d, one), store().findAll(List.of(two.id(), Ids.next(), d.id(), one.id())));
        assertEquals(List.of(), store().findAll(List.of()));
        assertTrue(store().find(new UUID(0, 1)).isEmpty());
    }

    /** Facets and sums over features and extensions. */
    @Test
    public void facetsAndSums() throws Exception {
        create(store(), Kind.RECORD, null, "title", "a", "language", "vi", "pageCount", 2L, "ext:w", new BigDecimal("1.5"),
                "issuedOn", year(1990), "ext:l", "x");
        create(store(), Kind.RECORD, null, "title", "b", "language", "vi", "pageCount", 3L, "ext:w", new BigDecimal("2.25"),
                "issuedOn", year(1990), "ext:l", "y");
        create(store(), Kind.RECORD, null, "title", "c", "language", "");
        create(store(), Kind.RECORD, null, "title", "d");
        assertEquals(Map.of("vi", 2L, "", 2L), store().countBy(RECORDS, "language"));
        assertEquals(Map.of("1990", 2L, "", 2L), store().countBy(RECORDS, "issuedOn"));
        assertEquals(Map.of("x", 1L, "y", 1L, "", 2L), store().countBy(RECORDS, "ext:l"));
        assertEquals(Map.of("2", 1L, "3", 1L, "", 2L), store().countBy(RECORDS, "pageCount"));
        assertEquals(new BigDecimal("5"), store().sum(RECORDS, "pageCount"));
        assertEquals(new BigDecimal("3.75"), store().sum(RECORDS, "ext:w"));
        assertEquals(BigDecimal.ZERO, store().sum(RECORDS, "title"));
        assertEquals(BigDecimal.ZERO, store().sum(RECORDS, "ext:none"));
    }

    /** A scan gives the values asked for, once for each object that the query means, and ends when it is told to. */
    @Test
    public void scan() throws Exception {
        Holding a = create(store(), Kind.RECORD, null, "title", "a", "pageCount", 2L, "issuedOn", year(1990), "ext:w", "x");
        Holding b = create(store(), Kind.RECORD, null, "title", "b");
        assertEquals(Map.of(a.id(), Arrays.asList("a", 2L, year(1990)), b.id(), Arrays.asList("b", null, null)),
                scanned(RECORDS, List.of("title", "pageCount", "issuedOn")));
        assertEquals(Map.of(a.id(), Arrays.asList("x", "a"), b.id(), Arrays.asList(null, "b")),
                scanned(RECORDS, List.of("ext:w", "title")));
        assertEquals(Map.of(b.id(), List.of()), scanned(RECORDS.where("title", Op.EQ, "b"), List.of()));
        int[] seen = {0};
        store().scan(RECORDS, List.of("title"), (id, values) -> ++seen[0] < 1);
        assertEquals(1, seen[0]);
    }

    private Map<UUID, List<Object>> scanned(HoldingQuery query, List<String> concepts) throws Exception {
        Map<UUID, List<Object>> all = new HashMap<>();
        store().scan(query, concepts, (id, values) -> {
            assertNull(all.put(id, values));
            return true;
        });
        return all;
    }

    /** What is counted once is not told again after it changed. */
    @Test
    public void countsStayTrue() throws Exception {
        assertEquals(0, store().count(RECORDS));
        create(store(), Kind.RECORD, null, "title", "a");
        assertEquals(1, store().count(RECORDS));
        assertEquals(1, store().count(RECORDS));
        create(store(), Kind.RECORD, null, "title", "b");
        assertEquals(2, store().count(RECORDS));
    }

    /** Children come in order both ways, those without a value first going up. */
    @Test
    public void childrenInOrder() throws Exception {
        Holding fonds = create(store(), Kind.FONDS, null, "title", "f");
        Holding b = create(store(), Kind.DOSSIER, fonds.id(), "title", "b", "referenceCode", "X.10");
        create(store(), Kind.DOSSIER, fonds.id(), "title", "a", "referenceCode", "X.02");
        create(store(), Kind.DOSSIER, fonds.id(), "title", "none");
        create(store(), Kind.DOSSIER, null, "title", "elsewhere", "referenceCode", "X.01");
        HoldingQuery dossiers = HoldingQuery.children(Kind.DOSSIER, fonds.id());
        expect(dossiers.sorted("referenceCode", false), "none", "a", "b");
        expect(dossiers.sorted("referenceCode", true), "b", "a", "none");
        expect(dossiers.sorted("referenceCode", false).where("title", Op.NE, "a"), "none", "b");
        create(store(), Kind.RECORD, b.id(), "title", "three", "ordinal", 3L);
        create(store(), Kind.RECORD, b.id(), "title", "none");
        create(store(), Kind.RECORD, b.id(), "title", "one", "ordinal", 1L);
        HoldingQuery records = HoldingQuery.children(Kind.RECORD, b.id());
        expect(records.sorted("ordinal", false), "none", "one", "three");
        expect(records.sorted("ordinal", true), "three", "one", "none");
        create(store(), Kind.RECORD, null, "title", "top", "ordinal", 2L);
        expect(HoldingQuery.children(Kind.RECORD, HoldingQuery.TOP).sorted("ordinal", false), "top");
    }
}
