package org.khoso.core.campaign;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** An archive in memory: what campaigns need of it. */
final class Memory {
    final Map<UUID, Holding> all = new LinkedHashMap<>();
    final List<ChangeSet> sets = new ArrayList<>();
    AccessFilter filter = AccessFilter.ALL;
    private final HoldingsStore store = fake(HoldingsStore.class, this::holdings);
    private final Archive archive = fake(Archive.class, (name, args) -> name.equals("holdings") ? store : null);

    private interface Answer {
        Object to(String name, Object[] args);
    }

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, Answer answer) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (p, m, a) -> answer.to(m.getName(), a));
    }

    Session session() {
        return new Session(archive, null, fake(AccessPolicy.class, (name, args) -> filter), new Actor(new UUID(0, 1), "Nguyễn Văn A"));
    }

    UUID fonds(String code, String name) {
        UUID id = Ids.next();
        all.put(id, new Holding(id, Kind.FONDS, null, 1, Map.of(Concepts.REFERENCE_CODE, code, Concepts.NAME, name)));
        return id;
    }

    private Object holdings(String name, Object[] args) {
        return switch (name) {
            case "stream" -> stream((HoldingQuery) args[0]);
            case "commit" -> commit((ChangeSet) args[1]);
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private Stream<Holding> stream(HoldingQuery q) {
        return List.copyOf(all.values()).stream().filter(h -> h.kind() == q.kind() && (q.parent() == null || q.parent().equals(h.parent()))
                && (q.access().units() == null || q.access().units().contains(h.text(Concepts.UNIT))));
    }

    private Object commit(ChangeSet set) {
        sets.add(set);
        for (Change c : set.changes())
            switch (c) {
            case Change.Create n -> all.put(n.id(), new Holding(n.id(), n.holding().kind(), n.holding().parent(), 1, n.holding().values()));
            case Change.Update u -> update(u);
            case Change.Delete d -> all.remove(d.id());
            }
        return null;
    }

    private void update(Change.Update u) {
        Holding old = all.get(u.id());
        if (old.version() != u.expectedVersion())
            throw new IllegalStateException("someone was faster");
        Map<String, Object> values = new HashMap<>(old.values());
        values.putAll(u.values());
        values.values().removeIf(v -> v == Change.CLEAR);
        all.put(u.id(), new Holding(u.id(), old.kind(), old.parent(), old.version() + 1, values));
    }
}
