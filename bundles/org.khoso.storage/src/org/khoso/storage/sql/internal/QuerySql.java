package org.khoso.storage.sql.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.PartialDate;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Condition;
import org.khoso.model.Concepts;
import org.khoso.storage.internal.Problems;

/** Renders a query: WHERE and ORDER BY over the table {@code h} of its kind, with the arguments in order. */
public final class QuerySql {
    private static final String ID = "id";
    private final Table table;
    private final StringBuilder where = new StringBuilder("1=1");
    private final List<Object> args = new ArrayList<>();

    /** Renders the conditions of a query. */
    public QuerySql(Table table, HoldingQuery q) throws IOException {
        this.table = table;
        if (HoldingQuery.TOP.equals(q.parent()))
            and("h.parent IS NULL");
        else if (q.parent() != null)
            and("h.parent=?", q.parent());
        access(q.access());
        for (Condition c : q.conditions())
            condition(c);
    }

    /** @return FROM … WHERE … */
    String fromWhere() {
        return " FROM " + table.name() + " h WHERE " + where;
    }

    /** @return FROM … with a join to an extension field; its argument comes first */
    String fromWhereJoining() {
        return " FROM " + table.name() + " h LEFT JOIN k_ext e ON e.record=h.id AND e.field=? AND e.ordinal=0 WHERE " + where;
    }

    List<Object> args() {
        return args;
    }

    /** @return arguments with one before them */
    List<Object> argsAfter(Object first) {
        List<Object> all = new ArrayList<>();
        all.add(first);
        all.addAll(args);
        return all;
    }

    private void and(String sql, Object... values) {
        where.append(" AND ").append(sql);
        args.addAll(List.of(values));
    }

    private void access(AccessFilter f) {
        if (f.units() != null)
            in("h." + column(Concepts.UNIT), f.units());
        if (f.fonds() != null)
            in("h.fonds", f.fonds());
        if (f.accessModes() != null)
            in("h." + column(Concepts.ACCESS_MODE), f.accessModes());
    }

    private String column(String concept) {
        return table.column(concept).name();
    }

    private void in(String column, Collection<?> values) {
        if (values.isEmpty())
            and("1=0");
        else
            and(column + " IN (" + Sql.marks(values.size()) + ")", values.toArray());
    }

    private void condition(Condition c) throws IOException {
        if (c.concept().startsWith(RowReader.EXT)) {
            extension(c, c.concept().substring(RowReader.EXT.length()));
            return;
        }
        boolean own = c.concept().equals(ID) || c.concept().equals(HoldingQuery.PARENT);
        Column column = own ? new Column(c.concept(), ValueType.UUID, c.concept(), Column.Key.NONE) : table.column(c.concept());
        if (column == null)
            throw Problems.of("unknown-concept", c.concept(), table.kind().code());
        String n = "h." + column.presence();
        switch (c.op()) {
            case ABSENT -> and(column.type() == ValueType.TEXT ? "(" + n + " IS NULL OR " + n + "='')" : n + " IS NULL");
            case PRESENT -> and(column.type() == ValueType.TEXT ? n + "<>''" : n + " IS NOT NULL");
            case EQ -> {
                Test t = equal(column, c.value());
                and(t.sql, t.args.toArray());
            }
            case NE -> {
                Test t = equal(column, c.value());
                and("(NOT (" + t.sql + ") OR " + n + " IS NULL)", t.args.toArray());
            }
            case IN -> any(column, c);
            case STARTS -> and("h." + (column.type() == ValueType.DATE ? column.text() : column.name()) + " LIKE ? ESCAPE '!'",
                    prefix(c.value()));
            case GE, LE -> bound(column, c);
        }
    }

    private record Test(String sql, List<Object> args) {
    }

    private Test equal(Column column, Object raw) throws IOException {
        Object v = normal(column, raw);
        if (column.type() == ValueType.DATE) {
            PartialDate d = (PartialDate) v;
            return d.from() == null
                    ? new Test("h." + column.text() + "=?", List.of(d.text()))
                    : new Test("(h." + column.from() + " IS NOT NULL AND h." + column.from() + "=? AND h." + column.to() + "=?)",
                            List.of(d.from(), d.to())); // where no day is known it says no, so that "not equal" says yes
        }
        if (column.key() == Column.Key.NONE)
            return new Test("h." + column.name() + "=?", List.of(v));
        return new Test("(h." + column.keyName() + "=? AND h." + column.name() + "=?)", List.of(Table.key(column.key(), v), v));
    }

    private Object normal(Column column, Object raw) throws IOException {
        try {
            return Values.normal(raw, column.type());
        } catch (RuntimeException e) {
            throw Problems.caused(e, "value-type", column.concept(), String.valueOf(raw));
        }
    }

