package org.khoso.storage.internal;

import java.util.Map;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;

final class Fixture {
    static final Actor ANN = new Actor(new UUID(7, 1), "Lê Thị Thử");

    private Fixture() {
    }

    static Holding record(UUID parent, Map<String, Object> values) {
        return new Holding(Ids.next(), Kind.RECORD, parent, 0, values);
    }

    static ChangeSet set(Change... changes) {
        return new ChangeSet(Ids.next(), Message.of("test"), java.util.List.of(changes), null);
    }

    static Holding create(Archive a, String title) throws Exception {
        Holding h = record(null, Map.of("title", title, "ext:nguồn", "x"));
        a.holdings().commit(ANN, set(new Change.Create(h)));
        return a.holdings().find(h.id()).orElseThrow();
    }
}
