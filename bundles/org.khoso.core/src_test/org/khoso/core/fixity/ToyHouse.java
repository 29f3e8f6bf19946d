package org.khoso.core.fixity;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.ObjectVault;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** An archive in memory with one dossier, a vault and a copy. */
final class ToyHouse {
    final ToyVault vault = new ToyVault();
    final Map<Path, ToyVault> copies = new HashMap<>();
    final ToyRuns runs = new ToyRuns();
    final Map<String, String> settings = new HashMap<>();
    final Map<UUID, Holding> holdings = new LinkedHashMap<>();
    final UUID dossier = Ids.next();
    final UUID record = Ids.next();
    final Path folder;
    /** Ends the next commit as a kill before it would. */
    boolean killed;

    ToyHouse(Path folder) {
        this.folder = folder;
        keep(new Holding(dossier, Kind.DOSSIER, null, 1, Map.of(Concepts.REFERENCE_CODE, "H1")));
        keep(new Holding(record, Kind.RECORD, dossier, 1, Map.of(Concepts.REFERENCE_CODE, "H1.1")));
    }

    private void keep(Holding h) {
        holdings.put(h.id(), h);
    }

    /** Takes a file in. @return its address */
    String file(String name, String text) throws IOException {
        String id = vault.add(text);
        keep(new Holding(Ids.next(), Kind.FILE, record, 1, Map.of(Concepts.NAME, name, Concepts.OBJECT, id)));
        return id;
    }

    List<Holding> events() {
        return holdings.values().stream().filter(h -> h.kind() == Kind.EVENT).toList();
    }

    private static <T> T fake(Class<T> type, InvocationHandler h) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, h));
    }

    Session session() {
        HoldingsStore store = fake(HoldingsStore.class, (p, m, a) -> switch (m.getName()) {
            case "find" -> Optional.ofNullable(holdings.get(a[0]));
            case "stream" -> stream((HoldingQuery) a[0]);
            case "scan" -> scan((HoldingQuery) a[0], (HoldingsStore.Sink) a[2], (List<?>) a[1]);
            case "commit" -> commit((ChangeSet) a[1]);
            default -> throw new UnsupportedOperationException(m.getName());
        });
        Archive archive = fake(Archive.class, (p, m, a) -> switch (m.getName()) {
            case "holdings" -> store;
            case "vault" -> vault;
            case "runs" -> runs;
            case "settings" -> settings;
            case "directory" -> folder;
            case "setting" -> a[2] == null ? settings.remove(a[1]) : settings.put((String) a[1], (String) a[2]);
            case "copy" -> copy((Path) a[0]);
            default -> throw new UnsupportedOperationException(m.getName());
        });
        return new Session(archive, null, null, new Actor(new UUID(0, 1), "Nguyễn Văn A"));
    }

    private ObjectVault copy(Path at) {
        return copies.computeIfAbsent(at, k -> new ToyVault());
    }

    private Stream<Holding> stream(HoldingQuery q) {
        return new ArrayList<>(holdings.values()).stream().filter(h -> h.kind() == q.kind() && q.conditions().stream()
                .allMatch(c -> h.text(c.concept()).equals(c.value())));
    }

    private Object scan(HoldingQuery q, HoldingsStore.Sink sink, List<?> concepts) throws IOException {
        for (Holding h : stream(q).toList())
            sink.take(h.id(), java.util.Arrays.asList(h.value((String) concepts.getFirst())));
        return null;
    }

    private Object commit(ChangeSet set) throws IOException {
        if (killed) {
            killed = false;
            throw new IOException("killed");
        }
        for (Change c : set.changes())
            keep(((Change.Create) c).holding());
        if (set.runItem() != null)
            runs.mark(set.runItem());
        return null;
    }
}
