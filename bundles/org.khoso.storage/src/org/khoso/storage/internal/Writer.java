package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.khoso.api.Actor;
import org.khoso.storage.journal.internal.ChainLog;
import org.khoso.storage.journal.internal.Entry;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.RowWriter;
import org.khoso.storage.sql.internal.Sql;

/**
 * The one way in which an archive changes: database statements in an open transaction, then the journal (synced), then the
 * database's commit. A crash after the journal's sync loses nothing: the next open applies what the database lacks.
 */
final class Writer {
    private final Database database;
    private final ChainLog log;
    private volatile long replayed;
    private final UUID id;
    private final RowReader reader;
    private final RowWriter rows;
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile boolean broken;

    /** Makes the operation, in the transaction that will write it. */
    interface Prepare<T extends Operation> {
        /** @return operation. @throws IOException to write nothing */
        T with(Connection c) throws SQLException, IOException;
    }

    /** Applies the operation made; lets a caller use what it has computed already. */
    interface Apply<T extends Operation> {
        /** Writes. */
        void to(T operation, Applying target) throws SQLException, IOException;
    }

    /** Makes operations, in the transaction that will write them. */
    interface PrepareAll<T extends Operation> {
        /** @return operations, at least one. @throws IOException to write nothing */
        List<T> with(Connection c) throws SQLException, IOException;
    }

    /** Applies operations that are written together, each to its own place in the journal. */
    interface ApplyAll<T extends Operation> {
        /** Writes. */
        void to(List<T> operations, List<Applying> targets) throws SQLException, IOException;
    }

    /** What was written. */
    record Written<T>(T operation, long position, Instant when) {
    }

    Writer(Database database, ChainLog log, UUID id, RowReader reader, RowWriter rows) {
        this.database = database;
        this.log = log;
        this.id = id;
        this.reader = reader;
        this.rows = rows;
    }

    <T extends Operation> Written<T> write(Actor actor, T operation) throws IOException {
        return write(actor, c -> operation, Operation::apply);
    }

    <T extends Operation> Written<T> write(Actor actor, Prepare<T> prepare, Apply<? super T> apply) throws IOException {
        return writeAll(actor, c -> List.of(prepare.with(c)), (ops, to) -> apply.to(ops.getFirst(), to.getFirst())).getFirst();
    }

    /** Writes operations one after another in one transaction; the journal is synced once for all. */
    <T extends Operation> List<Written<T>> writeAll(Actor actor, PrepareAll<T> prepare, ApplyAll<T> apply) throws IOException {
        lock.lock();
        Connection c = null;
        boolean good = false;
        try {
            if (broken)
                throw Problems.of("reopen");
            c = database.take();
            database.dialect().oneWriter(c);
            List<T> operations = prepare.with(c);
            List<Written<T>> written = write(c, actor, operations, apply);
            good = true;
            return written;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            database.give(c, good);
            lock.unlock();
        }
    }

    private <T extends Operation> List<Written<T>> write(Connection c, Actor actor, List<T> operations, ApplyAll<T> apply)
            throws SQLException, IOException {
        Instant when = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Entry> entries = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        List<Applying> targets = new ArrayList<>();
        List<Written<T>> written = new ArrayList<>();
        long position = -1;
        for (T op : operations) {
            byte[] body = payload(when, actor, op);
            Entry entry = entries.isEmpty()
                    ? log.prepare(when, actor.id(), op.kind(), body)
                    : ChainLog.prepareAfter(entries.getLast(), when, actor.id(), op.kind(), body);
            position = entries.isEmpty() ? position(c, entry) : position + 1;
            entries.add(entry);
            bodies.add(body);
            targets.add(new Applying(c, position, when, Json.actor(Json.actor(actor)), id, reader, rows));
            written.add(new Written<>(op, position, when));
        }
        apply.to(operations, targets);
        remember(c, entries.getLast());
        log.write(entries, bodies);
        try {
            c.commit();
            database.written(c);
        } catch (SQLException e) { // journaled and so done, but this process cannot show it: the next open will apply it
            broken = true;
            throw Problems.caused(e, "reopen");
        }
        return written;
    }

