package org.khoso.storage.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.khoso.api.store.ChangeSet;
import org.khoso.storage.sql.internal.Sql;

/** The rows that tell of change sets: the sets, the history of their items, what they undo, what they mark. In batches. */
final class ChangeRows {
    private static final int BATCH = 500;
    private static final int DEEPEST = 10_000;
    private static final String SET = "INSERT INTO k_change_set(id,writer,position,moment,actor,actor_name,label,undoes,undone) VALUES ("
            + Sql.marks(8) + ",FALSE)";
    private static final String ITEM = "INSERT INTO k_change_item(change_set,ord,record,op,kind,parent,fonds,version,delta) VALUES ("
            + Sql.marks(9) + ")";

    private ChangeRows() {
    }

    static void write(List<ChangeOperation> all, List<Applying> targets) throws SQLException {
        Connection c = targets.getFirst().connection();
        sets(c, all, targets);
        items(c, all);
        List<RunOperation.Marked> marks = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            undone(c, all.get(i).undoes());
            ChangeSet.RunItem item = all.get(i).runItem();
            if (item != null)
                marks.add(new RunOperation.Marked(item, targets.get(i).position()));
        }
        RunOperation.mark(c, marks);
    }

    private static void sets(Connection c, List<ChangeOperation> all, List<Applying> targets) throws SQLException {
        try (PreparedStatement ps = c.prepareStatement(SET)) {
            for (int i = 0; i < all.size(); i++) {
                ChangeOperation op = all.get(i);
                Applying to = targets.get(i);
                ps.setObject(1, op.id());
                ps.setObject(2, to.writer(), Types.OTHER);
                ps.setLong(3, to.position());
                ps.setObject(4, to.when().atOffset(ZoneOffset.UTC));
                ps.setObject(5, to.actor().id(), Types.OTHER);
                ps.setString(6, to.actor().name());
                ps.setString(7, Json.message(op.label()).toString());
                ps.setObject(8, op.undoes(), Types.OTHER);
                ps.addBatch();
            }
            ps.executeBatch();
        }
    }

    private static void items(Connection c, List<ChangeOperation> all) throws SQLException {
        try (PreparedStatement ps = c.prepareStatement(ITEM)) {
            int open = 0;
            for (ChangeOperation op : all)
                for (int ord = 0; ord < op.items().size(); ord++) {
                    bind(ps, op.id(), ord, op.items().get(ord));
                    ps.addBatch();
                    if (++open == BATCH) {
                        ps.executeBatch();
                        open = 0;
                    }
                }
            if (open > 0)
                ps.executeBatch();
        }
    }

    private static void bind(PreparedStatement ps, UUID set, int ord, Item i) throws SQLException {
        ps.setObject(1, set);
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
    private static void undone(Connection c, UUID undoes) throws SQLException {
        UUID at = undoes;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            Sql.update(c, "UPDATE k_change_set SET undone=? WHERE id=?", depth % 2 == 0, at);
            UUID of = at;
            at = Sql.one(c, "SELECT undoes FROM k_change_set WHERE id=?", List.of(of), r -> Sql.uuid(r, "undoes"));
        }
    }
}
