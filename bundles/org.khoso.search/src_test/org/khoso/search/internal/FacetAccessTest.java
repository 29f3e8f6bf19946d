package org.khoso.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.Scope;
import org.khoso.api.search.SearchProvider.FacetCount;
import org.khoso.api.search.SearchProvider.Query;
import org.khoso.api.search.SearchProvider.Result;

class FacetAccessTest extends SearchFixture {
    private static final UUID F1 = new UUID(7, 1);
    private static final UUID F2 = new UUID(7, 2);

    @BeforeEach
    void fill() throws Exception {
        put(scoped(1, "Công văn một", new Scope("46", F1, "01"), List.of("trang"), facet("type", "CV"), facet("year", "1990")),
                scoped(2, "Công văn hai", new Scope("46", F1, "01"), List.of("trang"), facet("type", "CV"), facet("year", "1991")),
                scoped(3, "Tờ trình", new Scope("46", F2, "02"), List.of("trang"), facet("type", "TTr"), facet("year", "1990")),
                scoped(4, "Công văn kín tuyệtdiệu", new Scope("48", F2, "03"), List.of("trang bímật"), facet("type", "KIN"),
                        facet("year", "1990")),
                scoped(5, "Không phạm vi", null, List.of("trang"), facet("type", "CV")));
    }

    private Result facets(String text, Map<String, List<String>> filters, AccessFilter access) throws Exception {
        return index.search(new Query(text, filters, List.of("type", "year"), 0, 10, access, true));
    }

    private static Map<String, Long> counts(Result r, String field) {
        return r.facets().get(field).stream().collect(Collectors.toMap(FacetCount::value, FacetCount::count));
    }

    @Test
    void countsAndLabels() throws Exception {
        Result r = facets("trang", Map.of(), AccessFilter.ALL);
        assertEquals(Map.of("CV", 3L, "TTr", 1L, "KIN", 1L), counts(r, "type"));
        assertEquals("CV", r.facets().get("type").get(0).value());
        assertEquals("label CV", r.facets().get("type").get(0).label().in(Locale.ENGLISH));
    }

    @Test
    void drillingDownKeepsSiblings() throws Exception {
        Result r = facets("trang", Map.of("type", List.of("CV")), AccessFilter.ALL);
        assertEquals(3, r.total());
        assertEquals(Map.of("CV", 3L, "TTr", 1L, "KIN", 1L), counts(r, "type"));
        assertEquals(Map.of("1990", 1L, "1991", 1L), counts(r, "year"));
        r = facets("trang", Map.of("type", List.of("CV", "TTr"), "year", List.of("1990")), AccessFilter.ALL);
        assertEquals(2, r.total());
        assertEquals(Map.of("1990", 2L, "1991", 1L), counts(r, "year"));
        assertEquals(Map.of("CV", 1L, "TTr", 1L, "KIN", 1L), counts(r, "type"));
    }

    @Test
    void aChoiceThatExcludesAllHitsDoesNotLoosenTheQuery() throws Exception {
        Result r = facets("công văn", Map.of("type", List.of("TTr")), AccessFilter.ALL);
        assertEquals(0, r.total());
        assertEquals(Map.of("CV", 2L, "KIN", 1L), counts(r, "type"));
        assertEquals(0, facets("trang", Map.of("nosuch", List.of("x")), AccessFilter.ALL).total());
        assertEquals(List.of(),
                index.search(new Query("trang", Map.of(), List.of("nosuch"), 0, 5, AccessFilter.ALL, false)).facets().get("nosuch"));
    }

    @Test
    void nothingOfAWithheldRecordLeaks() throws Exception {
        AccessFilter open = new AccessFilter(null, null, Set.of("01", "02"));
        for (String typed : List.of("", "trang", "tuyệtdiệu", "tuyetdieu", "bímậ", "bimat", "tuyệt*", "C4", "-trang", "kín",
                "\"công văn kín\"")) {
            Result r = facets(typed, Map.of(), open);
            assertFalse(r.toString().contains("KIN"), typed);
            assertFalse(numbers(r).contains(4) || numbers(r).contains(5), typed);
            assertTrue(r.total() <= 3, typed);
            assertEquals(r.total(), counts(r, "type").values().stream().mapToLong(n -> n).sum(), typed);
            assertTrue(r.total() > 0 || !r.fuzzy());
        }
        assertEquals(0, facets("tuyệtdiệu", Map.of(), open).total());
        assertEquals(List.of(), provider.suggest(index, "tuyệt", Locale.ROOT, open));
        assertEquals(List.of(), provider.suggest(index, "tuyệt", Locale.ROOT));
        assertEquals(List.of("Công văn kín tuyệtdiệu"), provider.suggest(index, "tuyet", Locale.ROOT, AccessFilter.ALL));
    }

    @Test
    void unitsFondsAndEmptySets() throws Exception {
        assertEquals(3, facets("", Map.of(), new AccessFilter(Set.of("46"), null, null)).total());
        assertEquals(1, facets("", Map.of(), new AccessFilter(Set.of("46"), Set.of(F2), null)).total());
        assertEquals(0, facets("", Map.of(), new AccessFilter(Set.of(), null, null)).total());
        assertEquals(5, facets("", Map.of(), AccessFilter.ALL).total());
    }

    @Test
    void pagesOfHits() throws Exception {
        Query second = new Query("trang", Map.of(), List.of(), 2, 2, AccessFilter.ALL, false);
        assertEquals(2, index.search(second).hits().size());
        assertEquals(5, index.search(second).total());
        assertEquals(0, index.search(new Query("trang", Map.of(), null, 100, 10, AccessFilter.ALL, false)).hits().size());
        assertEquals(5, index.search(new Query("trang", null, null, 0, 0, null, false)).total());
        assertEquals(5, index.search(new Query("trang", null, null, -5, Integer.MAX_VALUE, null, false)).hits().size());
    }
}
