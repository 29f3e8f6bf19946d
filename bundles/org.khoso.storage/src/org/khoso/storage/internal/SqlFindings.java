package org.khoso.storage.internal;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.khoso.api.Actor;
import org.khoso.api.Finding;
import org.khoso.api.store.FindingStore;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Sql;

/** Findings and waivers in the database and the journal. A waiver lasts: it counts again when the finding comes back. */
final class SqlFindings implements FindingStore {
    private static final String STATE = "CASE WHEN f.state<>'MENDED' AND w.key_hash IS NOT NULL THEN 'WAIVED' ELSE f.state END";
    private static final String FROM = " FROM k_finding f LEFT JOIN k_waiver w ON w.key_hash=f.key_hash";
    private static final String SELECT = "SELECT f.body, f.run, f.since, w.actor, w.actor_name, w.reason, " + STATE
            + " AS shown" + FROM;
    private static final String ORDER = " ORDER BY f.rule_key, f.subject_key, f.key_hash, f.source";
    private final Database database;
    private final Writer writer;
    private final Actor actor;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param actor in whose name runs report; the run itself names who started it */
    SqlFindings(Database database, Writer writer, Actor actor) {
        this.actor = actor;
        this.database = database;
        this.writer = writer;
    }

    @Override
    public void record(String source, UUID run, Collection<String> subjects, List<Finding> findings) throws IOException {
        if (subjects.isEmpty() && findings.isEmpty())
            return; // says nothing of anything
        writer.write(actor, new FindingOperation.Report(Json.clean(source), run, List.copyOf(subjects), List.copyOf(findings)));
        told();
    }

    @Override
    public List<Entry> list(Collection<State> states, int offset, int limit) throws IOException {
        EnumSet<State> wanted = states.isEmpty() ? EnumSet.allOf(State.class) : EnumSet.copyOf(states);
        List<Object> args = new ArrayList<>(wanted.stream().map(Enum::name).toList());
        String sql = SELECT + " WHERE " + STATE + " IN (" + Sql.marks(args.size()) + ")" + ORDER + " LIMIT ? OFFSET ?";
        args.add(Math.max(0, limit));
        args.add(Math.max(0, offset));
        return database.read(c -> Sql.list(c, sql, args, SqlFindings::entry));
    }

    @Override
    public List<Entry> of(UUID subject) throws IOException {
        return database.read(c -> Sql.list(c, SELECT + " WHERE f.subject_hash=? AND f.subject=?" + ORDER,
                List.of(RunOperation.hash(subject.toString()), subject), SqlFindings::entry));
    }

    private static Entry entry(ResultSet r) throws SQLException {
        Finding f = Json.finding(Json.read(r.getString("body")));
        UUID actor = Sql.uuid(r, "actor");
        return new Entry(f, State.valueOf(r.getString("shown")), Sql.uuid(r, "run"), Sql.instant(r, "since"),
                actor == null ? null : new Actor(actor, r.getString("actor_name")), r.getString("reason"));
    }

    @Override
    public Map<State, Long> counts() throws IOException {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State s : State.values())
            counts.put(s, 0L);
        database.read(c -> Sql.list(c, "SELECT " + STATE + " AS shown, COUNT(*)" + FROM + " GROUP BY " + STATE, List.of(),
                r -> counts.put(State.valueOf(r.getString(1)), r.getLong(2))));
        return counts;
    }

    @Override
    public void waive(Actor actor, String key, String reason) throws IOException {
        if (reason == null || reason.isBlank())
            throw Problems.of("waiver-without-reason");
        writer.write(actor, new FindingOperation.Waive(Json.clean(key), Json.clean(reason)));
        told();
    }

    @Override
    public void unwaive(Actor actor, String key) throws IOException {
        writer.write(actor, new FindingOperation.Waive(Json.clean(key), null));
        told();
    }

    private void told() {
        for (Runnable l : listeners)
            try {
                l.run();
            } catch (RuntimeException e) { // what was written stands whatever a listener does
                System.getLogger("org.khoso.storage").log(System.Logger.Level.WARNING, "listener failed", e);
            }
    }

    @Override
    public AutoCloseable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
