package org.khoso.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Actor;
import org.khoso.api.Scope;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.ObjectVault;
import org.khoso.core.Session;

/** An archive in memory: what bundles need of it. A change set is written as a whole or not at all. */
public final class ToyArchive {
    public final Map<UUID, Holding> all = new LinkedHashMap<>();
    final Map<String, byte[]> objects = new HashMap<>();
    AccessFilter filter = AccessFilter.ALL;
    /** Ends the next commit as a kill before it would. */
    public boolean killed;
    public int commits;
    /** What another process does just before the next commit. */
    Meanwhile meanwhile;
    private final HoldingsStore store = fake(HoldingsStore.class, this::holdings);
    private final ObjectVault vault = fake(ObjectVault.class, this::vault);
    private final Archive archive = fake(Archive.class,
            (name, args) -> name.equals("holdings") ? store : name.equals("vault") ? vault : null);

    /** Work of another process. */
    interface Meanwhile {
        void run() throws IOException;
    }

    private interface Answer {
        Object to(String name, Object[] args) throws IOException;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (p, m, a) -> answer.to(m.getName(), a)));
    }

    public Session session() {
        AccessPolicy policy = fake(AccessPolicy.class,
                (name, args) -> name.equals("filter") ? filter : (Object) filter.admits((Scope) args[2]));
        return new Session(archive, null, policy, new Actor(new UUID(0, 1), "Nguyễn Văn A"));
    }

    private Object vault(String name, Object[] args) throws IOException {
        if (name.equals("open"))
            return new ByteArrayInputStream(objects.get(args[0]));
        byte[] bytes = ((InputStream) args[0]).readAllBytes();
        String id = Refusals.sha256(bytes);
        objects.put(id, bytes);
        return new ObjectVault.Stored(id, bytes.length, true);
    }

    private Object holdings(String name, Object[] args) throws IOException {
        return switch (name) {
            case "find" -> Optional.ofNullable(all.get(args[0]));
            case "stream" -> stream((HoldingQuery) args[0]);
            case "commit" -> commit((ChangeSet) args[1]);
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private Stream<Holding> stream(HoldingQuery q) {
        return List.copyOf(all.values()).stream()
                .filter(h -> h.kind() == q.kind() && (q.parent() == null || q.parent().equals(h.parent()))
                        && q.conditions().stream().allMatch(c -> c.value().equals(h.value(c.concept())))
                        && (q.access().units() == null || q.access().units().contains(h.text("unit"))));
    }

    private Object commit(ChangeSet set) throws IOException {
        Meanwhile other = meanwhile;
        meanwhile = null;
        if (other != null)
            other.run();
        if (killed) {
            killed = false;
            throw new IOException("killed");
        }
        Map<UUID, Holding> then = new LinkedHashMap<>(all);
        for (Change c : set.changes())
            switch (c) {
            case Change.Create n -> create(then, n.holding());
            case Change.Update u -> update(then, u);
            case Change.Delete d -> then.remove(d.id());
            }
        all.clear();
        all.putAll(then);
        commits++;
        return null;
    }

    private static void create(Map<UUID, Holding> then, Holding h) throws IOException {
        if (then.containsKey(h.id()))
            throw new IOException("exists already");
        if (h.parent() != null && !then.containsKey(h.parent()))
            throw new IOException("no parent");
        then.put(h.id(), new Holding(h.id(), h.kind(), h.parent(), 1, h.values()));
    }

    private static void update(Map<UUID, Holding> then, Change.Update u) throws IOException {
        Holding old = then.get(u.id());
        if (old.version() != u.expectedVersion())
            throw new IOException("someone was faster");
        Map<String, Object> values = new HashMap<>(old.values());
        values.putAll(u.values());
        values.values().removeIf(v -> v == Change.CLEAR);
        then.put(u.id(), new Holding(u.id(), old.kind(), old.parent(), old.version() + 1, values));
    }
}
