package org.khoso.storage.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.storage.sql.internal.Queries;
import org.khoso.storage.sql.internal.Row;
import org.khoso.storage.sql.internal.Sql;

/**
 * Takes back what was changed after a position. Rows are read first and what was changed is asked afterwards: so a change that
 * another writer commits between the two is taken back, too, and no lock is needed.
 */
final class Rewind {
    private static final String CHANGED = "SELECT DISTINCT i.record FROM k_change_set s JOIN k_change_item i ON i.change_set=s.id"
            + " WHERE s.position>? AND i.kind=? ORDER BY i.record";
    private static final String ITEMS = "SELECT i.* FROM k_change_item i JOIN k_change_set s ON s.id=i.change_set"
            + " WHERE s.position>? AND i.record IN (";
    private final long position;
    private final Map<Kind, Changed> changed = new EnumMap<>(Kind.class);

    /** Objects that were changed after the position. @param until newest change set that is among them @param ids in order */
    private record Changed(long until, List<UUID> ids) {
    }

    Rewind(long position) {
        this.position = position;
    }

    /** @return objects of a kind that were changed since, by all that is committed when this is called; in order */
    synchronized List<UUID> changed(Connection c, Kind kind) throws SQLException {
        long newest = Sql.one(c, "SELECT MAX(position) FROM k_change_set", List.of(), r -> r.getLong(1));
        Changed known = changed.get(kind);
        if (known == null || known.until != newest) { // what comes after this reading of the newest is only more
            known = new Changed(newest, Queries.ids(c, CHANGED, List.of(position, kind.name())));
            changed.put(kind, known);
        }
        return known.ids;
    }

    /**
     * @param ids objects, changed since or not
     * @param now their rows as read before; those that are gone are missing
     * @return their rows as they were; those that were not there are missing
     */
    Map<UUID, Row> rows(Connection c, Collection<UUID> ids, Map<UUID, Row> now) throws SQLException {
        Map<UUID, List<Item>> items = items(c, ids);
        Map<UUID, Row> then = new HashMap<>();
        for (UUID id : ids) {
            Row row = items.containsKey(id) ? back(now.get(id), items.get(id)) : now.get(id);
            if (row != null)
                then.put(id, row);
        }
        return then;
    }

    private Map<UUID, List<Item>> items(Connection c, Collection<UUID> ids) throws SQLException {
        Map<UUID, List<Item>> all = new LinkedHashMap<>();
        for (List<UUID> part : Sql.chunks(ids)) {
            List<UUID> chunk = Sql.padded(part);
            List<Object> args = new ArrayList<>(List.of(position));
            args.addAll(chunk);
            for (Item i : Sql.list(c, ITEMS + Sql.marks(chunk.size()) + ") ORDER BY s.position DESC, i.ord DESC", args, History::item))
                all.computeIfAbsent(i.id(), k -> new ArrayList<>()).add(i);
        }
        return all;
    }

    /** @param items newest first */
    private static Row back(Row now, List<Item> items) {
        Row row = now;
        for (Item i : items)
            row = switch (i.op()) {
                case C -> null;
                case U -> row == null ? null : before(i, row.holding(), row.fonds());
                case D -> before(i, new Holding(i.id(), i.kind(), i.parent(), i.version(), Map.of()), i.fonds());
            };
        return row;
    }

    private static Row before(Item i, Holding after, UUID fonds) {
        Map<String, Object> values = new HashMap<>(after.values());
        i.delta().forEach((concept, d) -> {
            if (d.before() == null)
                values.remove(concept);
            else
                values.put(concept, d.before());
        });
        return new Row(new Holding(after.id(), after.kind(), after.parent(), i.version() - 1, values), fonds, "");
    }
}
