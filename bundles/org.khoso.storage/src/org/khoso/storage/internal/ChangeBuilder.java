package org.khoso.storage.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;
import org.khoso.storage.sql.internal.Concept;
import org.khoso.storage.sql.internal.Row;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.Schema;

/** Resolves a change set against what is stored: checks versions, parents, children, types; finds the values before. */
final class ChangeBuilder {
    private final Connection c;
    private final RowReader reader;
    private final Schema schema;
    private final WorkSet work;
    private final List<Item> items = new ArrayList<>();
    private final Children children;

    ChangeBuilder(Connection c, RowReader reader, Schema schema) {
        this(c, reader, schema, new WorkSet(), new Children(c, schema));
    }

    private ChangeBuilder(Connection c, RowReader reader, Schema schema, WorkSet work, Children children) {
        this.c = c;
        this.reader = reader;
        this.schema = schema;
        this.work = work;
        this.children = children;
    }

    WorkSet work() {
        return work;
    }

    /** Resolves change sets that follow one another: each sees what those before it do. */
    List<ChangeOperation> resolve(List<ChangeSet> sets) throws SQLException, IOException {
        load(sets.stream().flatMap(s -> s.changes().stream()).toList());
        List<ChangeOperation> all = new ArrayList<>();
        for (ChangeSet set : sets)
            all.add(new ChangeBuilder(c, reader, schema, work, children).resolved(set));
        return all;
    }

    private ChangeOperation resolved(ChangeSet set) throws SQLException, IOException {
        for (Change change : set.changes())
            switch (change) {
            case Change.Create x -> create(x.holding());
            case Change.Update x -> update(x);
            case Change.Delete x -> delete(x.id(), x.expectedVersion());
            }
        return new ChangeOperation(set.id(), set.label(), null, set.runItem(), items);
    }

    private void load(List<Change> changes) throws SQLException {
        Map<Kind, Set<UUID>> created = new EnumMap<>(Kind.class);
        Set<UUID> others = new LinkedHashSet<>();
        Set<UUID> deleted = new LinkedHashSet<>();
        Set<UUID> made = new LinkedHashSet<>();
        for (Change change : changes)
            switch (change) {
            case Change.Create x -> {
                made.add(x.id());
                created.computeIfAbsent(x.holding().kind(), k -> new LinkedHashSet<>()).add(x.id());
                if (x.holding().parent() != null)
                    others.add(x.holding().parent());
            }
            case Change.Update x -> others.add(x.id());
            case Change.Delete x -> {
                others.add(x.id());
                deleted.add(x.id());
            }
            }
        others.removeAll(made);
        for (var e : created.entrySet())
            work.load(c, reader, e.getKey(), e.getValue());
        work.load(c, reader, others);
        children.load(deleted);
    }

    private void create(Holding h) throws IOException, SQLException {
        if (work.row(h.id()) != null)
            throw Problems.of("exists-already", called(h));
        Row parent = work.row(h.parent());
        if (h.parent() != null && parent == null)
            throw Problems.of("parent-missing", called(h), h.parent().toString());
        UUID fonds = h.kind() == Kind.FONDS ? h.id() : parent == null ? null : parent.fonds();
        Map<String, Item.Delta> delta = new TreeMap<>();
        for (var e : Concept.normal(schema, h.kind(), h.values()).entrySet())
            delta.put(e.getKey(), new Item.Delta(null, e.getValue()));
        add(Item.Op.C, h.id(), h.kind(), h.parent(), fonds, 1, delta);
    }

    private void update(Change.Update u) throws IOException, SQLException {
        Row row = expected(u.id(), u.expectedVersion());
        Holding h = row.holding();
        Map<String, Object> news = new HashMap<>(u.values());
        Set<String> cleared = new LinkedHashSet<>();
        news.entrySet().removeIf(e -> (e.getValue() == Change.CLEAR || e.getValue() == null) && cleared.add(e.getKey()));
        Map<String, Item.Delta> delta = new TreeMap<>();
        for (var e : Concept.normal(schema, h.kind(), news).entrySet())
            if (!e.getValue().equals(h.value(e.getKey())))
            delta.put(e.getKey(), new Item.Delta(h.value(e.getKey()), e.getValue()));
        for (String concept : cleared)
            if (h.value(concept) != null)
            delta.put(concept, new Item.Delta(h.value(concept), null));
        add(Item.Op.U, h.id(), h.kind(), h.parent(), row.fonds(), h.version() + 1, delta);
    }

