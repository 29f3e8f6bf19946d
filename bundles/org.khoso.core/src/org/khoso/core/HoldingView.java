package org.khoso.core;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/**
 * A stored object seen through a record set: each field shows the value of the concept it is bound to, or its fallback where none is stored.
 *
 * @param holding   the object
 * @param recordSet how it is described
 * @param parent    what holds it, for fallbacks; null where it is not at hand: fallbacks that name it then give nothing
 */
public record HoldingView(Holding holding, RecordSetInfo recordSet, Holding parent) implements RecordView {
    private static final Pattern REFERENCE = Pattern.compile("\\{(parent\\.)?([^{}]+)}");

    /** A view without what holds the object. */
    public HoldingView(Holding holding, RecordSetInfo recordSet) {
        this(holding, recordSet, null);
    }

    @Override
    public UUID id() {
        return holding.id();
    }

    @Override
    public Kind kind() {
        return holding.kind();
    }

    @Override
    public String code() {
        return holding.text(Concepts.REFERENCE_CODE);
    }

    @Override
    public Object value(String field) {
        return recordSet.field(field).map(f -> {
            Object stored = value(f);
            return stored != null ? stored : fallback(f.fallback());
        }).orElse(null);
    }

    @Override
    public String text(String field) {
        return format(value(field));
    }

    /** @return a value as standards write it */
    static String format(Object value) {
        return switch (value) {
            case null -> "";
            case Boolean b -> b ? "1" : "0";
            case PartialDate d -> d.display();
            default -> value.toString();
        };
    }

    /** @return the value of a field as its concept stores it, for a field of this record set; without fallback */
    public Object value(FieldInfo field) {
        return holding.value(field.concept());
    }

    /** A reference alone keeps the type of its value; a text of which one part is missing is missing as a whole. */
    private Object fallback(String template) {
        if (template.isEmpty())
            return null;
        Matcher m = REFERENCE.matcher(template);
        if (m.matches())
            return referred(m);
        StringBuilder text = new StringBuilder();
        m.reset();
        while (m.find()) {
            String part = format(referred(m));
            if (part.isEmpty())
                return null;
            m.appendReplacement(text, Matcher.quoteReplacement(part));
        }
        return m.appendTail(text).toString();
    }

    private Object referred(Matcher m) {
        Holding of = m.group(1) == null ? holding : parent;
        return of == null ? null : of.value(m.group(2));
    }
}
