package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
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
        applyAll(List.of(this), List.of(to), work);
    }

    /** Applies several that follow one another, with rows that are already computed from all of them. */
    static void applyAll(List<ChangeOperation> all, List<Applying> targets, WorkSet work) throws SQLException {
        Applying first = targets.getFirst();
        first.rows().write(first.connection(), work.effects());
        ChangeRows.write(all, targets);
    }
}
