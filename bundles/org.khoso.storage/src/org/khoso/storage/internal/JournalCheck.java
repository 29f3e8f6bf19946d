package org.khoso.storage.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.khoso.api.Actor;
import org.khoso.api.Progress;
import org.khoso.api.store.Journal;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.RowReader;

/** The journal as others see it: heads, signatures, and whether all is as it says ({@link JournalPass}). */
final class JournalCheck implements Journal {
    private final Database database;
    private final Writer writer;
    private final RowReader reader;
    private final Supplier<Map<String, String>> settings;

    /** @param settings of the archive, as they are now */
    JournalCheck(Database database, Writer writer, RowReader reader, Supplier<Map<String, String>> settings) {
        this.database = database;
        this.writer = writer;
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    public String head() {
        return writer.log().lastHash();
    }

    @Override
    public List<Head> heads() throws IOException {
        List<Head> own = new ArrayList<>();
        List<Head> others = new ArrayList<>();
        database.read(c -> {
            writer.still(snapshot -> { // position and hash of this moment, not of two
                own.add(new Head(writer.id(), writer.log().lastSeq(), writer.log().lastHash()));
                for (UUID chain : Identity.chains(snapshot))
                    if (!chain.equals(writer.id()))
                    others.add(new Head(chain, Long.parseLong(Writer.Meta.get(snapshot, Writer.Meta.position(chain))),
                            Writer.Meta.get(snapshot, Writer.Meta.head(chain))));
                return null;
            }, c);
            return null;
        });
        own.addAll(others);
        return own;
    }

    @Override
    public Map<Long, String> hashes(Set<Long> positions) throws IOException {
        Map<Long, String> found = new HashMap<>();
        writer.log().entries(e -> {
            if (positions.contains(e.seq()))
                found.put(e.seq(), e.hash());
        });
        return found;
    }

    @Override
    public void signed(Actor actor, String sha256) throws IOException {
        writer.write(actor, new NoteOperation(NoteOperation.SIGNED, Json.object().put("sha256", sha256)));
    }

    @Override
    public Set<String> signed() throws IOException {
        Set<String> all = new HashSet<>();
        writer.log().ofKind(NoteOperation.KIND, (e, payload) -> {
            if (payload == null)
                return;
            NoteOperation note = NoteOperation.of(Json.read(payload).get("do"));
            if (note.what().equals(NoteOperation.SIGNED))
                all.add(Json.text(note.data(), "sha256"));
        });
        return all;
    }

    @Override
    public Verification verify(Progress progress) throws IOException {
        Connection c = null;
        try {
            c = database.take();
            c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Verification v = new JournalPass(database, writer, reader, settings.get(), c, progress).run();
            c.rollback();
            c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return v;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            database.give(c, false); // not pooled again: its isolation is not the usual one after a failure
        }
    }
}
