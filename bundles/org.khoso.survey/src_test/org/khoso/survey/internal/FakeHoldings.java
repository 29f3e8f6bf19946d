package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.model.Concepts;

/** Holdings in memory: what a survey needs of them. */
final class FakeHoldings implements HoldingsStore {
    private final Map<UUID, Holding> all = new TreeMap<>(IdList::compare);
    private final Map<Long, Map<UUID, Holding>> past = new HashMap<>();
    private final Map<UUID, UUID> fonds = new HashMap<>();
    private long position = 1;
    /** Ends a count at its first try. */
    boolean moving;
    private boolean quiet;
    /** How often a stream was asked for. */
    int reads;

    FakeHoldings() {
        past.put(position, Map.of());
    }

    UUID add(Kind kind, UUID parent, Object... values) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < values.length; i += 2)
            map.put((String) values[i], values[i + 1]);
        UUID id = Ids.next();
        all.put(id, new Holding(id, kind, parent, 1, map));
        fonds.put(id, kind == Kind.FONDS ? id : fonds.get(parent));
        position++;
        keep();
        return id;
    }

    void remove(UUID id) {
        all.remove(id);
        position++;
        keep();
    }

    private void keep() {
        if (!quiet)
            past.put(position, new TreeMap<>(all));
    }

    /** Does many changes of which only the last position can be asked later. */
    <T> T quietly(Supplier<T> many) {
        quiet = true;
        try {
            return many.get();
        } finally {
            quiet = false;
            keep();
        }
    }

    @Override
    public HoldingsStore at(long then) {
        FakeHoldings fake = new FakeHoldings();
        fake.all.putAll(past.get(then));
        fake.fonds.putAll(fonds);
        fake.position = then;
        return fake;
    }

    private boolean admits(HoldingQuery q, Holding h) {
        AccessFilter a = q.access();
        return h.kind() == q.kind() && (a.units() == null || a.units().contains(h.text(Concepts.UNIT)))
                && (a.fonds() == null || a.fonds().contains(fonds.get(h.id())))
                && (a.accessModes() == null || a.accessModes().contains(h.text(Concepts.ACCESS_MODE)));
    }

    @Override
    public Stream<Holding> stream(HoldingQuery query) {
        reads++;
        return List.copyOf(all.values()).stream().filter(h -> admits(query, h));
    }

    @Override
    public Optional<Holding> find(UUID id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public long position() {
        return moving ? position++ : position;
    }

    @Override
    public List<Holding> findAll(Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<UUID> ids(HoldingQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(HoldingQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> countBy(HoldingQuery query, String concept) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BigDecimal sum(HoldingQuery query, String concept) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Committed commit(Actor actor, ChangeSet changes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Committed> commitAll(Actor actor, List<ChangeSet> changes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Committed undo(Actor actor, UUID changeSet) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Committed> recent(int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FieldChange> history(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AutoCloseable listen(Consumer<Committed> listener) {
        throw new UnsupportedOperationException();
    }
}
