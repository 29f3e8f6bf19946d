package org.khoso.storage.sql.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.khoso.api.Kind;
import org.khoso.text.SortKey;

/** The table of one class: how its columns are named, and the statements that write it. */
public final class Table {
    private static final int LONGEST_KEY = 800;
    private static final int LONGEST_PREFIX = 200;
    private final Kind kind;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private final String siblings;

    /** @param siblings concept by which siblings are listed and kept in order, or null */
    Table(Kind kind, List<Column> columns, String siblings) {
        this.kind = kind;
        this.siblings = siblings;
        columns.forEach(c -> this.columns.put(c.concept(), c));
    }

    /** @return kind */
    public Kind kind() {
        return kind;
    }

    /** @return name */
    public String name() {
        return "h_" + kind.code();
    }

    /** @return columns of the index that finds children, in their usual order where there may be many */
    String childIndex() {
        return siblings == null ? "parent,id" : "parent," + sorted(column(siblings)) + ",id";
    }

    /** @return whether the index of children has them in the order of this concept */
    boolean listedBy(String concept) {
        return concept.equals(siblings);
    }

    static String sorted(Column c) {
        return c.key() == Column.Key.NONE ? c.name() : c.keyName();
    }

    /** @return columns in order */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /** @return the column of a concept, or null */
    public Column column(String concept) {
        return columns.get(concept);
    }

    /** @return database columns of one attribute with their types */
    static Map<String, String> parts(Column c, Dialect d) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (c.type() == ValueType.DATE) {
            parts.put(c.from(), "DATE");
            parts.put(c.to(), "DATE");
            parts.put(c.precision(), "VARCHAR(10)");
            parts.put(c.text(), d.text());
        } else {
            parts.put(c.name(), d.type(c.type()));
        }
        if (c.key() != Column.Key.NONE)
            parts.put(c.keyName(), d.key() + " DEFAULT '' NOT NULL");
        return parts;
    }

    /** @return all database columns, the common ones first */
    Map<String, String> parts(Dialect d) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("id", "UUID PRIMARY KEY");
        all.put("parent", "UUID");
        all.put("fonds", "UUID");
        all.put("version", "BIGINT NOT NULL");
        all.put("row_hash", "VARCHAR(64) NOT NULL");
        columns.values().forEach(c -> all.putAll(parts(c, d)));
        return all;
    }

    /** @return names of the database columns in the order in which {@link RowWriter} binds them */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("parent", "fonds", "version", "row_hash"));
        for (Column c : columns.values()) {
            if (c.type() == ValueType.DATE)
                names.addAll(List.of(c.from(), c.to(), c.precision(), c.text()));
            else
                names.add(c.name());
            if (c.key() != Column.Key.NONE)
                names.add(c.keyName());
        }
        names.add("id");
        return names;
    }

    String insert() {
        List<String> n = names();
        return "INSERT INTO " + name() + "(" + String.join(",", n) + ") VALUES (" + "?,".repeat(n.size() - 1) + "?)";
    }

    String update() {
        List<String> n = names();
        return "UPDATE " + name() + " SET "
                + n.subList(0, n.size() - 1).stream().map(c -> c + "=?").collect(Collectors.joining(",")) + " WHERE id=?";
    }

    /** @return key of a text, short enough for every index */
    static String key(Column.Key kind, Object value) {
        if (value == null)
            return "";
        return kind == Column.Key.SORT ? sortKey(value.toString()) : prefix(value.toString());
    }

    static String sortKey(String text) {
        String k = SortKey.of(text);
        return k.length() > LONGEST_KEY ? k.substring(0, LONGEST_KEY) : k;
    }

    static String prefix(String text) {
        return text.length() > LONGEST_PREFIX ? Values.text(text.substring(0, LONGEST_PREFIX)) : text;
    }
}
