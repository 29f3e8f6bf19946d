package org.khoso.storage.sql.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.PartialDate;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.storage.internal.Problems;

/** Answers queries over one kind. Absent values come first, before the smallest. */
public final class Queries {
    private final Schema schema;

    /** @param schema tables */
    public Queries(Schema schema) {
        this.schema = schema;
    }

    private Table table(HoldingQuery q) {
        return schema.table(q.kind());
    }

    /** @return identities in order */
    public List<UUID> ids(Connection c, HoldingQuery q) throws SQLException, IOException {
        QuerySql sql = new QuerySql(table(q), q);
        String order = q.orderBy();
        if (order == null || order.equals("id"))
            return ids(c, "SELECT h.id" + sql.fromWhere() + " ORDER BY h.id" + direction(q), sql.args());
        if (order.startsWith(RowReader.EXT))
            return ids(c, "SELECT h.id" + sql.fromWhereJoining() + " ORDER BY " + by(q, "e.sort_key", "e.num", "e.lo", "e.hi",
                    "e.moment"),
                    sql.argsAfter(order.substring(RowReader.EXT.length())));
        Column column = column(q, order);
        if (q.parent() != null && table(q).listedBy(order))
            // the parent is named so that the index of children is seen to have this order: then no row is read and nothing sorted
            return ids(c, "SELECT h.id" + sql.fromWhere() + " ORDER BY " + by(q, "h.parent", "h." + Table.sorted(column)), sql.args());
        if (column.type() == ValueType.DATE)
            return ids(c, "SELECT h.id" + sql.fromWhere() + " ORDER BY " + by(q, "h." + column.from(), "h." + column.to()),
                    sql.args());
        if (column.key() == Column.Key.SORT)
            return ids(c, "SELECT h.id" + sql.fromWhere() + " ORDER BY h." + column.keyName() + direction(q) + ",h.id"
                    + direction(q),
                    sql.args());
        if (column.type() == ValueType.TEXT)
            return collated(c, "SELECT h.id,h." + column.name() + sql.fromWhere(), sql.args(), q.descending());
        return ids(c, "SELECT h.id" + sql.fromWhere() + " ORDER BY " + by(q, "h." + column.name()), sql.args());
    }

    private Column column(HoldingQuery q, String concept) throws IOException {
        Column column = table(q).column(concept);
        if (column == null)
            throw Problems.of("unknown-concept", concept, q.kind().code());
        return column;
    }

    private static String direction(HoldingQuery q) {
        return q.descending() ? " DESC" : "";
    }

    /** Both databases put absent values first when going up. */
    private static String by(HoldingQuery q, String... columns) {
        StringBuilder by = new StringBuilder();
        for (String column : columns)
            by.append(column).append(q.descending() ? " DESC NULLS LAST," : " ASC NULLS FIRST,");
        return by + "h.id" + direction(q);
    }

    /** @return identities in the first column of what a statement gives, in 16 bytes each */
    public static List<UUID> ids(Connection c, String sql, List<Object> args) throws SQLException {
        try (PreparedStatement ps = c.prepareStatement(sql)) {
            Sql.bind(ps, args);
            Dialect.streaming(ps);
            IdList ids = new IdList();
            try (ResultSet r = ps.executeQuery()) {
                while (r.next())
                    ids.append(r.getObject(1, UUID.class));
            }
            return ids.done();
        }
    }

    /** Text without a stored sort key is sorted here. */
    private static List<UUID> collated(Connection c, String sql, List<Object> args, boolean descending) throws SQLException {
        record Keyed(String key, UUID id) {
        }
        Map<String, String> keys = new HashMap<>();
        List<Keyed> all = Sql.list(c, sql, args, r -> {
            String text = r.getString(2);
            return new Keyed(text == null ? "" : keys.computeIfAbsent(text, Table::sortKey), r.getObject(1, UUID.class));
        });
        Comparator<Keyed> order = Comparator.comparing(Keyed::key).thenComparing(k -> k.id().toString());
        all.sort(descending ? order.reversed() : order);
        IdList ids = new IdList();
        all.forEach(k -> ids.append(k.id()));
        return ids.done();
    }

