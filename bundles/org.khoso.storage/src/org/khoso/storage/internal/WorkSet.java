package org.khoso.storage.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.storage.sql.internal.Row;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.RowWriter;

/** The objects that a change set touches, as they were and as they are while its items are applied one after another. */
final class WorkSet {
    private final Map<UUID, Row> before = new HashMap<>();
    private final Map<UUID, Row> now = new LinkedHashMap<>();

    /** Reads objects of any kind. */
    void load(Connection c, RowReader reader, Collection<UUID> ids) throws SQLException {
        keep(reader.load(c, ids));
    }

    /** Reads objects of one kind. */
    void load(Connection c, RowReader reader, Kind kind, Collection<UUID> ids) throws SQLException {
        keep(reader.load(c, kind, ids));
    }

    private void keep(Map<UUID, Row> rows) {
        before.putAll(rows);
        now.putAll(rows);
    }

    Row row(UUID id) {
        return id == null ? null : now.get(id);
    }

    boolean knows(UUID id) {
        return before.containsKey(id);
    }

    /** @return objects made or loaded whose parent is this */
    boolean hasChildHere(UUID parent) {
        return now.values().stream().anyMatch(r -> r != null && parent.equals(r.holding().parent()));
    }

    /** Applies an item. @return its new row, null if deleted */
    Row apply(Item item) {
        Row row = item.op() == Item.Op.D ? null : next(item);
        now.put(item.id(), row);
        return row;
    }

    private Row next(Item item) {
        Row old = now.get(item.id());
        Map<String, Object> values = old == null ? new HashMap<>() : new HashMap<>(old.holding().values());
        item.delta().forEach((concept, d) -> {
            if (d.after() == null)
                values.remove(concept);
            else
                values.put(concept, d.after());
        });
        return Row.of(new Holding(item.id(), item.kind(), item.parent(), item.version(), values), item.fonds());
    }

    /** @return net effects on rows */
    List<RowWriter.Effect> effects() {
        List<RowWriter.Effect> all = new ArrayList<>();
        now.forEach((id, row) -> {
            Row old = before.get(id);
            if (row != old)
                all.add(new RowWriter.Effect(old, row));
        });
        return all;
    }
}
