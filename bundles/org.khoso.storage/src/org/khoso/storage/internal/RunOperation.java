package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.RunLedger;
import org.khoso.storage.journal.internal.Entry;
import org.khoso.storage.sql.internal.Sql;

/** What happens to a run: it begins or is resumed, an item is marked, it ends. */
sealed interface RunOperation extends Operation {
    /** Word in the chain. */
    String KIND = "run";

    @Override
    default String kind() {
        return KIND;
    }

    /** Begins, or resumes with perhaps other settings. */
    record Begin(UUID id, String kindOfRun, String input, String settings) implements RunOperation {
        @Override
        public JsonNode json() {
            return Json.object().put("do", "begin").put("id", id.toString()).put("kind", kindOfRun).put("input", input)
                    .put("settings", settings);
        }

        @Override
        public void apply(Applying to) throws SQLException {
            Connection c = to.connection();
            if (Sql.update(c, "UPDATE k_run SET state='OPEN', ended=NULL, summary=NULL, settings=? WHERE id=?", settings,
                    id) == 0)
                Sql.update(c, "INSERT INTO k_run(id,kind,input,settings,state,started,actor,actor_name)"
                        + " VALUES (?,?,?,?,'OPEN',?,?,?)", id,
                        kindOfRun, input, settings, to.when(), to.actor().id(), to.actor().name());
        }
    }

    /** Marks an item. */
    record Mark(ChangeSet.RunItem item) implements RunOperation {
        @Override
        public JsonNode json() {
            return Json.object().put("do", "mark").set("item", Json.runItem(item));
        }

        @Override
        public void apply(Applying to) throws SQLException {
            RunOperation.mark(to.connection(), List.of(new Marked(item, to.position())));
        }
    }

    /** Ends. */
    record Finish(UUID id, RunLedger.State state, String summary) implements RunOperation {
        @Override
        public JsonNode json() {
            ObjectNode n = Json.object().put("do", "finish").put("id", id.toString()).put("state", state.name());
            return n.put("summary", summary);
        }

        @Override
        public void apply(Applying to) throws SQLException {
            Sql.update(to.connection(), "UPDATE k_run SET state=?, ended=?, summary=? WHERE id=?", state.name(), to.when(),
                    summary, id);
        }
    }

    /** @return operation of a payload */
    static RunOperation of(JsonNode n) {
        return switch (Json.text(n, "do")) {
            case "begin" -> new Begin(Json.uuid(n, "id"), Json.text(n, "kind"), Json.text(n, "input"), Json.text(n, "settings"));
            case "mark" -> new Mark(Json.runItem(n.get("item")));
            default -> new Finish(Json.uuid(n, "id"), RunLedger.State.valueOf(Json.text(n, "state")), Json.text(n, "summary"));
        };
    }

    /** @return short name of an item of any length */
    static String hash(String item) {
        return Entry.sha256(item.getBytes(StandardCharsets.UTF_8));
    }

    /** An item and the place of its marking in the journal. */
    record Marked(ChangeSet.RunItem item, long position) {
    }

    /** Writes states of items; the order of marking is the journal's. */
    static void mark(Connection c, List<Marked> items) throws SQLException {
        if (items.isEmpty())
            return;
        List<Marked> fresh = new ArrayList<>();
        try (PreparedStatement ps = c.prepareStatement("UPDATE k_run_item SET state=?, detail=?, ord=? WHERE run=? AND item_hash=?")) {
            for (Marked m : items) {
                ps.setString(1, m.item.state().name());
                ps.setString(2, Json.clean(m.item.detail()));
                ps.setLong(3, m.position);
                ps.setObject(4, m.item.run());
                ps.setString(5, hash(Json.clean(m.item.item())));
                ps.addBatch();
            }
            int[] counts = ps.executeBatch();
            for (int i = 0; i < counts.length; i++)
                if (counts[i] == 0)
                fresh.add(items.get(i));
        }
        insert(c, fresh);
    }

    private static void insert(Connection c, List<Marked> fresh) throws SQLException {
        Map<String, Marked> last = new LinkedHashMap<>(); // one that is marked twice has the state it was given last
        fresh.forEach(m -> last.put(m.item.run() + hash(Json.clean(m.item.item())), m));
        if (last.isEmpty())
            return;
        try (PreparedStatement ps = c
                .prepareStatement("INSERT INTO k_run_item(run,item_hash,item,state,detail,ord) VALUES (?,?,?,?,?,?)")) {
            for (Marked m : last.values()) {
                String item = Json.clean(m.item.item());
                ps.setObject(1, m.item.run());
                ps.setString(2, hash(item));
                ps.setString(3, item);
                ps.setString(4, m.item.state().name());
                ps.setString(5, Json.clean(m.item.detail()));
                ps.setLong(6, m.position);
                ps.addBatch();
            }
            ps.executeBatch();
        }
    }
}
