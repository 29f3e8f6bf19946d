package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Finding;
import org.khoso.api.store.FindingStore.State;
import org.khoso.storage.sql.internal.Dialect;
import org.khoso.storage.sql.internal.Sql;
import org.khoso.text.SortKey;

/** What happens to findings: a run reports, a person sets aside or takes back. */
sealed interface FindingOperation extends Operation {
    /** Word in the chain. */
    String KIND = "finding";
    /** Longest key that is used for order. */
    int LONGEST_KEY = 300;

    @Override
    default String kind() {
        return KIND;
    }

    /** A run reports on subjects. */
    record Report(String source, UUID run, Collection<String> subjects, List<Finding> findings) implements FindingOperation {
        @Override
        public JsonNode json() {
            ArrayNode who = Json.array();
            subjects.forEach(s -> who.add(Json.clean(s)));
            ArrayNode what = Json.array();
            findings.forEach(f -> what.add(Json.finding(f)));
            var n = Json.object().put("do", "report").put("reportedBy", source).put("run", run == null ? null : run.toString());
            n.set("subjects", who);
            n.set("findings", what);
            return n;
        }

        @Override
        public void apply(Applying to) throws SQLException {
            Connection c = to.connection();
            Map<String, Known> known = known(c);
            Map<String, Finding> seen = new LinkedHashMap<>();
            findings.forEach(f -> seen.put(RunOperation.hash(Json.clean(f.key())), f));
            Set<String> gone = new LinkedHashSet<>();
            known.forEach((key, k) -> {
                if (!seen.containsKey(key) && k.state != State.MENDED)
                    gone.add(key);
            });
            each(c, "UPDATE k_finding SET state='MENDED', run=? WHERE source=? AND key_hash=?", gone, run, source);
            each(c, "DELETE FROM k_finding WHERE source=? AND key_hash=?",
                    seen.keySet().stream().filter(known::containsKey).toList(), source);
            insert(to, seen, known);
        }

        private record Known(State state, UUID run, java.time.Instant since) {
        }

        private Map<String, Known> known(Connection c) throws SQLException {
            Map<String, Known> known = new HashMap<>();
            Set<String> hashes = new LinkedHashSet<>();
            subjects.forEach(s -> hashes.add(RunOperation.hash(Json.clean(s))));
            select(c, "subject_hash", hashes, known);
            Set<String> keys = new LinkedHashSet<>();
            // a key names its subject: all keys of those asked for are known by now
            findings.stream().filter(f -> !hashes.contains(subject(f))).forEach(f -> keys.add(RunOperation.hash(Json.clean(f.key()))));
            select(c, "key_hash", keys, known);
            return known;
        }

        /** The embedded database reads all findings of a source to answer IN for a column that is second in an index. */
        private void select(Connection c, String column, Set<String> hashes, Map<String, Known> into) throws SQLException {
            boolean inList = Dialect.of(c) != Dialect.H2;
            String sql = "SELECT key_hash,state,run,since FROM k_finding WHERE source=? AND " + column;
            Sql.Reader<Known> reader = r -> {
                Known k = new Known(State.valueOf(r.getString("state")), Sql.uuid(r, "run"), Sql.instant(r, "since"));
                return into.put(r.getString("key_hash"), k);
            };
            if (!inList)
                Sql.each(c, sql + "=?", hashes.stream().map(h -> List.of(source, h)).toList(), reader);
            for (List<String> chunk : inList ? Sql.chunks(hashes) : List.<List<String>>of()) {
                List<String> args = Sql.padded(chunk);
                Sql.list(c, sql + " IN (" + Sql.marks(args.size()) + ")", with(args, source), reader);
            }
        }

        /** Does the same for each key, in a batch. */
        private static void each(Connection c, String sql, Collection<String> keys, Object... first) throws SQLException {
            if (keys.isEmpty())
                return;
            try (var ps = c.prepareStatement(sql)) {
                for (String key : keys) {
                    for (int i = 0; i < first.length; i++)
                        ps.setObject(i + 1, first[i], first[i] instanceof String ? java.sql.Types.VARCHAR : java.sql.Types.OTHER);
                    ps.setString(first.length + 1, key);
                    ps.addBatch();
                }
                ps.executeBatch();
            }
        }

        private void insert(Applying to, Map<String, Finding> seen, Map<String, Known> known) throws SQLException {
            try (var ps = to.connection().prepareStatement("INSERT INTO k_finding(source,key_hash,subject_hash,subject,rule_key,"
                    + "subject_key,state,run,since,body) VALUES (" + Sql.marks(10) + ")")) {
                for (var e : seen.entrySet()) {
                    Finding f = e.getValue();
                    Known k = known.get(e.getKey());
                    boolean first = k == null || k.state == State.MENDED || k.state == State.NEW
                            && java.util.Objects.equals(k.run, run);
                    ps.setString(1, source);
                    ps.setString(2, e.getKey());
                    ps.setString(3, subject(f));
                    ps.setObject(4, f.subject().id(), java.sql.Types.OTHER);
                    ps.setString(5, shortened(Json.clean(f.rule())));
                    ps.setString(6, shortened(SortKey.of(Json.clean(f.subject().code()))));
                    ps.setString(7, (first ? State.NEW : State.OPEN).name());
                    ps.setObject(8, run, java.sql.Types.OTHER);
                    ps.setObject(9, (k == null || k.state == State.MENDED
                            ? to.when()
                            : k.since).atOffset(java.time.ZoneOffset.UTC));
                    ps.setString(10, Json.finding(f).toString());
                    ps.addBatch();
                }
                if (!seen.isEmpty())
                    ps.executeBatch();
            }
        }

        private static String subject(Finding f) {
            return RunOperation.hash(Json.clean(f.subject().id() == null ? f.subject().code() : f.subject().id().toString()));
        }

        private static String shortened(String s) {
            return s.length() > LONGEST_KEY ? s.substring(0, LONGEST_KEY) : s;
        }

        private static List<Object> with(List<String> chunk, Object... first) {
            List<Object> all = new ArrayList<>(java.util.Arrays.asList(first));
            all.addAll(chunk);
            return all;
        }
    }

    /** A person sets a finding aside, or (without a reason) takes that back. */
    record Waive(String key, String reason) implements FindingOperation {
        @Override
        public JsonNode json() {
            return Json.object().put("do", "waive").put("key", key).put("reason", reason);
        }

        @Override
        public void apply(Applying to) throws SQLException {
            Connection c = to.connection();
            Sql.update(c, "DELETE FROM k_waiver WHERE key_hash=?", RunOperation.hash(key));
            if (reason != null)
                Sql.update(c, "INSERT INTO k_waiver(key_hash,finding_key,actor,actor_name,reason,since) VALUES (?,?,?,?,?,?)",
                        RunOperation.hash(key), key, to.actor().id(), to.actor().name(), reason, to.when());
        }
    }

    /** @return operation of a payload */
    static FindingOperation of(JsonNode n) {
        if (Json.text(n, "do").equals("waive"))
            return new Waive(Json.text(n, "key"), Json.text(n, "reason"));
        List<String> subjects = new ArrayList<>();
        n.get("subjects").forEach(s -> subjects.add(s.textValue()));
        List<Finding> findings = new ArrayList<>();
        n.get("findings").forEach(f -> findings.add(Json.finding(f)));
        return new Report(Json.text(n, "reportedBy"), Json.uuid(n, "run"), subjects, findings);
    }
}
