package org.khoso.search.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khoso.api.Kind;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.core.SearchHoldings.Request;

/** Questions that nobody asks look like those that people ask. */
class SearchWarmthTest {
    private static Hit hit(String title) {
        return new Hit(UUID.randomUUID(), Kind.RECORD, "", title, 1, List.of());
    }

    @Test
    void everyKindOfQuestion() {
        List<Request> all = SearchWarmth.questions(IntStream.range(0, 48).mapToObj(n -> hit("Quyết định về việc \"giao đất\"")).toList(),
                0);
        assertEquals(48, all.size());
        assertTrue(all.stream().anyMatch(r -> r.text().equals("Quyết")));
        assertTrue(all.stream().anyMatch(r -> r.text().equals("định về")));
        assertTrue(all.stream().anyMatch(r -> r.text().matches("\"[^\"]+ [^\"]+ [^\"]+\"")));
        assertTrue(all.stream().anyMatch(r -> r.text().endsWith("w")));
        assertTrue(all.stream().anyMatch(r -> r.facets() == null) && all.stream().anyMatch(r -> r.facets() != null));
    }

    @Test
    void titlesWithoutWordsAskNothing() {
        assertEquals(List.of(), SearchWarmth.questions(List.of(hit(""), hit("  ")), 5));
        assertEquals(1, SearchWarmth.questions(List.of(hit("một")), 7).size());
    }
}
