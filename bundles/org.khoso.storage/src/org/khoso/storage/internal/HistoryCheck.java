package org.khoso.storage.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Message;
import org.khoso.storage.journal.internal.Entry;
import org.khoso.storage.sql.internal.Sql;

/** Holds the rows that tell of changes (who, when, what was there before) against the journal, some hundred at a time. */
final class HistoryCheck {
    private static final int BATCH = 256;
    private static final int MOST_ITEMS = 5000;
    private static final int MOST_UNDOS = 100_000;
    private final Connection c;
    private final UUID writer;
    private final boolean shared;
    private final Report report;
    private final List<Told> open = new ArrayList<>();
    private final Map<UUID, UUID> undoes = new HashMap<>();
    private final Set<UUID> undone = new HashSet<>();
    private long items;
    private long sets;

    /** What is found. */
    interface Report {
        /** @param position of the entry whose rows are other than it says, or gone */
        void changed(long position);

        /** @param rows rows that no entry has made */
        void foreign(long rows);
    }

    private record Told(long position, Replayed was, ChangeOperation change) {
    }

    private record SetRow(UUID writer, long position, Instant when, Actor actor, Message label, UUID undoes) {
        static SetRow of(ResultSet r) throws SQLException {
            return new SetRow(Sql.uuid(r, "writer"), r.getLong("position"), Sql.instant(r, "moment"),
                    new Actor(Sql.uuid(r, "actor"), r.getString(
                            "actor_name")),
                    Json.message(Json.read(r.getString("label"))), Sql.uuid(r, "undoes"));
        }
    }

    /** @param c snapshot @param shared whether others write into the same database: places in the journal are then not those of the rows */
    HistoryCheck(Connection c, UUID writer, boolean shared, Report report) {
        this.c = c;
        this.writer = writer;
        this.shared = shared;
        this.report = report;
    }

    /** An entry whose payload was destroyed: its rows stay, and nothing tells what is right. */
    void untold() {
        sets++;
    }

    /** The next entry that changes something. */
    void entry(Entry e, Replayed was, ChangeOperation change) throws SQLException {
        sets++;
        undo(change);
        open.add(new Told(e.seq(), was, change));
        items += change.items().size();
        if (open.size() == BATCH || items > MOST_ITEMS)
            compare();
    }

    /** As applying does it: undoing an undo takes the mark from the first again. */
    private void undo(ChangeOperation change) {
        if (change.undoes() == null || undoes.size() == MOST_UNDOS)
            return;
        undoes.put(change.id(), change.undoes());
        UUID at = change.undoes();
        for (boolean mark = true; at != null; mark = !mark) {
            if (mark)
                undone.add(at);
            else
                undone.remove(at);
            at = undoes.get(at);
        }
    }

    /** After the last entry. @param until position up to which entries were seen @param sound whether the journal itself is */
    void end(long until, boolean sound) throws SQLException {
        compare();
        if (shared || !sound)
            return;
        long rows = Sql.one(c, "SELECT COUNT(*) FROM k_change_set WHERE position<=?", List.of(until), r -> r.getLong(1));
        if (rows > sets)
            report.foreign(rows - sets);
        if (undoes.size() < MOST_UNDOS)
            marks();
    }

    private void marks() throws SQLException {
        Map<UUID, Long> marked = new HashMap<>();
        for (Map.Entry<UUID, Long> e : Sql.list(c, "SELECT id,position FROM k_change_set WHERE undone", List.of(),
                r -> Map.entry(Sql.uuid(r, "id"), r
                        .getLong("position"))))
            marked.put(e.getKey(), e.getValue());
        for (Map.Entry<UUID, Long> e : marked.entrySet())
            if (!undone.contains(e.getKey()))
            report.changed(e.getValue());
        for (UUID id : undone)
            if (!marked.containsKey(id))
            report.changed(position(id));
    }

    private long position(UUID changeSet) throws SQLException {
        Long at = Sql.one(c, "SELECT position FROM k_change_set WHERE id=?", List.of(changeSet), r -> r.getLong(1));
        return at == null ? 0 : at;
    }

    private void compare() throws SQLException {
        if (open.isEmpty())
            return;
        List<UUID> ids = Sql.padded(open.stream().map(t -> t.change.id()).toList());
        String in = " IN (" + Sql.marks(ids.size()) + ")";
        Map<UUID, SetRow> rows = new HashMap<>();
        for (var e : Sql.list(c, "SELECT * FROM k_change_set WHERE id" + in, ids, r -> Map.entry(Sql.uuid(r, "id"), SetRow.of(r))))
            rows.put(e.getKey(), e.getValue());
        Map<UUID, List<Item>> parts = new HashMap<>();
        for (var e : Sql.list(c, "SELECT * FROM k_change_item WHERE change_set" + in + " ORDER BY change_set,ord", ids,
                r -> Map.entry(Sql.uuid(r,
                        "change_set"), History.item(r))))
            parts.computeIfAbsent(e.getKey(), k -> new ArrayList<>()).add(e.getValue());
        for (Told t : open)
            if (!same(t, rows.get(t.change.id())) || !same(t.change.items(), parts.getOrDefault(t.change.id(), List.of())))
            report.changed(t.position);
        open.clear();
        items = 0;
    }

    private boolean same(Told t, SetRow row) {
        return row != null && writer.equals(row.writer) && (shared || row.position == t.position) && t.was.when().equals(row.when)
                && t.was.actor().equals(row.actor) && Objects.equals(t.change.label(), row.label)
                && Objects.equals(t.change.undoes(), row.undoes);
    }

    /** The rows don't have the hash. */
    private static boolean same(List<Item> told, List<Item> rows) {
        if (told.size() != rows.size())
            return false;
        for (int i = 0; i < told.size(); i++) {
            Item t = told.get(i);
            if (!new Item(t.op(), t.id(), t.kind(), t.parent(), t.fonds(), t.version(), t.delta(), null).equals(rows.get(i)))
                return false;
        }
        return true;
    }
}
