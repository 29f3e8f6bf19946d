package org.khoso.storage.sql.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;

/** Reads objects: the row of the class, and the extension rows. */
public final class RowReader {
    /** Concepts that a standard adds begin with this. */
    public static final String EXT = "ext:";
    private final Schema schema;
    private final Set<Kind> commonFirst = new LinkedHashSet<>(List.of(Kind.RECORD, Kind.FILE, Kind.DOSSIER, Kind.EVENT));

    /** @param schema tables */
    public RowReader(Schema schema) {
        this.schema = schema;
        commonFirst.addAll(EnumSet.allOf(Kind.class));
    }

    /** @return rows by identity, of whatever kind */
    public Map<UUID, Row> load(Connection c, Collection<UUID> ids) throws SQLException {
        Map<UUID, Row> found = new HashMap<>();
        Set<UUID> left = new LinkedHashSet<>(ids);
        for (Kind kind : commonFirst) {
            if (left.isEmpty())
                break;
            found.putAll(load(c, kind, left));
            left.removeAll(found.keySet());
        }
        return found;
    }

    /** @return rows of one kind by identity */
    public Map<UUID, Row> load(Connection c, Kind kind, Collection<UUID> ids) throws SQLException {
        Map<UUID, Row> found = new HashMap<>();
        Table table = schema.table(kind);
        for (List<UUID> part : Sql.chunks(ids)) {
            List<UUID> chunk = Sql.padded(part);
            String sql = "SELECT * FROM " + table.name() + " h WHERE id IN (" + Sql.marks(chunk.size()) + ")";
            for (Row r : read(c, table, sql, chunk))
                found.put(r.holding().id(), r);
        }
        return found;
    }

    /** @return rows after an identity in order of identity */
    public List<Row> page(Connection c, Kind kind, UUID after, int size) throws SQLException {
        Table table = schema.table(kind);
        return read(c, table, "SELECT * FROM " + table.name() + " h WHERE id > ? ORDER BY id LIMIT " + size, List.of(after));
    }

    private List<Row> read(Connection c, Table table, String sql, List<?> args) throws SQLException {
        record Raw(UUID id, UUID parent, long version, UUID fonds, String hash, Map<String, Object> values) {
        }
        Map<UUID, Raw> raws = new java.util.LinkedHashMap<>();
        for (Raw raw : Sql.list(c, sql, args, r -> new Raw(Sql.uuid(r, "id"), Sql.uuid(r, "parent"), r.getLong("version"),
                Sql.uuid(r, "fonds"), r.getString("row_hash"), values(r, table))))
            raws.put(raw.id, raw);
        for (List<UUID> chunk : Sql.chunks(raws.keySet()))
            extensions(c, Sql.padded(chunk), (id, field, value) -> raws.get(id).values.put(EXT + field, value));
        List<Row> rows = new ArrayList<>(raws.size());
        for (Raw w : raws.values())
            rows.add(new Row(new Holding(w.id, table.kind(), w.parent, w.version, w.values), w.fonds, w.hash));
        return rows;
    }

    private static Map<String, Object> values(ResultSet r, Table table) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        for (Column column : table.columns()) {
            Object v = value(r, column);
            if (v != null)
                values.put(column.concept(), v);
        }
        return values;
    }

    private interface Extension {
        void put(UUID id, String field, Object value);
    }

    private static void extensions(Connection c, List<UUID> ids, Extension to) throws SQLException {
        String sql = "SELECT * FROM k_ext WHERE record IN (" + Sql.marks(ids.size()) + ") AND ordinal=0";
        Sql.list(c, sql, ids, r -> {
            to.put(Sql.uuid(r, "record"), r.getString("field"), extension(r));
            return null;
        });
    }

    /** @return value of a column, null if absent */
    static Object value(ResultSet r, Column c) throws SQLException {
        return switch (c.type()) {
            case TEXT -> r.getString(c.name());
            case INTEGER -> boxed(r.getLong(c.name()), r);
            case BOOLEAN -> boxed(r.getBoolean(c.name()), r);
            case DECIMAL -> decimal(r.getBigDecimal(c.name()));
            case DATE -> date(r, c.from(), c.to(), c.precision(), c.text());
            case INSTANT -> Sql.instant(r, c.name());
            case UUID -> Sql.uuid(r, c.name());
        };
    }

    private static Object boxed(Object value, ResultSet r) throws SQLException {
        return r.wasNull() ? null : value;
    }

    private static Object decimal(BigDecimal d) {
        return d == null ? null : Values.normal(d, ValueType.DECIMAL);
    }

    private static PartialDate date(ResultSet r, String from, String to, String precision, String text) throws SQLException {
        String p = r.getString(precision);
        return p == null
                ? null
                : new PartialDate(Sql.day(r, from), Sql.day(r, to), PartialDate.Precision.valueOf(p), r.getString(text));
    }

    /** @return value of an extension row, null if there is none (outer join) */
    static Object extension(ResultSet r) throws SQLException {
        String type = r.getString("typ");
        if (type == null)
            return null;
        return switch (ValueType.valueOf(type)) {
            case TEXT -> r.getString("txt");
            case INTEGER -> r.getBigDecimal("num").longValueExact();
            case BOOLEAN -> r.getBigDecimal("num").signum() != 0;
            case DECIMAL -> decimal(r.getBigDecimal("num"));
            case DATE -> date(r, "lo", "hi", "prec", "txt");
            case INSTANT -> Sql.instant(r, "moment");
            case UUID -> Sql.uuid(r, "uid");
        };
    }
}
