package org.khoso.storage.sql.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Brings the database to the model: makes missing tables, adds columns for features that are new. Never drops anything:
 * what an older or newer model knows stays.
 */
public final class Migration {
    private final Connection c;
    private final Dialect d;
    private final Map<String, Set<String>> there = new HashMap<>();
    /** Names of indexes by table; read when the first one is asked for. */
    private final Map<String, Set<String>> indexes = new HashMap<>();

    private Migration(Connection c, Dialect d) {
        this.c = c;
        this.d = d;
    }

    /** Makes what is missing. */
    public static void run(Connection c, Dialect d, Schema schema) throws SQLException {
        Migration m = new Migration(c, d);
        m.look();
        m.fixed();
        for (Table t : schema.tables())
            m.model(t);
    }

    /** Makes the tables that don't come from the model: history, runs, findings. */
    public static void ledgers(Connection c, Dialect d) throws SQLException {
        Migration m = new Migration(c, d);
        m.look();
        m.fixed();
    }

    /** @return {@code table.column} of columns that are missing in tables that exist, so that a backup should come first */
    public static List<String> missing(Connection c, Dialect d, Schema schema) throws SQLException {
        Migration m = new Migration(c, d);
        m.look();
        List<String> missing = new ArrayList<>();
        for (Table t : schema.tables()) {
            Set<String> has = m.there.get(t.name());
            for (String column : has == null ? Set.<String>of() : t.parts(d).keySet())
                if (!has.contains(column))
                missing.add(t.name() + "." + column);
        }
        return missing;
    }

    /** @return whether the database has any of our tables */
    public static boolean begun(Connection c) throws SQLException {
        Migration m = new Migration(c, null);
        m.look();
        return m.there.containsKey("k_meta");
    }

    private void look() throws SQLException {
        try (ResultSet r = c.getMetaData().getColumns(null, c.getSchema(), "%", "%")) {
            while (r.next())
                there.computeIfAbsent(low(r.getString("TABLE_NAME")), t -> new HashSet<>()).add(low(r.getString("COLUMN_NAME")));
        }
    }

    private static String low(String s) {
        return s.toLowerCase(Locale.ROOT);
    }

    private void table(String name, String columns, String... indexes) throws SQLException {
        if (there.containsKey(name))
            return;
        Dialect.run(c, "CREATE TABLE " + name + "(" + columns + ")");
        for (String columnList : indexes)
            index(name, columnList);
    }

    private void index(String table, String columns) throws SQLException {
        Dialect.run(c, "CREATE INDEX " + named(table, columns) + " ON " + table + "(" + columns + ")");
    }

    private static String named(String table, String columns) {
        String name = "x_" + table + "_" + columns.replace(',', '_');
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    /** Archives of earlier releases find children, but not in order. */
    private void children(Table t) throws SQLException {
        String old = "parent,id";
        if (t.childIndex().equals(old))
            return;
        Set<String> has = indexes(t.name());
        if (!has.contains(named(t.name(), t.childIndex())))
            index(t.name(), t.childIndex());
        if (has.contains(named(t.name(), old)))
            Dialect.run(c, "DROP INDEX " + named(t.name(), old));
    }

    /** What the driver tells of indexes comes with their sizes, for which it would read from all of them: seconds in a large archive. */
    private Set<String> indexes(String table) throws SQLException {
        if (indexes.isEmpty())
            try (Statement s = c.createStatement();
                    ResultSet r = s.executeQuery(d == Dialect.H2
                            ? "SELECT TABLE_NAME, INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES WHERE TABLE_SCHEMA=CURRENT_SCHEMA"
                            : "SELECT tablename, indexname FROM pg_indexes WHERE schemaname=current_schema()")) {
                while (r.next())
                    indexes.computeIfAbsent(low(r.getString(1)), t -> new HashSet<>()).add(low(r.getString(2)));
            }
        return indexes.getOrDefault(table, Set.of());
    }

    private void model(Table t) throws SQLException {
        Map<String, String> parts = t.parts(d);
        Set<String> has = there.get(t.name());
        if (has == null) {
            table(t.name(), String.join(",", parts.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList()),
                    t.childIndex(), "fonds");
            for (Column column : t.columns())
                if (column.key() != Column.Key.NONE)
                index(t.name(), column.keyName() + ",id");
            return;
        }
        for (var e : parts.entrySet())
            if (!has.contains(e.getKey())) {
                Dialect.run(c, "ALTER TABLE " + t.name() + " ADD COLUMN " + e.getKey() + " " + e.getValue());
                if (e.getKey().endsWith("_key"))
                    index(t.name(), e.getKey() + ",id");
            }
        children(t);
    }

    private void fixed() throws SQLException {
        String key = d.key();
        String text = d.text();
        String json = d.large();
        String moment = d.type(ValueType.INSTANT);
        table("k_meta", "name VARCHAR(100) PRIMARY KEY, val " + text);
        table("k_ext", "record UUID NOT NULL, kind VARCHAR(16), field VARCHAR(200) NOT NULL, ordinal INT NOT NULL,"
                + " typ VARCHAR(8) NOT NULL,"
                + " txt " + text + ", txt_key " + key + ", sort_key " + key + ", num " + d.type(ValueType.DECIMAL)
                + ", lo DATE, hi DATE, prec VARCHAR(10), moment " + moment + ", uid UUID, PRIMARY KEY(record,field,ordinal)",
                "field,txt_key", "field,num", "field,lo");
        table("k_change_set", "id UUID PRIMARY KEY, writer UUID, position BIGINT, moment " + moment
                + ", actor UUID, actor_name " + text
                + ", label " + json + ", undoes UUID, undone BOOLEAN", "position");
        table("k_change_item", "change_set UUID, ord INT, record UUID, op VARCHAR(1), kind VARCHAR(16), parent UUID, fonds UUID,"
                + " version BIGINT, delta " + json + ", PRIMARY KEY(change_set,ord)", "record");
        table("k_run", "id UUID PRIMARY KEY, kind " + text + ", input " + text + ", settings " + json
                + ", state VARCHAR(10), started "
                + moment + ", ended " + moment + ", actor UUID, actor_name " + text + ", summary " + json);
        table("k_run_item", "run UUID, item_hash VARCHAR(64), item " + text + ", state VARCHAR(10), detail " + json
                + ", ord BIGINT, PRIMARY KEY(run,item_hash)", "run,ord");
        table("k_finding", "source VARCHAR(100), key_hash VARCHAR(64), subject_hash VARCHAR(64), subject UUID, rule_key " + key
                + ", subject_key " + key + ", state VARCHAR(10), run UUID, since " + moment + ", body " + json
                // hashes first: each index that a finding stands in is a tenth of what an intake writes (archives of before have five)
                + ", PRIMARY KEY(key_hash,source)", "subject_hash,source", "rule_key,subject_key,key_hash");
        table("k_waiver", "key_hash VARCHAR(64) PRIMARY KEY, finding_key " + json + ", actor UUID, actor_name " + text
                + ", reason " + text
                + ", since " + moment);
    }
}
