package org.khoso.storage.internal;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.RunLedger;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Sql;

/** Runs and their items in the database and the journal. */
final class SqlRuns implements RunLedger {
    private static final String RESUMABLE = "state IN ('OPEN','CANCELLED')";
    private static final String ITEMS = "SELECT * FROM k_run_item WHERE run=?";
    private final Database database;
    private final Writer writer;

    SqlRuns(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public Run begin(Actor actor, String kind, String input, String settings) throws IOException {
        String k = Json.clean(kind);
        String i = Json.clean(input);
        boolean[] resumed = new boolean[1];
        var written = writer.write(actor, c -> {
            UUID open = Sql.one(c,
                    "SELECT id FROM k_run WHERE kind=? AND input=? AND " + RESUMABLE + " ORDER BY started DESC, id DESC",
                    List.of(k, i), r -> Sql.uuid(r, "id"));
            resumed[0] = open != null;
            return new RunOperation.Begin(open == null ? Ids.next() : open, k, i, Json.clean(settings));
        }, Operation::apply);
        return new OpenRun(actor, written.operation().id(), resumed[0]);
    }

    @Override
    public List<RunInfo> list(int limit) throws IOException {
        return database.read(c -> Sql.list(c, "SELECT * FROM k_run ORDER BY started DESC, id DESC LIMIT " + Math.max(0, limit),
                List.of(),
                SqlRuns::info));
    }

    @Override
    public List<RunInfo> unfinished(String kind) throws IOException {
        return database.read(c -> Sql.list(c, "SELECT * FROM k_run WHERE kind=? AND " + RESUMABLE + " ORDER BY started DESC, id DESC",
                List.of(Json.clean(kind)), SqlRuns::info));
    }

    @Override
    public void forget(Actor actor, UUID run) throws IOException {
        Optional<RunInfo> known = find(run);
        if (known.isPresent() && known.get().state().resumable())
            writer.write(actor, new RunOperation.Finish(run, State.FORGOTTEN, known.get().summary()));
    }

    @Override
    public Optional<RunInfo> find(UUID run) throws IOException {
        return database.read(c -> Optional.ofNullable(Sql.one(c, "SELECT * FROM k_run WHERE id=?", List.of(run), SqlRuns::info)));
    }

    private static RunInfo info(ResultSet r) throws SQLException {
        return new RunInfo(Sql.uuid(r, "id"), r.getString("kind"), r.getString("input"), r.getString("settings"),
                State.valueOf(r.getString("state")), Sql.instant(r, "started"), Sql.instant(r, "ended"),
                new Actor(Sql.uuid(r, "actor"), r.getString("actor_name")), r.getString("summary"));
    }

    @Override
    public List<ChangeSet.RunItem> items(UUID run) throws IOException {
        return database.read(c -> Sql.list(c, ITEMS + " ORDER BY ord", List.of(run), SqlRuns::item));
    }

    private static ChangeSet.RunItem item(ResultSet r) throws SQLException {
        return new ChangeSet.RunItem(Sql.uuid(r, "run"), r.getString("item"), ChangeSet.ItemState.valueOf(r.getString("state")),
                r.getString("detail"));
    }

    private final class OpenRun implements Run {
        private final Actor actor;
        private final UUID id;
        private final boolean resumed;

        OpenRun(Actor actor, UUID id, boolean resumed) {
            this.actor = actor;
            this.id = id;
            this.resumed = resumed;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public boolean resumed() {
            return resumed;
        }

        @Override
        public Optional<ChangeSet.ItemState> state(String item) throws IOException {
            return database.read(c -> Optional.ofNullable(Sql.one(c, ITEMS + " AND item_hash=?",
                    List.of(id, RunOperation.hash(Json.clean(item))), SqlRuns::item)).map(ChangeSet.RunItem::state));
        }

        @Override
        public void markAll(List<ChangeSet.RunItem> items) throws IOException {
            if (items.isEmpty())
                return;
            List<RunOperation.Mark> marks = items.stream()
                    .map(i -> new RunOperation.Mark(new ChangeSet.RunItem(id, i.item(), i.state(), i.detail()))).toList();
            writer.writeAll(actor, c -> marks, (ops, to) -> {
                List<RunOperation.Marked> all = new ArrayList<>();
                for (int i = 0; i < ops.size(); i++)
                    all.add(new RunOperation.Marked(ops.get(i).item(), to.get(i).position()));
                RunOperation.mark(to.getFirst().connection(), all);
            });
        }

        @Override
        public void finish(State state, String summary) throws IOException {
            writer.write(actor, new RunOperation.Finish(id, state, Json.clean(summary)));
        }
    }
}
