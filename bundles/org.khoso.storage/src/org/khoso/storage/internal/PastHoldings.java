package org.khoso.storage.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.khoso.api.Actor;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.IdList;
import org.khoso.storage.sql.internal.Queries;
import org.khoso.storage.sql.internal.Row;
import org.khoso.storage.sql.internal.RowMatch;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.Schema;
import org.khoso.storage.sql.internal.Sql;

/**
 * The descriptions as they were at a position. What was not changed since is asked of the database; what was is put together from
 * its history and asked here.
 */
final class PastHoldings implements HoldingsStore {
    private static final String ID = "id";
    private final Database database;
    private final Schema schema;
    private final RowReader reader;
    private final Queries queries;
    private final Rewind rewind;
    private final long position;

    PastHoldings(Database database, Schema schema, RowReader reader, long position) {
        this.database = database;
        this.schema = schema;
        this.reader = reader;
        this.queries = new Queries(schema);
        this.rewind = new Rewind(position);
        this.position = position;
    }

    @Override
    public Optional<Holding> find(UUID id) throws IOException {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Holding> findAll(Collection<UUID> ids) throws IOException {
        List<UUID> order = List.copyOf(ids);
        return database.read(c -> holdings(order, rewind.rows(c, order, reader.load(c, order))));
    }

    private static List<Holding> holdings(List<UUID> ids, Map<UUID, Row> found) {
        return Queries.inOrder(ids, found).stream().map(Row::holding).toList();
    }

    private List<Holding> page(Kind kind, List<UUID> ids) throws IOException {
        return database.read(c -> {
            Map<UUID, Row> rows = new HashMap<>(reader.load(c, kind, ids));
            List<UUID> changed = rewind.changed(c, kind);
            List<UUID> back = ids.stream().filter(id -> Collections.binarySearch(changed, id, IdList::compare) >= 0).toList();
            Map<UUID, Row> then = back.isEmpty() ? Map.of() : rewind.rows(c, back, rows);
            rows.keySet().removeAll(back);
            rows.putAll(then);
            return holdings(ids, rows);
        });
    }

    @Override
    public List<UUID> ids(HoldingQuery query) throws IOException {
        if (query.orderBy() != null && !query.orderBy().equals(ID))
            throw Problems.of("past-order", query.orderBy());
        List<UUID> ids = database.read(c -> ids(c, new HoldingQuery(query.kind(), query.parent(), query.conditions(), null, false,
                query.access())));
        return query.descending() ? ids.reversed() : ids;
    }

    private List<UUID> ids(Connection c, HoldingQuery query) throws SQLException, IOException {
        List<UUID> now = queries.ids(c, query);
        List<UUID> changed = rewind.changed(c, query.kind());
        if (changed.isEmpty())
            return now;
        RowMatch match = new RowMatch(schema.table(query.kind()), query);
        IdList merged = new IdList();
        int at = 0;
        for (List<UUID> chunk : Sql.chunks(changed)) {
            Map<UUID, Row> then = rewind.rows(c, chunk, reader.load(c, query.kind(), chunk));
            for (UUID id : chunk) {
                for (; at < now.size() && IdList.compare(now.get(at), id) < 0; at++)
                    merged.append(now.get(at));
                if (at < now.size() && now.get(at).equals(id))
                    at++;
                if (then.containsKey(id) && match.test(then.get(id)))
                    merged.append(id);
            }
        }
        for (; at < now.size(); at++)
            merged.append(now.get(at));
        return merged.done();
    }

    @Override
    public Stream<Holding> stream(HoldingQuery query) throws IOException {
        return Pages.stream(ids(query), ids -> page(query.kind(), ids));
    }

    @Override
    public long count(HoldingQuery query) throws IOException {
        return ids(query).size();
    }

    @Override
    public Map<String, Long> countBy(HoldingQuery query, String concept) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        try (Stream<Holding> all = stream(query)) {
            all.forEach(h -> counts.merge(Queries.shown(h.value(concept)), 1L, Long::sum));
        }
        return Queries.mostFirst(counts);
    }

    @Override
    public BigDecimal sum(HoldingQuery query, String concept) throws IOException {
        try (Stream<Holding> all = stream(query)) {
            BigDecimal sum = all.map(h -> h.value(concept)).filter(Number.class::isInstance).map(n -> new BigDecimal(n.toString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
            return sum.scale() < 0 ? sum.setScale(0) : sum;
        }
    }

    @Override
    public List<Committed> recent(int limit) throws IOException {
        return database.read(c -> History.recent(c, limit, position));
    }

    @Override
    public List<FieldChange> history(UUID id) throws IOException {
        return database.read(c -> History.fields(c, id, position));
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public HoldingsStore at(long past) throws IOException {
        if (past < 0 || past > position)
            throw Problems.of("past-position", Long.toString(past), Long.toString(position));
        return new PastHoldings(database, schema, reader, past);
    }

    @Override
    public AutoCloseable listen(Consumer<Committed> listener) {
        return () -> {
            // nothing is ever committed here, so there is nothing to end
        };
    }

    @Override
    public Committed commit(Actor actor, ChangeSet changes) throws IOException {
        throw fixed();
    }

    @Override
    public List<Committed> commitAll(Actor actor, List<ChangeSet> changes) throws IOException {
        throw fixed();
    }

    @Override
    public Committed undo(Actor actor, UUID changeSet) throws IOException {
        throw fixed();
    }

    private KhosoException fixed() {
        return Problems.of("past-fixed", Long.toString(position));
    }
}
