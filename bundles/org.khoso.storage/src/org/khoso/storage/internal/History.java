package org.khoso.storage.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.ConflictException;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.api.store.HoldingsStore.FieldChange;
import org.khoso.storage.sql.internal.Sql;

/** Reads change sets and the history of fields. */
final class History {
    private static final int MOST_NAMED = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final String ITEMS = "SELECT i.*, s.moment, s.actor, s.actor_name FROM k_change_item i"
            + " JOIN k_change_set s ON s.id=i.change_set WHERE i.record=? AND s.position<=? ORDER BY s.position DESC, i.ord DESC";

    private History() {
    }

    /** An item with who and when. */
    private record Past(UUID changeSet, Instant when, Actor who, Item item) {
    }

    /** @param until position up to which it is told */
    static List<FieldChange> fields(Connection c, UUID id, long until) throws SQLException {
        List<FieldChange> all = new ArrayList<>();
        for (Past p : past(c, id, until, Integer.MAX_VALUE))
            p.item.delta().forEach((concept, d) -> all
                    .add(new FieldChange(p.changeSet, p.when, p.who, concept, d.before(), d.after())));
        return all;
    }

    private static List<Past> past(Connection c, UUID id, long until, int limit) throws SQLException {
        return Sql.list(c, limit == Integer.MAX_VALUE ? ITEMS : ITEMS + " LIMIT " + limit, List.of(id, until),
                r -> new Past(Sql.uuid(r, "change_set"), Sql.instant(r, "moment"), actor(r), item(r)));
    }

    private static Actor actor(ResultSet r) throws SQLException {
        return new Actor(Sql.uuid(r, "actor"), r.getString("actor_name"));
    }

    static Item item(ResultSet r) throws SQLException {
        return new Item(Item.Op.valueOf(r.getString("op")), Sql.uuid(r, "record"), Kind.valueOf(r.getString("kind")),
                Sql.uuid(r, "parent"), Sql.uuid(r, "fonds"), r.getLong("version"), Item.deltas(Json.read(r.getString("delta"))),
                null);
    }

    /** @return items of a change set, last first */
    static List<Item> reversed(Connection c, UUID changeSet) throws SQLException {
        return Sql.list(c, "SELECT * FROM k_change_item WHERE change_set=? ORDER BY ord DESC", List.of(changeSet), History::item);
    }

    static Committed find(Connection c, UUID changeSet) throws SQLException {
        return Sql.one(c, "SELECT * FROM k_change_set WHERE id=?", List.of(changeSet), r -> committed(r, List.of()));
    }

    /** @param until position up to which they are told */
    static List<Committed> recent(Connection c, int limit, long until) throws SQLException {
        List<Committed> all = new ArrayList<>();
        String newest = "SELECT * FROM k_change_set WHERE position<=? ORDER BY position DESC LIMIT " + Math.max(0, limit);
        for (Committed s : Sql.list(c, newest, List.of(until), r -> committed(r, List.of()))) {
            List<UUID> ids = Sql.list(c, "SELECT record FROM k_change_item WHERE change_set=? ORDER BY ord LIMIT " + MOST_NAMED,
                    List.of(s.changeSet()), r -> Sql.uuid(r, "record"));
            all.add(new Committed(s.changeSet(), s.position(), s.when(), s.who(), s.label(), s.undoes(), s.undone(),
                    ids.stream().distinct().toList()));
        }
        return all;
    }

    private static Committed committed(ResultSet r, List<UUID> ids) throws SQLException {
        return new Committed(Sql.uuid(r, "id"), r.getLong("position"), Sql.instant(r, "moment"), actor(r),
                Json.message(Json.read(r.getString("label"))), Sql.uuid(r, "undoes"), r.getBoolean("undone"), ids);
    }

    /** @return what {@code commit} tells of a change set just written */
    static Committed committed(Writer.Written<ChangeOperation> w, Actor who) {
        ChangeOperation op = w.operation();
        List<UUID> ids = op.items().stream().map(Item::id).distinct().limit(MOST_NAMED).toList();
        return new Committed(op.id(), w.position(), w.when(), who, op.label(), op.undoes(), false, ids);
    }

    /**
     * @param concept concept whose last change counts, or null for any change
     * @param called  what a person calls the object
     * @return the conflict, naming who was faster and when
     */
    static ConflictException conflict(Connection c, UUID id, String called, String concept) throws SQLException {
        for (Past p : past(c, id, Long.MAX_VALUE, concept == null ? 1 : Integer.MAX_VALUE))
            if (concept == null || p.item.delta().containsKey(concept)) {
                Object[] args = {called, p.who.name(), TIME.format(p.when.atZone(ZoneId.systemDefault()))};
                String key = p.item.op() == Item.Op.D ? "storage.conflict-deleted" : "storage.conflict";
                return new ConflictException(id, Message.of(key, args), Message.of(key + ".remedy", args));
            }
        return new ConflictException(id, Message.of("storage.gone", called), Message.of("storage.gone.remedy", called));
    }

    /** @return the refusal of an undo of something unknown or done already */
    static KhosoException notUndoable(boolean known, UUID changeSet) throws IOException {
        return Problems.of(known ? "undone-already" : "unknown-change-set", changeSet.toString());
    }
}
