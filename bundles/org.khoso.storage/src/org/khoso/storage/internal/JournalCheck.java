package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.khoso.api.Actor;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.store.Journal;
import org.khoso.storage.journal.internal.ChainCheck;
import org.khoso.storage.journal.internal.Entry;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Row;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.Sql;

/** Verifies chain, payloads, and the database against them; works on a snapshot, so that writing can go on. */
final class JournalCheck implements Journal {
    private static final int MOST_FINDINGS = 1000;
    private static final int PAGE = 500;
    private static final UUID LOWEST = new UUID(0, 0);
    private final Database database;
    private final Writer writer;
    private final RowReader reader;

    JournalCheck(Database database, Writer writer, RowReader reader) {
        this.database = database;
        this.writer = writer;
        this.reader = reader;
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
                for (String name : Sql.list(snapshot, "SELECT name FROM k_meta WHERE name LIKE 'position:%' ORDER BY name", List.of(),
                        r -> r.getString(1))) {
                    UUID chain = UUID.fromString(name.substring(name.indexOf(':') + 1));
                    if (!chain.equals(writer.id()))
                        others.add(new Head(chain, Long.parseLong(Writer.Meta.get(snapshot, name)),
                                Writer.Meta.get(snapshot, Writer.Meta.head(chain))));
                }
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
            Verification v = new Pass(c, progress).run();
            c.rollback();
            c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return v;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            database.give(c, false); // not pooled again: its isolation is not the usual one after a failure
        }
    }

    /** Reads a payload. */
    private interface Reading {
        void read() throws IOException;
    }

    private final class Pass implements ChainCheck.Report {
        private final Connection c;
        private final Progress progress;
        private final List<Finding> findings = new ArrayList<>();
        private final NewestStates newest = new NewestStates();
        private final Set<Long> erased = new HashSet<>();
        private final Set<Long> voided = new HashSet<>();
        private long until;
        private String head;
        private boolean alone;

        Pass(Connection c, Progress progress) {
            this.c = c;
            this.progress = progress;
        }

        Verification run() throws SQLException, IOException {
            writer.still(snapshot -> {
                String position = Writer.Meta.get(snapshot, Writer.Meta.position(writer.id()));
                until = position == null ? 0 : Long.parseLong(position); // an archive that was only just made
                head = position == null ? Entry.NONE : Writer.Meta.get(snapshot, Writer.Meta.head(writer.id()));
                alone = Sql.one(snapshot, "SELECT COUNT(*) FROM k_meta WHERE name LIKE 'position:%'", List.of(), r -> r.getLong(1)) <= 1;
                return null;
            }, c);
            writer.log().after(0, (e, payload) -> {
                if (e.kind().equals(NoteOperation.KIND) && payload != null)
                    sense(e, () -> note(e, Json.read(payload).get("do")));
            });
            progress.total(until);
            ChainCheck check = new ChainCheck(this, until, this::entry);
            check.run(writer.log().folder(), head);
            if (!progress.cancelled())
                rows();
            return new Verification(check.entries(), check.head(), List.copyOf(findings));
        }

        private void note(Entry e, JsonNode n) {
            NoteOperation note = NoteOperation.of(n);
            if (note.what().equals(NoteOperation.ERASED))
                note.data().get("positions").forEach(p -> erased.add(p.longValue()));
            if (note.what().equals(NoteOperation.VOIDED))
                note.data().get("positions").forEach(p -> voided.add(p.longValue()));
            if (!note.what().equals(NoteOperation.SETTING) && !note.what().equals(NoteOperation.SIGNED))
                add(Level.MAY, new Subject(Kind.ARCHIVE, null, "journal"), "journal-" + note.what(), Long.toString(e.seq()),
                        e.when().toString());
        }

        @Override
        public boolean erased(long position) {
            return erased.contains(position);
        }

        @Override
        public void problem(String key, String segment, long place) {
            add(Level.SHOULD, new Subject(Kind.ARCHIVE, null, "journal/" + segment), key, Long.toString(place), segment, place);
        }

        private void entry(Entry e, byte[] payload) throws IOException {
            progress.worked(1);
            if (payload == null || voided.contains(e.seq()) || !e.kind().equals(ChangeOperation.KIND))
                return;
            sense(e, () -> {
                for (JsonNode item : Json.read(payload).get("do").get("items"))
                    newest.put(Json.uuid(item, "id"), Json.text(item, "h"));
            });
        }

        /** A chain may be whole and yet say nothing that can be understood. */
        private void sense(Entry e, Reading reading) throws IOException {
            try {
                reading.read();
            } catch (com.fasterxml.jackson.core.JsonProcessingException | RuntimeException senseless) {
                add(Level.SHOULD, new Subject(Kind.ARCHIVE, null, "journal"), "journal-senseless", Long.toString(e.seq()),
                        Long.toString(e.seq()), e.kind());
            }
        }

        private void rows() throws SQLException {
            for (Kind kind : Kind.values()) {
                UUID last = LOWEST;
                for (List<Row> page = reader.page(c, kind, last, PAGE); !page.isEmpty(); page = reader.page(c, kind, last,
                        PAGE)) {
                    page.forEach(this::row);
                    last = page.get(page.size() - 1).holding().id();
                }
            }
            if (alone && erased.isEmpty())
                newest.unseen(id -> add(Level.SHOULD, new Subject(Kind.ARCHIVE, null, id.toString()), "row-missing", "",
                        id.toString()));
        }

        /** Objects that other writers of a shared database have touched are judged by their own hash only. */
        private void row(Row row) {
            String hash = Row.hash(row.holding(), row.fonds());
            UUID id = row.holding().id();
            boolean sound = hash.equals(row.hash());
            boolean known = newest.knows(id);
            boolean same = newest.see(id, hash);
            String called = ChangeBuilder.called(row.holding());
            Subject subject = new Subject(row.holding().kind(), id, called);
            if (!sound || alone && known && !same)
                add(Level.SHOULD, subject, "row-changed", "", called, id.toString());
            else if (alone && !known && erased.isEmpty())
                add(Level.SHOULD, subject, "row-foreign", "", called, id.toString());
        }

        private void add(Level level, Subject subject, String key, String place, Object... args) {
            if (findings.size() == MOST_FINDINGS)
                return;
            boolean last = findings.size() == MOST_FINDINGS - 1;
            String rule = last ? "too-many" : key;
            findings.add(new Finding("storage/" + rule, "", Confidence.DESIGN, level, subject, place,
                    new Message("storage." + rule, List.of(args)),
                    level == Level.MAY ? null : new Message("storage." + rule + ".remedy", List.of(args))));
        }
    }
}
