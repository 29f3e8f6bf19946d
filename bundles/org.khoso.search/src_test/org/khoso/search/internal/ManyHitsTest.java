package org.khoso.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.Scope;
import org.khoso.api.search.SearchProvider.FacetCount;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.search.SearchProvider.Query;
import org.khoso.api.search.SearchProvider.Result;

/** More hits than are looked at one by one: the best ones, the total and the facets must be what a look at all would say. */
class ManyHitsTest extends SearchFixture {
    private static final int MANY = 6_000;
    private static final UUID OWN = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);

    @BeforeEach
    void fill() throws Exception {
        index.put(IntStream.range(0, MANY).mapToObj(n -> scoped(n, n == 4_321 ? "Sửa chữa cầu" : "Sưa chưa câu, số " + n,
                new Scope("46", n % 3 == 0 ? OTHER : OWN, "01"), List.of("trang của cầu"), facet("type", "T" + n % 4))));
        index.commit(1);
    }

    private Result ask(String text, Map<String, List<String>> filters, int offset, int limit, AccessFilter access) throws Exception {
        return index.search(new Query(text, filters, List.of("type"), offset, limit, access, true));
    }

    @Test
    void whatStandsAsTypedIsFirstOfAll() throws Exception {
        for (String text : List.of("sửa chữa", "\"sửa chữa\"", "sửa chữa cầu"))
            assertEquals(4_321, numbers(ask(text, Map.of(), 0, 20, AccessFilter.ALL)).get(0), text);
    }

    @Test
    void totalsAndFacetsCountAll() throws Exception {
        for (String text : List.of("sua", "\"sua chua\"", "sua trang", "*")) {
            Result r = ask(text, Map.of(), 0, 20, AccessFilter.ALL);
            assertEquals(MANY, r.total(), text);
            assertEquals(20, r.hits().size(), text);
            assertEquals(Map.of("T0", 1500L, "T1", 1500L, "T2", 1500L, "T3", 1500L), counts(r), text);
        }
        Result chosen = ask("sua", Map.of("type", List.of("T1")), 0, 20, AccessFilter.ALL);
        assertEquals(1500, chosen.total());
        assertEquals(4, counts(chosen).size());
    }

    @Test
    void accessHoldsForTotalsAndFacets() throws Exception {
        Result r = ask("sua", Map.of(), 0, 20, new AccessFilter(null, Set.of(OTHER), null));
        assertEquals(MANY / 3, r.total());
        assertEquals(MANY / 3, counts(r).values().stream().mapToLong(Long::longValue).sum());
        assertTrue(numbers(r).stream().allMatch(n -> n % 3 == 0));
    }

    @Test
    void pagesFollowOneAnother() throws Exception {
        List<UUID> all = ask("sua cau", Map.of(), 0, 3_000, AccessFilter.ALL).hits().stream().map(Hit::id).toList();
        for (int offset : new int[]{0, 1_000, 2_900})
            assertEquals(all.subList(offset, offset + 100),
                    ask("sua cau", Map.of(), offset, 100, AccessFilter.ALL).hits().stream().map(Hit::id).toList());
    }

    private static Map<String, Long> counts(Result r) {
        return r.facets().get("type").stream().collect(Collectors.toMap(FacetCount::value, FacetCount::count));
    }
}