    private void any(Column column, Condition c) throws IOException {
        List<String> tests = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Object v : list(c)) {
            Test t = equal(column, v);
            tests.add(t.sql);
            values.addAll(t.args);
        }
        if (tests.isEmpty())
            and("1=0");
        else if (column.type() != ValueType.DATE && column.key() == Column.Key.NONE)
            and("h." + column.name() + " IN (" + Sql.marks(values.size()) + ")", values.toArray());
        else
            and("(" + String.join(" OR ", tests) + ")", values.toArray());
    }

    private Collection<?> list(Condition c) throws IOException {
        if (c.value() instanceof Collection<?> all)
            return all;
        throw Problems.of("value-type", c.concept(), String.valueOf(c.value()));
    }

    private void bound(Column column, Condition c) throws IOException {
        boolean ge = c.op() == HoldingQuery.Op.GE;
        if (column.type() == ValueType.DATE)
            and("h." + (ge ? column.to() + ">=?" : column.from() + "<=?"), limit(column.concept(), c.value(), ge));
        else
            and("h." + column.name() + (ge ? ">=?" : "<=?"), normal(column, c.value()));
    }

    static LocalDate limit(String concept, Object value, boolean lower) throws IOException {
        if (value instanceof LocalDate d)
            return d;
        if (value instanceof PartialDate d && d.from() != null)
            return lower ? d.from() : d.to();
        throw Problems.of("value-type", concept, String.valueOf(value));
    }

    private static String prefix(Object value) {
        return String.valueOf(value).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private void extension(Condition c, String field) throws IOException {
        switch (c.op()) {
            case ABSENT -> and("NOT EXISTS (" + rows("(e.txt IS NULL OR e.txt<>'' OR e.typ<>'TEXT')") + ")", field);
            case PRESENT -> matching(field, "(e.txt IS NULL OR e.txt<>'' OR e.typ<>'TEXT')", List.of());
            case STARTS -> matching(field, "e.txt LIKE ? ESCAPE '!'", List.of(prefix(c.value())));
            case EQ -> {
                Test t = extensionEquals(c.value());
                matching(field, t.sql, t.args);
            }
            case NE -> {
                Test t = extensionEquals(c.value());
                and("NOT EXISTS (" + rows(t.sql) + ")", with(field, t.args).toArray());
            }
            case IN -> {
                List<String> tests = new ArrayList<>(List.of("1=0"));
                List<Object> values = new ArrayList<>();
                for (Object v : list(c)) {
                    Test t = extensionEquals(v);
                    tests.add(t.sql);
                    values.addAll(t.args);
                }
                matching(field, "(" + String.join(" OR ", tests) + ")", values);
            }
            case GE, LE -> extensionBound(c, field);
        }
    }

    private static String rows(String test) {
        return "SELECT 1 FROM k_ext e WHERE e.record=h.id AND e.field=? AND " + test;
    }

    private void matching(String field, String test, List<Object> values) {
        and("h.id IN (SELECT e.record FROM k_ext e WHERE e.field=? AND " + test + ")", with(field, values).toArray());
    }

    private static List<Object> with(String field, List<Object> values) {
        List<Object> all = new ArrayList<>();
        all.add(field);
        all.addAll(values);
        return all;
    }

    private static Test extensionEquals(Object raw) throws IOException {
        Object v = extensionValue(raw);
        return switch (v) {
            case String s -> new Test("(e.typ='TEXT' AND e.txt_key=? AND e.txt=?)", List.of(Table.prefix(s), s));
            case PartialDate d when d.from() == null -> new Test("(e.typ='DATE' AND e.txt=?)", List.of(d.text()));
            case PartialDate d -> new Test("(e.lo=? AND e.hi=?)", List.of(d.from(), d.to()));
            case java.time.Instant i -> new Test("e.moment=?", List.of(i));
            case UUID u -> new Test("e.uid=?", List.of(u));
            default -> new Test("e.num=?", List.of(RowWriter.number(v)));
        };
    }

    private static Object extensionValue(Object raw) throws IOException {
        try {
            return Values.normal(raw);
        } catch (RuntimeException e) {
            throw Problems.caused(e, "value-type", RowReader.EXT, String.valueOf(raw));
        }
    }

    private void extensionBound(Condition c, String field) throws IOException {
        boolean ge = c.op() == HoldingQuery.Op.GE;
        Object v = extensionValue(c.value());
        String op = ge ? ">=?" : "<=?";
        switch (v) {
            case PartialDate d -> matching(field, ge ? "e.hi>=?" : "e.lo<=?", List.of(limit(c.concept(), d, ge)));
            case java.time.Instant i -> matching(field, "e.moment" + op, List.of(i));
            case String s -> matching(field, "e.txt" + op, List.of(s));
            case UUID u -> throw Problems.of("value-type", c.concept(), u.toString());
            default -> matching(field, "e.num" + op, List.of(RowWriter.number(v)));
        }
    }
}
