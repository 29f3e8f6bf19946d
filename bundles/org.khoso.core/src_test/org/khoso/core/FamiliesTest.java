package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.FileView;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.model.Concepts;

/** Files of many records come by a few queries, and each record gets its own. */
class FamiliesTest {
    private final List<HoldingQuery> asked = new ArrayList<>();
    private final List<UUID> records = Stream.generate(Ids::next).limit(1_201).toList();

    /** Each record has two files and a page image; the last one has none. */
    private final HoldingsStore store = (HoldingsStore) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[]{HoldingsStore.class}, (p, m, a) -> {
                asked.add((HoldingQuery) a[0]);
                Collection<?> parents = (Collection<?>) ((HoldingQuery) a[0]).conditions().getFirst().value();
                return parents.stream().map(UUID.class::cast).filter(r -> !r.equals(records.getLast()))
                        .flatMap(r -> Stream.of(file(r, "original", 1), file(r, ScanBatch.SCAN, 2), file(r, "original", 3)));
            });

    private static Holding file(UUID parent, String role, long ordinal) {
        return new Holding(Ids.next(), Kind.FILE, parent, 1,
                Map.of(Concepts.NAME, parent + "." + ordinal, Concepts.ROLE, role, Concepts.ORDINAL, ordinal, Concepts.BITS, 8L));
    }

    @Test
    void filesOfManyRecords() throws Exception {
        List<Holding> seen = new ArrayList<>();
        Map<UUID, List<FileView>> files = Families.files(store, records, seen::add);
        assertEquals(3, asked.size());
        assertTrue(asked.stream().allMatch(q -> q.kind() == Kind.FILE && q.orderBy().equals(Concepts.ORDINAL)));
        assertEquals(1_200, files.size());
        assertEquals(2_400, seen.size(), "page images behind a PDF are not shown");
        for (UUID r : records.subList(0, 1_200))
            assertEquals(List.of(r + ".1", r + ".3"), files.get(r).stream().map(FileView::name).toList());
    }
}