    private void delete(UUID id, long version) throws IOException, SQLException {
        Row row = expected(id, version);
        refuseWithChildren(row.holding());
        remove(row);
    }

    private void refuseWithChildren(Holding h) throws IOException, SQLException {
        if (work.hasChildHere(h.id()) || children.anyLeft(h.id(), id -> work.knows(id) && work.row(id) == null))
            throw Problems.of("has-children", called(h));
    }

    private void remove(Row row) {
        Holding h = row.holding();
        Map<String, Item.Delta> delta = new TreeMap<>();
        h.values().forEach((concept, value) -> delta.put(concept, new Item.Delta(value, null)));
        add(Item.Op.D, h.id(), h.kind(), h.parent(), row.fonds(), h.version() + 1, delta);
    }

    private Row expected(UUID id, long version) throws IOException, SQLException {
        Row row = work.row(id);
        if (row == null || row.holding().version() != version)
            throw History.conflict(c, id, row == null ? id.toString() : called(row.holding()), null);
        return row;
    }

    private void add(Item.Op op, UUID id, Kind kind, UUID parent, UUID fonds, long version, Map<String, Item.Delta> delta) {
        Row row = work.apply(new Item(op, id, kind, parent, fonds, version, delta, null));
        items.add(new Item(op, id, kind, parent, fonds, version, delta, row == null ? null : row.hash()));
    }

    static String called(Holding h) {
        for (String concept : List.of(Concepts.REFERENCE_CODE, Concepts.NAME, Concepts.TITLE))
            if (!h.text(concept).isBlank())
            return h.text(concept);
        return h.id().toString();
    }

    /** @return the inverse of a change set; only the values concerned must be as it left them */
    ChangeOperation inverse(UUID id, UUID changeSet, org.khoso.api.Message label) throws SQLException, IOException {
        List<Item> past = History.reversed(c, changeSet);
        Set<UUID> ids = new LinkedHashSet<>();
        Set<UUID> made = new LinkedHashSet<>();
        for (Item i : past) {
            ids.add(i.id());
            if (i.parent() != null)
                ids.add(i.parent());
            if (i.op() == Item.Op.C)
                made.add(i.id());
        }
        work.load(c, reader, ids);
        children.load(made);
        for (Item i : past)
            switch (i.op()) {
            case C -> uncreate(i);
            case U -> unchange(i);
            case D -> revive(i);
            }
        return new ChangeOperation(id, label, changeSet, null, items);
    }

    private void uncreate(Item i) throws SQLException, IOException {
        Row row = work.row(i.id());
        if (row == null)
            throw History.conflict(c, i.id(), i.id().toString(), null);
        Set<String> concepts = new LinkedHashSet<>(row.holding().values().keySet());
        concepts.addAll(i.delta().keySet());
        for (String concept : concepts)
            asLeft(row.holding(), concept, i.delta().containsKey(concept) ? i.delta().get(concept).after() : null);
        refuseWithChildren(row.holding());
        remove(row);
    }

    private void unchange(Item i) throws SQLException, IOException {
        Row row = work.row(i.id());
        if (row == null)
            throw History.conflict(c, i.id(), i.id().toString(), null);
        Map<String, Item.Delta> delta = new TreeMap<>();
        for (var e : i.delta().entrySet()) {
            asLeft(row.holding(), e.getKey(), e.getValue().after());
            delta.put(e.getKey(), new Item.Delta(e.getValue().after(), e.getValue().before()));
        }
        Holding h = row.holding();
        add(Item.Op.U, h.id(), h.kind(), h.parent(), row.fonds(), h.version() + 1, delta);
    }

    private void asLeft(Holding h, String concept, Object left) throws SQLException, IOException {
        if (!java.util.Objects.equals(h.value(concept), left))
            throw History.conflict(c, h.id(), called(h), concept);
    }

    private void revive(Item i) throws SQLException, IOException {
        if (work.row(i.id()) != null)
            throw Problems.of("exists-already", called(work.row(i.id()).holding()));
        if (i.parent() != null && work.row(i.parent()) == null)
            throw Problems.of("parent-missing", i.id().toString(), i.parent().toString());
        Map<String, Item.Delta> delta = new TreeMap<>();
        i.delta().forEach((concept, d) -> delta.put(concept, new Item.Delta(null, d.before())));
        add(Item.Op.C, i.id(), i.kind(), i.parent(), i.fonds(), i.version() + 1, delta);
    }
}
