package org.khoso.ui.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.khoso.api.Kind;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;

/** What was asked before is not asked again, unless something was written or another archive is shown. */
class KnownIdsTest {
    private static final HoldingQuery DOSSIERS = HoldingQuery.children(Kind.DOSSIER, new UUID(1, 1));

    private final AtomicLong position = new AtomicLong();
    private final List<HoldingQuery> asked = new ArrayList<>();
    private int many = 3;

    /** A store that is equal to itself alone. */
    private HoldingsStore store() {
        return (HoldingsStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{HoldingsStore.class}, (p, m, args) -> {
            if (m.getName().equals("position"))
                return position.get();
            asked.add((HoldingQuery) args[0]);
            return Collections.nCopies(many, new UUID(2, 2));
        });
    }

    @Test
    void theSameIsAskedOnce() throws Exception {
        var known = new KnownIds();
        HoldingsStore store = store();
        assertEquals(3, known.ids(store, DOSSIERS).size());
        assertEquals(3, known.ids(store, DOSSIERS).size());
        known.ids(store, DOSSIERS.sorted("title", true));
        assertEquals(2, asked.size());
    }

    @Test
    void whatWasWrittenIsAskedFor() throws Exception {
        var known = new KnownIds();
        HoldingsStore store = store();
        known.ids(store, DOSSIERS);
        position.incrementAndGet();
        many = 4;
        assertEquals(4, known.ids(store, DOSSIERS).size());
    }

    @Test
    void anotherArchiveIsAskedItself() throws Exception {
        var known = new KnownIds();
        known.ids(store(), DOSSIERS);
        many = 5;
        assertEquals(5, known.ids(store(), DOSSIERS).size());
    }

    @Test
    void ofVeryManyTheLastAreKept() throws Exception {
        var known = new KnownIds();
        HoldingsStore store = store();
        many = 1_500_000;
        known.ids(store, DOSSIERS);
        known.ids(store, DOSSIERS.sorted("title", true));
        known.ids(store, DOSSIERS.sorted("title", true));
        assertEquals(2, asked.size());
        known.ids(store, DOSSIERS);
        assertEquals(3, asked.size());
    }
}
