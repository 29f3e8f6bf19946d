package org.khoso.core.survey;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Actor;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.store.Archive;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.HoldingsStore.FieldChange;
import org.khoso.core.Session;
import org.khoso.core.Workspace;
import org.khoso.model.Concepts;

/** An archive in memory with settings, responses and their history, opened as the product opens one: its people and their rights count. */
public final class Desk {
    /** The archive's first person. */
    public static final Actor FIRST = new Actor(new UUID(0, 1), "Nguyễn Văn Hòa");
    /** Settings of the archive. */
    public final Map<String, String> settings = new TreeMap<>();
    final Map<UUID, Holding> all = new LinkedHashMap<>();
    final List<FieldChange> history = new ArrayList<>();
    private final Path directory;
    private final HoldingsStore store = fake(HoldingsStore.class, this::holdings);
    private final Archive archive = fake(Archive.class, this::archive);

    /** How a call is answered. */
    public interface Answer {
        /** @return the answer */
        Object to(String name, Object[] args);
    }

    /** @param directory folder of the archive */
    public Desk(Path directory) {
        this.directory = directory;
    }

    /** @return something that answers all calls so */
    @SuppressWarnings("unchecked")
    public static <T> T fake(Class<T> type, Answer answer) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (p, m, a) -> answer.to(m.getName(), a));
    }

    /** @return a session as the product makes one */
    public Session session() throws Exception {
        ArchiveProvider provider = fake(ArchiveProvider.class, (name, args) -> archive);
        AccessPolicy policy = fake(AccessPolicy.class, (name, args) -> AccessFilter.ALL);
        StandardsCatalog standards = fake(StandardsCatalog.class, (name, args) -> List.of());
        return new Workspace(provider, standards, policy).open(directory);
    }

    private Object archive(String name, Object[] args) {
        return switch (name) {
            case "directory" -> directory;
            case "holdings" -> store;
            case "settings" -> Map.copyOf(settings);
            case "defaultActor" -> FIRST;
            case "setting" -> args[2] == null ? settings.remove(args[1]) : settings.put((String) args[1], (String) args[2]);
            default -> null;
        };
    }

    private Object holdings(String name, Object[] args) {
        return switch (name) {
            case "stream" -> stream((HoldingQuery) args[0]);
            case "find" -> Optional.ofNullable(all.get(args[0]));
            case "commit" -> commit((Actor) args[0], (ChangeSet) args[1]);
            case "history" -> history.reversed();
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private Stream<Holding> stream(HoldingQuery q) {
        return List.copyOf(all.values()).stream().filter(h -> h.kind() == q.kind() && (q.parent() == null || q.parent().equals(h.parent()))
                && (q.access().units() == null || q.access().units().contains(h.text(Concepts.UNIT)))
                && q.conditions().stream().allMatch(c -> h.text(c.concept()).equals(String.valueOf(c.value()))));
    }

    private Object commit(Actor who, ChangeSet set) {
        for (Change c : set.changes())
            switch (c) {
            case Change.Create n -> all.put(n.id(), new Holding(n.id(), n.holding().kind(), n.holding().parent(), 1, n.holding().values()));
            case Change.Update u -> update(who, u);
            case Change.Delete d -> all.remove(d.id());
            }
        return null;
    }

    private void update(Actor who, Change.Update u) {
        Holding old = all.get(u.id());
        Map<String, Object> values = new HashMap<>(old.values());
        u.values().forEach((k, v) -> history.add(new FieldChange(new UUID(9, history.size()), Instant.EPOCH, who, k, values.get(k), v)));
        values.putAll(u.values());
        values.values().removeIf(v -> v == Change.CLEAR);
        all.put(u.id(), new Holding(u.id(), old.kind(), old.parent(), old.version() + 1, values));
    }
}
