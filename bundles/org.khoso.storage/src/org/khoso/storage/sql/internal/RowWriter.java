package org.khoso.storage.sql.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;

/** Writes the net effect of a change set in batches: inserts, whole-row updates, deletes, extension rows. */
public final class RowWriter {
    private static final String EXT_INSERT = "INSERT INTO k_ext"
            + "(record,kind,field,ordinal,typ,txt,txt_key,sort_key,num,lo,hi,prec,moment,uid) VALUES (" + Sql.marks(14) + ")";
    private static final int BATCH = 500;
    private final Schema schema;

    /** One object before and after. @param before null if it did not exist @param after null if it is gone */
    public record Effect(Row before, Row after) {
    }

    /** @param schema tables */
    public RowWriter(Schema schema) {
        this.schema = schema;
    }

    /** Writes all effects. */
    public void write(Connection c, Iterable<Effect> effects) throws SQLException {
        Map<Kind, List<Row>> inserts = new EnumMap<>(Kind.class);
        Map<Kind, List<Row>> updates = new EnumMap<>(Kind.class);
        Map<Kind, List<UUID>> deletes = new EnumMap<>(Kind.class);
        List<UUID> withoutExtensions = new ArrayList<>();
        List<Row> withExtensions = new ArrayList<>();
        for (Effect e : effects) {
            if (e.before != null && extended(e.before.holding()))
                withoutExtensions.add(e.before.holding().id());
            if (e.after != null && extended(e.after.holding()))
                withExtensions.add(e.after);
            if (e.after != null)
                (e.before == null ? inserts : updates).computeIfAbsent(e.after.holding().kind(), k -> new ArrayList<>()).add(e.after);
            else if (e.before != null)
                deletes.computeIfAbsent(e.before.holding().kind(), k -> new ArrayList<>()).add(e.before.holding().id());
        }
        deleteByIds(c, "k_ext", "record", withoutExtensions);
        for (var e : inserts.entrySet())
            rows(c, schema.table(e.getKey()), schema.table(e.getKey()).insert(), e.getValue());
        for (var e : updates.entrySet())
            rows(c, schema.table(e.getKey()), schema.table(e.getKey()).update(), e.getValue());
        for (var e : deletes.entrySet())
            deleteByIds(c, schema.table(e.getKey()).name(), "id", e.getValue());
        extensions(c, withExtensions);
    }

    private static boolean extended(Holding h) {
        return h.values().keySet().stream().anyMatch(k -> k.startsWith(RowReader.EXT));
    }

    private static void deleteByIds(Connection c, String table, String column, List<UUID> ids) throws SQLException {
        for (List<UUID> chunk : Sql.chunks(ids))
            Sql.update(c, "DELETE FROM " + table + " WHERE " + column + " IN (" + Sql.marks(chunk.size()) + ")", chunk.toArray());
    }

    private static void rows(Connection c, Table table, String sql, List<Row> rows) throws SQLException {
        try (PreparedStatement ps = c.prepareStatement(sql)) {
            int open = 0;
            for (Row row : rows) {
                bind(ps, table, row);
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

    private static void bind(PreparedStatement ps, Table table, Row row) throws SQLException {
        Holding h = row.holding();
        int i = 0;
        uuid(ps, ++i, h.parent());
        uuid(ps, ++i, row.fonds());
        ps.setLong(++i, h.version());
        ps.setString(++i, row.hash());
        for (Column c : table.columns()) {
            Object v = h.value(c.concept());
            i = value(ps, i, c.type(), v);
            if (c.key() != Column.Key.NONE)
                ps.setString(++i, Table.key(c.key(), v));
        }
        ps.setObject(++i, h.id());
    }

    private static int value(PreparedStatement ps, int last, ValueType type, Object v) throws SQLException {
        int i = last;
        if (type == ValueType.DATE)
            return date(ps, i, (PartialDate) v);
        i++;
        if (v == null)
            ps.setNull(i, sqlType(type));
        else
            Sql.set(ps, i, v);
        return i;
    }

    private static int date(PreparedStatement ps, int last, PartialDate d) throws SQLException {
        typed(ps, last + 1, d == null ? null : d.from(), Types.DATE);
        typed(ps, last + 2, d == null ? null : d.to(), Types.DATE);
        typed(ps, last + 3, d == null ? null : d.precision().name(), Types.VARCHAR);
        typed(ps, last + 4, d == null ? null : d.text(), Types.VARCHAR);
        return last + 4;
    }

    private static int sqlType(ValueType type) {
        return switch (type) {
            case TEXT -> Types.VARCHAR;
            case INTEGER -> Types.BIGINT;
            case DECIMAL -> Types.NUMERIC;
            case BOOLEAN -> Types.BOOLEAN;
            case DATE -> Types.DATE;
            case INSTANT -> Types.TIMESTAMP_WITH_TIMEZONE;
            case UUID -> Types.OTHER;
        };
    }

    private static void uuid(PreparedStatement ps, int at, UUID id) throws SQLException {
        typed(ps, at, id, Types.OTHER);
    }

    private static void typed(PreparedStatement ps, int at, Object v, int sqlType) throws SQLException {
        if (v == null)
            ps.setNull(at, sqlType);
        else
            Sql.set(ps, at, v);
    }

    private static void extensions(Connection c, List<Row> rows) throws SQLException {
        try (PreparedStatement ps = c.prepareStatement(EXT_INSERT)) {
            int open = 0;
            for (Row row : rows)
                for (var e : row.holding().values().entrySet()) {
                    if (!e.getKey().startsWith(RowReader.EXT))
                        continue;
                    extension(ps, row.holding(), e.getKey().substring(RowReader.EXT.length()), e.getValue());
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

    private static void extension(PreparedStatement ps, Holding h, String field, Object v) throws SQLException {
        PartialDate d = v instanceof PartialDate p ? p : null;
        String text = d != null ? d.text() : v instanceof String s ? s : null;
        ps.setObject(1, h.id());
        ps.setString(2, h.kind().name());
        ps.setString(3, field);
        ps.setInt(4, 0);
        ps.setString(5, ValueType.of(v).name());
        typed(ps, 6, text, Types.VARCHAR);
        ps.setString(7, text == null ? "" : Table.prefix(text));
        ps.setString(8, d == null && text != null ? Table.sortKey(text) : "");
        typed(ps, 9, number(v), Types.NUMERIC);
        typed(ps, 10, d == null ? null : d.from(), Types.DATE);
        typed(ps, 11, d == null ? null : d.to(), Types.DATE);
        typed(ps, 12, d == null ? null : d.precision().name(), Types.VARCHAR);
        typed(ps, 13, v instanceof java.time.Instant ? v : null, Types.TIMESTAMP_WITH_TIMEZONE);
        typed(ps, 14, v instanceof UUID ? v : null, Types.OTHER);
    }

    static java.math.BigDecimal number(Object v) {
        return switch (v) {
            case Long l -> java.math.BigDecimal.valueOf(l);
            case java.math.BigDecimal b -> b;
            case Boolean b -> b ? java.math.BigDecimal.ONE : java.math.BigDecimal.ZERO;
            default -> null;
        };
    }
}
