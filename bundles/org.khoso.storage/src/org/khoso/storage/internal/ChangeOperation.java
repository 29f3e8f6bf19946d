package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.ChangeSet;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.Sql;

/**
 * A change set, resolved: every item knows the values before and after.
 *
 * @param id      change set
 * @param label   label
 * @param undoes  change set whose inverse it is, or null
 * @param runItem item of a run done with it, or null
 * @param items   items in order
 */
record ChangeOperation(UUID id, Message label, UUID undoes, ChangeSet.RunItem runItem, List<Item> items) implements Operation {
    static final String KIND = "change";
    private static final int BATCH = 500;
    private static final int DEEPEST = 10_000;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode json() {
        ArrayNode all = Json.array();
        items.forEach(i -> all.add(i.json()));
        ObjectNode n = Json.object().put("id", id.toString()).put("undoes", undoes == null ? null : undoes.toString());
        n.set("label", Json.message(label));
        n.set("run", Json.runItem(runItem));
        n.set("items", all);
        return n;
    }

    static ChangeOperation of(JsonNode n) {
        List<Item> items = new ArrayList<>();
        n.get("items").forEach(i -> items.add(Item.of(i)));
        return new ChangeOperation(Json.uuid(n, "id"), Json.message(n.get("label")), Json.uuid(n, "undoes"),
                Json.runItem(n.get("run")), items);
    }

    @Override
    public void apply(Applying to) throws SQLException, IOException {
        WorkSet work = load(to.connection(), to.reader());
        items.forEach(work::apply);
        apply(to, work);
    }

    private WorkSet load(Connection c, RowReader reader) throws SQLException {
        Map<Kind, Set<UUID>> ids = new EnumMap<>(Kind.class);
        for (Item i : items)
            ids.computeIfAbsent(i.kind(), k -> new java.util.LinkedHashSet<>()).add(i.id());
        WorkSet work = new WorkSet();
        for (var e : ids.entrySet())
            work.load(c, reader, e.getKey(), e.getValue());
        return work;
    }

    /** @return whether the objects are as they were when this was written */
    boolean fits(Connection c, RowReader reader) throws SQLException {
        WorkSet work = load(c, reader);
        Set<UUID> seen = new HashSet<>();
        for (Item i : items)
            if (seen.add(i.id())) {
                var row = work.row(i.id());
                if (i.op() == Item.Op.C ? row != null : row == null || row.holding().version() != i.version() - 1)
                    return false;
            }
        return true;
    }

    /** Applies with rows that are already computed. */
    void apply(Applying to, WorkSet work) throws SQLException {
        to.rows().write(to.connection(), work.effects());
        Connection c = to.connection();
        Sql.update(c, "INSERT INTO k_change_set(id,writer,position,moment,actor,actor_name,label,undoes,undone) VALUES ("
                + Sql.marks(6)
                + ",?," + (undoes == null ? "NULL" : "'" + undoes + "'") + ",FALSE)", id, to.writer(), to.position(), to.when(),
                to.actor().id(), to.actor().name(), Json.message(label).toString());
        history(c);
        mark(c);
        if (runItem != null)
            RunOperation.mark(c, runItem, to.position());
    }

    private void history(Connection c) throws SQLException {
        try (PreparedStatement ps = c.prepareStatement("INSERT INTO k_change_item"
                + "(change_set,ord,record,op,kind,parent,fonds,version,"
                + "delta) VALUES (" + Sql.marks(9) + ")")) {
            for (int ord = 0; ord < items.size(); ord++) {
                bind(ps, ord, items.get(ord));
                ps.addBatch();
                if (ord % BATCH == BATCH - 1 || ord == items.size() - 1)
                    ps.executeBatch();
            }
        }
    }

    private void bind(PreparedStatement ps, int ord, Item i) throws SQLException {
        ps.setObject(1, id);
        ps.setInt(2, ord);
        ps.setObject(3, i.id());
        ps.setString(4, i.op().name());
        ps.setString(5, i.kind().name());
        ps.setObject(6, i.parent(), Types.OTHER);
        ps.setObject(7, i.fonds(), Types.OTHER);
        ps.setLong(8, i.version());
        ps.setString(9, i.deltaJson());
    }

    /** Undoing an undo takes the mark from the first again, and so on down. */
    private void mark(Connection c) throws SQLException {
        UUID at = undoes;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            Sql.update(c, "UPDATE k_change_set SET undone=? WHERE id=?", depth % 2 == 0, at);
            UUID of = at;
            at = Sql.one(c, "SELECT undoes FROM k_change_set WHERE id=?", List.of(of), r -> Sql.uuid(r, "undoes"));
        }
    }
}