    /** Gives values of some columns of all rows by a cursor, as they lie on the disk. */
    public void scan(Connection c, HoldingQuery q, List<String> concepts, HoldingsStore.Sink sink) throws SQLException, IOException {
        QuerySql sql = new QuerySql(table(q), q);
        List<Column> columns = new ArrayList<>();
        for (String concept : concepts)
            columns.add(column(q, concept));
        String names = String.join(",", columns.stream().distinct().map(Queries::parts).toList());
        try (PreparedStatement ps = c.prepareStatement("SELECT h.id" + (names.isEmpty() ? "" : "," + names) + sql.fromWhere())) {
            Sql.bind(ps, sql.args());
            Dialect.streaming(ps);
            try (ResultSet r = ps.executeQuery()) {
                while (r.next()) {
                    List<Object> values = new ArrayList<>(columns.size());
                    for (Column column : columns)
                        values.add(RowReader.value(r, column));
                    if (!sink.take(r.getObject(1, UUID.class), values))
                        return;
                }
            }
        }
    }

    /** @return how many */
    public long count(Connection c, HoldingQuery q) throws SQLException, IOException {
        QuerySql sql = new QuerySql(table(q), q);
        return Sql.one(c, "SELECT COUNT(*)" + sql.fromWhere(), sql.args(), r -> r.getLong(1));
    }

    /** @return how many by value, most first */
    public Map<String, Long> countBy(Connection c, HoldingQuery q, String concept) throws SQLException, IOException {
        QuerySql sql = new QuerySql(table(q), q);
        Map<String, Long> counts = new HashMap<>();
        if (concept.startsWith(RowReader.EXT)) {
            String columns = "e.typ,e.txt,e.num,e.lo,e.hi,e.prec,e.moment,e.uid";
            Sql.list(c, "SELECT " + columns + ",COUNT(*) AS howmany" + sql.fromWhereJoining() + " GROUP BY " + columns,
                    sql.argsAfter(concept.substring(RowReader.EXT.length())),
                    r -> counts.merge(shown(RowReader.extension(r)), r.getLong("howmany"), Long::sum));
        } else {
            Column column = column(q, concept);
            String columns = parts(column);
            Sql.list(c, "SELECT " + columns + ",COUNT(*) AS howmany" + sql.fromWhere() + " GROUP BY " + columns, sql.args(),
                    r -> counts.merge(shown(RowReader.value(r, column)), r.getLong("howmany"), Long::sum));
        }
        return mostFirst(counts);
    }

    /** @return counts by value, most first */
    public static Map<String, Long> mostFirst(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    private static String parts(Column column) {
        return column.type() == ValueType.DATE
                ? String.join(",", "h." + column.from(), "h." + column.to(), "h." + column.precision(), "h." + column.text())
                : "h." + column.name();
    }

    /** @return a value as counts by value name it; empty if there is none */
    public static String shown(Object value) {
        return value == null
                ? ""
                : value instanceof PartialDate d
                        ? d.display()
                        : value instanceof BigDecimal b
                                ? b.toPlainString()
                                : value.toString();
    }

    /** @return sum of a number; zero for what is none */
    public BigDecimal sum(Connection c, HoldingQuery q, String concept) throws SQLException, IOException {
        QuerySql sql = new QuerySql(table(q), q);
        BigDecimal sum;
        if (concept.startsWith(RowReader.EXT)) {
            sum = Sql.one(c, "SELECT SUM(e.num)" + sql.fromWhereJoining(),
                    sql.argsAfter(concept.substring(RowReader.EXT.length())),
                    r -> r.getBigDecimal(1));
        } else {
            Column column = column(q, concept);
            if (column.type() != ValueType.INTEGER && column.type() != ValueType.DECIMAL)
                return BigDecimal.ZERO;
            sum = Sql.one(c, "SELECT SUM(h." + column.name() + ")" + sql.fromWhere(), sql.args(), r -> r.getBigDecimal(1));
        }
        return sum == null ? BigDecimal.ZERO : (BigDecimal) Values.normal(sum, ValueType.DECIMAL);
    }

    /** @return what was found, in the order asked */
    public static <T> List<T> inOrder(List<UUID> ids, Map<UUID, T> found) {
        List<T> all = new ArrayList<>(ids.size());
        for (UUID id : ids)
            if (found.get(id) != null)
            all.add(found.get(id));
        return all;
    }
}
