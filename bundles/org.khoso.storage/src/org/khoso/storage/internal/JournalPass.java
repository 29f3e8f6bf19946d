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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.store.Journal.Verification;
import org.khoso.storage.journal.internal.ChainCheck;
import org.khoso.storage.journal.internal.Entry;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Row;
import org.khoso.storage.sql.internal.RowReader;

/** Verifies chain, payloads, and the database against them, once; works on a snapshot, so that writing can go on. */
final class JournalPass implements ChainCheck.Report {
    private static final int MOST_FINDINGS = 1000;
    private static final int PAGE = 500;
    private static final Subject JOURNAL = new Subject(Kind.ARCHIVE, null, "journal");
    private static final UUID LOWEST = new UUID(0, 0);
    private final Database database;
    private final Writer writer;
    private final RowReader reader;
    private final Map<String, String> settings;
    private final Connection c;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private final NewestStates newest = new NewestStates();
    private final Set<Long> erased = new HashSet<>();
    private final Set<Long> voided = new HashSet<>();
    private long until;
    private String head;
    private boolean alone;
    private boolean sound = true;
    private LedgerCheck ledger;
    private final HistoryCheck history;
    private final Map<String, String> set = new HashMap<>();

    JournalPass(Database database, Writer writer, RowReader reader, Map<String, String> settings, Connection c, Progress progress) {
        this.database = database;
        this.writer = writer;
        this.reader = reader;
        this.settings = settings;
        this.c = c;
        this.progress = progress;
        history = new HistoryCheck(c, writer.id(), database.dialect().shared(), new HistoryCheck.Report() {
            @Override
            public void changed(long position) {
                add(Level.SHOULD, JOURNAL, "history-changed", Long.toString(position), Long.toString(position));
            }

            @Override
            public void foreign(long rows) {
                add(Level.SHOULD, JOURNAL, "history-foreign", "", rows);
            }
        });
    }

    Verification run() throws SQLException, IOException {
        begin();
        ChainCheck check = new ChainCheck(this, until, this::entry);
        try (LedgerCheck ledgers = alone && !database.dialect().shared() && erased.isEmpty()
                ? new LedgerCheck(writer.log().folder().resolveSibling("db"), writer.id())
                : null) {
            ledger = ledgers;
            check.run(writer.log().folder(), head);
            if (!progress.cancelled())
                database();
        }
        return new Verification(check.entries(), check.head(), List.copyOf(findings));
    }

    /** What the database holds beside what the journal told. What a damaged journal tells is no measure for what is made up of many entries. */
    private void database() throws SQLException {
        rows();
        history.end(until, sound);
        if (ledger != null && sound)
            ledger.compare(c, (rule, name) -> add(Level.SHOULD, JOURNAL, rule, "", name));
        set.forEach((key, value) -> {
            if (!Objects.equals(value, settings.get(key)))
                add(Level.SHOULD, JOURNAL, "setting-changed", "", key, String.valueOf(settings.get(key)), String.valueOf(value));
        });
    }

    private void begin() throws SQLException, IOException {
        writer.still(snapshot -> {
            String position = Writer.Meta.get(snapshot, Writer.Meta.position(writer.id()));
            until = position == null ? 0 : Long.parseLong(position); // an archive that was only just made
            head = position == null ? Entry.NONE : Writer.Meta.get(snapshot, Writer.Meta.head(writer.id()));
            strangers(Identity.chains(snapshot));
            return null;
        }, c);
        writer.log().after(0, (e, payload) -> {
            if (e.kind().equals(NoteOperation.KIND) && payload != null)
                sense(e, () -> note(e, Json.read(payload).get("do")));
        });
        progress.total(until);
    }

    /** In a shared database others have their chains; in one that is ours alone, a second chain means that the journal was exchanged. */
    private void strangers(List<UUID> chains) {
        alone = !database.dialect().shared() || chains.size() <= 1;
        for (UUID chain : chains)
            if (alone && !chain.equals(writer.id()))
            add(Level.SHOULD, JOURNAL, "journal-exchanged", "", chain.toString(), writer.id().toString());
    }

    private void note(Entry e, JsonNode n) {
        NoteOperation note = NoteOperation.of(n);
        if (note.what().equals(NoteOperation.ERASED))
            note.data().get("positions").forEach(p -> erased.add(p.longValue()));
        if (note.what().equals(NoteOperation.VOIDED))
            note.data().get("positions").forEach(p -> voided.add(p.longValue()));
        if (note.what().equals(NoteOperation.SETTING))
            set.put(Json.text(note.data(), "key"), Json.text(note.data(), "after"));
        if (!note.what().equals(NoteOperation.SETTING) && !note.what().equals(NoteOperation.SIGNED))
            add(Level.MAY, JOURNAL, "journal-" + note.what(), Long.toString(e.seq()),
                    e.when().toString());
    }

    @Override
    public boolean erased(long position) {
        return erased.contains(position);
    }

    @Override
    public void problem(String key, String segment, long place) {
        sound = false;
        add(Level.SHOULD, new Subject(Kind.ARCHIVE, null, "journal/" + segment), key, Long.toString(place), segment, place);
    }

    private void entry(Entry e, byte[] payload) throws IOException {
        progress.worked(1);
        if (voided.contains(e.seq()) || e.kind().equals(NoteOperation.KIND))
            return;
        if (payload != null)
            sense(e, () -> told(e, Replayed.of(e, payload)));
        else if (e.kind().equals(ChangeOperation.KIND))
            history.untold();
    }

    private void told(Entry e, Replayed was) throws IOException {
        try {
            if (was.operation() instanceof ChangeOperation change) {
                change.items().forEach(item -> newest.put(item.id(), item.hash()));
                history.entry(e, was, change);
            }
            if (ledger != null)
                ledger.entry(e, was);
        } catch (SQLException x) {
            throw Problems.database(x);
        }
    }

    /** A chain may be whole and yet say nothing that can be understood. */
    private void sense(Entry e, Reading reading) throws IOException {
        try {
            reading.read();
        } catch (com.fasterxml.jackson.core.JsonProcessingException | RuntimeException senseless) {
            sound = false;
            add(Level.SHOULD, JOURNAL, "journal-senseless", Long.toString(e.seq()),
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

    /** Reads a payload. */
    private interface Reading {
        void read() throws IOException;
    }
}
