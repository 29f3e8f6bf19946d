package org.khoso.storage.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Queries;
import org.khoso.storage.sql.internal.Row;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.Schema;
import org.khoso.storage.sql.internal.Sql;

/** The descriptions over a database and the journal. */
final class SqlHoldings implements HoldingsStore {
    private final Database database;
    private final Writer writer;
    private final Schema schema;
    private final RowReader reader;
    private final Queries queries;
    private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();
    private final Counted counts = new Counted();
    private volatile long position;

    SqlHoldings(Database database, Writer writer, Schema schema, RowReader reader) throws IOException {
        this.database = database;
        this.writer = writer;
        this.schema = schema;
        this.reader = reader;
        this.queries = new Queries(schema);
        position = newest();
    }

    private long newest() throws IOException {
        return database.read(c -> Sql.one(c, "SELECT MAX(position) FROM k_change_set", List.of(), r -> r.getLong(1)));
    }

    @Override
    public Optional<Holding> find(UUID id) throws IOException {
        return database.read(c -> Optional.ofNullable(reader.load(c, List.of(id)).get(id)).map(Row::holding));
    }

    @Override
    public List<Holding> findAll(Collection<UUID> ids) throws IOException {
        return database.read(c -> ordered(List.copyOf(ids), reader.load(c, ids)));
    }

    private List<Holding> page(Kind kind, List<UUID> ids) throws IOException {
        return database.read(c -> ordered(ids, reader.load(c, kind, ids)));
    }

    private static List<Holding> ordered(List<UUID> ids, Map<UUID, Row> found) {
        return Queries.inOrder(ids, found).stream().map(Row::holding).toList();
    }

    @Override
    public List<UUID> ids(HoldingQuery query) throws IOException {
        return database.read(c -> queries.ids(c, query));
    }

    @Override
    public Stream<Holding> stream(HoldingQuery query) throws IOException {
        return Pages.stream(ids(query), ids -> page(query.kind(), ids));
    }

    @Override
    public void scan(HoldingQuery query, List<String> concepts, Sink sink) throws IOException {
        if (concepts.stream().anyMatch(concept -> concept.startsWith(RowReader.EXT)))
            HoldingsStore.super.scan(query, concepts, sink);
        else
            database.read(c -> {
                queries.scan(c, query, concepts, sink);
                return null;
            });
    }

    @Override
    public long count(HoldingQuery query) throws IOException {
        return counts.of(position(), query, () -> database.read(c -> queries.count(c, query)));
    }

    @Override
    public Map<String, Long> countBy(HoldingQuery query, String concept) throws IOException {
        return database.read(c -> queries.countBy(c, query, concept));
    }

    @Override
    public BigDecimal sum(HoldingQuery query, String concept) throws IOException {
        return database.read(c -> queries.sum(c, query, concept));
    }

    @Override
    public Committed commit(Actor actor, ChangeSet changes) throws IOException {
        return commitAll(actor, List.of(changes)).getFirst();
    }

    @Override
    public List<Committed> commitAll(Actor actor, List<ChangeSet> changes) throws IOException {
        return changes.isEmpty() ? List.of() : write(actor, (c, builder) -> builder.resolve(changes));
    }

    @Override
    public Committed undo(Actor actor, UUID changeSet) throws IOException {
        return write(actor, (c, builder) -> {
            Committed past = History.find(c, changeSet);
            if (past == null || past.undone())
                throw History.notUndoable(past != null, changeSet);
            return List.of(builder.inverse(Ids.next(), changeSet, past.label()));
        }).getFirst();
    }

    private interface Build {
        List<ChangeOperation> with(Connection c, ChangeBuilder builder) throws java.sql.SQLException, IOException;
    }

    private List<Committed> write(Actor actor, Build build) throws IOException {
        WorkSet[] work = new WorkSet[1];
        var written = writer.writeAll(actor, c -> {
            ChangeBuilder builder = new ChangeBuilder(c, reader, schema);
            work[0] = builder.work();
            return build.with(c, builder);
        }, (ops, to) -> ChangeOperation.applyAll(ops, to, work[0]));
        List<Committed> all = written.stream().map(w -> History.committed(w, actor)).toList();
        synchronized (this) {
            position = Math.max(position, all.getLast().position());
        }
        for (Committed committed : all)
            for (Consumer<Committed> l : listeners)
                tell(l, committed);
        return all;
    }

    private static void tell(Consumer<Committed> listener, Committed committed) {
        try {
            listener.accept(committed);
        } catch (RuntimeException e) { // the commit stands whatever a listener does
            System.getLogger("org.khoso.storage").log(System.Logger.Level.WARNING, "listener failed", e);
        }
    }

    @Override
    public List<Committed> recent(int limit) throws IOException {
        return database.read(c -> History.recent(c, limit, Long.MAX_VALUE));
    }

    @Override
    public List<FieldChange> history(UUID id) throws IOException {
        return database.read(c -> History.fields(c, id, Long.MAX_VALUE));
    }

    @Override
    public long position() {
        if (!database.dialect().shared())
            return position;
        try { // others write too
            return newest();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public HoldingsStore at(long past) throws IOException {
        if (past < 0 || past > position())
            throw Problems.of("past-position", Long.toString(past), Long.toString(position()));
        return new PastHoldings(database, schema, reader, past);
    }

    @Override
    public AutoCloseable listen(Consumer<Committed> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
