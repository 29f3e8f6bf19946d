package org.khoso.testkit.compliance;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;

/** A record that holds what a test puts into it, even values that don't fit their fields. */
public record TestRecord(UUID id, RecordSetInfo recordSet, String code, Map<String, Object> values) implements RecordView {
    /** Copies the values. */
    public TestRecord {
        values = Collections.unmodifiableMap(new HashMap<>(values));
    }

    /** @return a record without values */
    public static TestRecord of(RecordSetInfo recordSet) {
        return new TestRecord(Ids.next(), recordSet, "T.1", Map.of());
    }

    /** @return the record with another value in that field */
    public TestRecord with(String field, Object value) {
        var copy = new HashMap<>(values);
        copy.put(field, value);
        return new TestRecord(id, recordSet, code, copy);
    }

    @Override
    public Kind kind() {
        return recordSet.kind();
    }

    @Override
    public Object value(String field) {
        return values.get(field);
    }

    @Override
    public String text(String field) {
        return switch (values.get(field)) {
            case null -> "";
            case PartialDate d -> d.display();
            case Boolean b -> b ? "1" : "0";
            case BigDecimal n -> n.toPlainString();
            case Object o -> o.toString();
        };
    }
}
