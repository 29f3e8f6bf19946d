package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore;

/** How often a value occurs among the records of a dossier is counted once for all of them. */
class DossierFamilyTest {
    private static <T> T fake(Class<T> type, InvocationHandler h) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, h));
    }

    @Test
    void countsValuesOfSiblings() throws Exception {
        var dossier = new Holding(Ids.next(), Kind.DOSSIER, null, 1, Map.of());
        int[] queries = {0};
        HoldingsStore store = fake(HoldingsStore.class, (p, m, a) -> {
            queries[0]++;
            return Stream.of(record(dossier.id(), Map.of("ordinal", 1L, "title", "a")),
                    record(dossier.id(), Map.of("ordinal", 2L, "title", "a")),
                    record(dossier.id(), Map.of("ordinal", 1L)), record(dossier.id(), Map.of()));
        });
        var session = new Session(fake(Archive.class, (p, m, a) -> store), null, null, null);
        var family = new DossierFamily(session, dossier);
        assertEquals(2, family.records("ordinal", 1L));
        assertEquals(2, family.records("ordinal", new BigDecimal("1.00")));
        assertEquals(1, family.records("ordinal", 2L));
        assertEquals(0, family.records("ordinal", 3L));
        assertEquals(2, family.records("title", "a"));
        assertEquals(0, family.records("title", "A"));
        assertEquals(0, family.records("number", List.of()));
        assertEquals(1, queries[0]);
        assertTrue(family.holds(record(dossier.id(), Map.of())));
        assertFalse(family.holds(record(Ids.next(), Map.of())));
    }

    private static Holding record(UUID parent, Map<String, Object> values) {
        return new Holding(Ids.next(), Kind.RECORD, parent, 1, values);
    }
}
