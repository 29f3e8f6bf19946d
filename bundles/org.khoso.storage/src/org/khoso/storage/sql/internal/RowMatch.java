package org.khoso.storage.sql.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.khoso.api.PartialDate;
import org.khoso.api.Scope;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Condition;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.model.Concepts;
import org.khoso.storage.internal.Problems;

/** Asks one row what {@link QuerySql} asks the database: for rows that are no longer in it. Both give the same answer. */
public final class RowMatch {
    private static final String ID = "id";
    private final Table table;
    private final HoldingQuery query;

    /** @param table table of the query's kind */
    public RowMatch(Table table, HoldingQuery query) {
        this.table = table;
        this.query = query;
    }

    /** @return whether the row is one that the query asks for */
    public boolean test(Row row) throws IOException {
        Holding h = row.holding();
        boolean parent = HoldingQuery.TOP.equals(query.parent())
                ? h.parent() == null
                : query.parent() == null || query.parent().equals(h.parent());
        if (!parent || !query.access().admits(new Scope(text(h, Concepts.UNIT), row.fonds(), text(h, Concepts.ACCESS_MODE))))
            return false;
        for (Condition c : query.conditions())
            if (!holds(h, c))
            return false;
        return true;
    }

    private static String text(Holding h, String concept) {
        return h.value(concept) instanceof String s ? s : null;
    }

    private boolean holds(Holding h, Condition c) throws IOException {
        boolean extension = c.concept().startsWith(RowReader.EXT);
        boolean own = c.concept().equals(ID) || c.concept().equals(HoldingQuery.PARENT);
        Column column = extension || own ? null : table.column(c.concept());
        if (column == null && !extension && !own)
            throw Problems.of("unknown-concept", c.concept(), table.kind().code());
        ValueType type = own ? ValueType.UUID : extension ? null : column.type();
        Object value = own ? c.concept().equals(ID) ? h.id() : h.parent() : h.value(c.concept());
        return switch (c.op()) {
            case ABSENT -> value == null || "".equals(value);
            case PRESENT -> value != null && !"".equals(value);
            case EQ -> equal(c, type, value, c.value());
            case NE -> !equal(c, type, value, c.value());
            case IN -> any(c, type, value);
            case STARTS -> words(value, extension) != null && words(value, extension).startsWith(String.valueOf(c.value()));
            case GE, LE -> value != null && bound(c, type, value);
        };
    }

    /** @return what is compared letter by letter; null for none: of extensions only words and days are kept as such */
    private static String words(Object value, boolean extension) {
        if (value instanceof PartialDate d)
            return d.text();
        return value == null || extension && !(value instanceof String) ? null : value.toString();
    }

    private static boolean equal(Condition c, ValueType type, Object value, Object wanted) throws IOException {
        Object w = normal(c, type, wanted);
        if (value == null)
            return false;
        if (w instanceof PartialDate d)
            return value instanceof PartialDate v && (d.from() == null
                    ? d.text().equals(v.text())
                    : d.from().equals(v.from()) && d.to().equals(v.to()));
        return isNumber(w) && isNumber(value) ? number(w).compareTo(number(value)) == 0 : w.equals(value);
    }

    private static boolean any(Condition c, ValueType type, Object value) throws IOException {
        if (!(c.value() instanceof Collection<?> all))
            throw Problems.of("value-type", c.concept(), String.valueOf(c.value()));
        for (Object wanted : all)
            if (equal(c, type, value, wanted))
            return true;
        return false;
    }

    private static Object normal(Condition c, ValueType type, Object raw) throws IOException {
        try {
            return type == null ? Values.normal(raw) : Values.normal(raw, type);
        } catch (RuntimeException e) {
            throw Problems.caused(e, "value-type", c.concept(), String.valueOf(raw));
        }
    }

    private static boolean bound(Condition c, ValueType type, Object value) throws IOException {
        boolean ge = c.op() == Op.GE;
        if (type == ValueType.DATE || type == null && (c.value() instanceof PartialDate || c.value() instanceof LocalDate)) {
            LocalDate limit = QuerySql.limit(c.concept(), c.value(), ge);
            LocalDate day = !(value instanceof PartialDate d) ? null : ge ? d.to() : d.from();
            return day != null && (ge ? !day.isBefore(limit) : !day.isAfter(limit));
        }
        Integer order = order(type == null && value instanceof PartialDate d ? d.text() : value, normal(c, type, c.value()));
        return order != null && (ge ? order >= 0 : order <= 0);
    }

    /** @return order of two values; null if they are not of one type */
    private static Integer order(Object value, Object limit) {
        if (isNumber(value) && isNumber(limit))
            return number(value).compareTo(number(limit));
        if (value instanceof String a && limit instanceof String b)
            return a.compareTo(b);
        if (value instanceof Instant a && limit instanceof Instant b)
            return a.compareTo(b);
        return value instanceof UUID a && limit instanceof UUID b ? (Integer) IdList.compare(a, b) : null;
    }

    /** Yes and no are numbers of an extension. */
    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof BigDecimal || value instanceof Boolean;
    }

    private static BigDecimal number(Object value) {
        return RowWriter.number(value);
    }
}
