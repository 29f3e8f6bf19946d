package org.khoso.api;

import java.util.List;
import java.util.UUID;

/** An object seen through a record set: values by field code. Immutable, thread-safe. No EMF, no database in it. */
public interface RecordView {
    /** @return identity, never null */
    UUID id();

    /** @return kind of object */
    Kind kind();

    /** @return the record set that it is seen through */
    RecordSetInfo recordSet();

    /** @return reference code; empty if it has none */
    String code();

    /** @return the value of a field: String, Long, BigDecimal, PartialDate, Boolean; null if absent or not a field */
    Object value(String field);

    /** @return the value as the standard writes it (dd/MM/yyyy, 1/0, codes); empty if absent */
    String text(String field);

    /** @return fields in the order of the standard */
    default List<FieldInfo> fields() {
        return recordSet().fields();
    }
}
