package org.khoso.testkit.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore;

/** Small objects for the contract tests; people in it are invented. */
final class Samples {
    static final Actor ANN = new Actor(new UUID(7, 1), "Ann");
    static final Actor BOB = new Actor(new UUID(7, 2), "Bob");

    private Samples() {
    }

    static Holding holding(Kind kind, UUID parent, Object... pairs) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2)
            values.put((String) pairs[i], pairs[i + 1]);
        return new Holding(Ids.next(), kind, parent, 0, values);
    }

    static ChangeSet set(Change... changes) {
        return new ChangeSet(Ids.next(), Message.of("test.label", "x", 5, 7L), List.of(changes), null);
    }

    static Holding create(HoldingsStore store, Kind kind, UUID parent, Object... pairs) throws IOException {
        Holding h = holding(kind, parent, pairs);
        store.commit(ANN, set(new Change.Create(h)));
        return store.find(h.id()).orElseThrow();
    }

    static HoldingsStore.Committed update(HoldingsStore store, Actor who, Holding seen, Object... pairs) throws IOException {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2)
            values.put((String) pairs[i], pairs[i + 1]);
        return store.commit(who, set(new Change.Update(seen.id(), seen.version(), values)));
    }
}