    private static byte[] payload(Instant when, Actor actor, Operation op) throws IOException {
        ObjectNode payload = Json.object().put("when", when.toString());
        payload.set("actor", Json.actor(actor));
        payload.set("do", op.json());
        return Json.bytes(payload);
    }

    /** Position of the journal; in a shared database one after all that others have written, so that it orders all. */
    private long position(Connection c, Entry entry) throws SQLException {
        if (!database.dialect().shared())
            return entry.seq();
        Long last = Sql.one(c, "SELECT MAX(position) FROM k_change_set", List.of(), r -> r.getLong(1));
        return Math.max(entry.seq(), last + 1);
    }

    private void remember(Connection c, Entry entry) throws SQLException {
        Meta.put(c, Meta.position(id), Long.toString(entry.seq()));
        Meta.put(c, Meta.head(id), entry.hash());
    }

    /** @return entries that {@link #replay} has begun; any thread */
    long replayed() {
        return replayed;
    }

    /**
     * Applies what the journal has and the database lacks.
     *
     * @param voided is given the positions of entries that no longer fit: a crash kept them from the shared database, and
     *               another writer has changed the same objects since
     * @return entries applied
     */
    long replay(long from, List<Long> voided) throws IOException {
        long[] count = new long[1];
        log.after(from, (entry, payload) -> {
            replayed = ++count[0];
            Connection c = null;
            boolean good = false;
            try {
                c = database.take();
                database.dialect().oneWriter(c);
                if (payload != null && !replay(c, entry, Replayed.of(entry, payload)))
                    voided.add(entry.seq());
                remember(c, entry);
                c.commit();
                database.written(c);
                good = true;
            } catch (SQLException e) {
                throw Problems.database(e);
            } finally {
                database.give(c, good);
            }
        });
        return count[0];
    }

    private boolean replay(Connection c, Entry entry, Replayed was) throws SQLException, IOException {
        try {
            if (was.operation() instanceof ChangeOperation change && !change.fits(c, reader))
                return false;
            was.operation().apply(new Applying(c, position(c, entry), was.when(), was.actor(), id, reader, rows));
            return true;
        } catch (RuntimeException e) { // of a kind that no row can hold
            throw Replayed.senseless(entry, e);
        }
    }

    static Operation operation(String kind, JsonNode n) throws IOException {
        return switch (kind) {
            case ChangeOperation.KIND -> ChangeOperation.of(n);
            case RunOperation.KIND -> RunOperation.of(n);
            case FindingOperation.KIND -> FindingOperation.of(n);
            case NoteOperation.KIND -> NoteOperation.of(n);
            default -> throw Problems.of("unknown-entry", kind);
        };
    }

    /** Does something while nobody writes. */
    <T> T still(Database.Work<T> work, Connection c) throws IOException, SQLException {
        lock.lock();
        try {
            return work.with(c);
        } finally {
            lock.unlock();
        }
    }

    /** Work that changes nothing. */
    interface Look<T> {
        /** @return what was seen */
        T at() throws IOException;
    }

    /** Looks at the archive while nobody writes; to be done in milliseconds. */
    <T> T still(Look<T> look) throws IOException {
        lock.lock();
        try {
            return look.at();
        } finally {
            lock.unlock();
        }
    }

    UUID id() {
        return id;
    }

    ChainLog log() {
        return log;
    }

    /** Waits until the operation in hand is done, then lets no other begin. */
    void close() throws IOException {
        lock.lock();
        try {
            broken = true;
            log.close();
        } finally {
            lock.unlock();
        }
    }

    /** Values that the database keeps about itself. */
    static final class Meta {
        static final String FORMAT = "format-version";

        private Meta() {
        }

        static String position(UUID writer) {
            return "position:" + writer;
        }

        static String head(UUID writer) {
            return "head:" + writer;
        }

        static String get(Connection c, String name) throws SQLException {
            return Sql.one(c, "SELECT val FROM k_meta WHERE name=?", java.util.List.of(name), r -> r.getString("val"));
        }

        static void put(Connection c, String name, String value) throws SQLException {
            if (Sql.update(c, "UPDATE k_meta SET val=? WHERE name=?", value, name) == 0)
                Sql.update(c, "INSERT INTO k_meta(name,val) VALUES (?,?)", name, value);
        }
    }
}
