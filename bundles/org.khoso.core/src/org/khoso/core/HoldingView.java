package org.khoso.core;

import java.util.UUID;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** A stored object seen through a record set: each field shows the value of the concept it is bound to. */
public record HoldingView(Holding holding, RecordSetInfo recordSet) implements RecordView {
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
        return recordSet.field(field).map(f -> holding.value(f.concept())).orElse(null);
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

    /** @return the value of a field as its concept stores it, for a field of this record set */
    public Object value(FieldInfo field) {
        return holding.value(field.concept());
    }
}
