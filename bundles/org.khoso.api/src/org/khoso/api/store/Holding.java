package org.khoso.api.store;

import java.util.Map;
import java.util.UUID;
import org.khoso.api.Kind;

/**
 * One object of the archive as a flat row: values by concept (feature of {@code holdings.ecore}, or {@code ext:NAME}).
 * Values are String, Long, BigDecimal, Boolean, {@link org.khoso.api.PartialDate}, {@link java.time.Instant},
 * {@link UUID}. Absent means no value; there are no null values.
 *
 * @param id      identity
 * @param kind    kind
 * @param parent  what it belongs to: fonds of a catalogue, dossier of a record, record of a file; null at the top
 * @param version counts changes from 1; 0 for one that was never stored
 * @param values  values by concept
 */
public record Holding(UUID id, Kind kind, UUID parent, long version, Map<String, Object> values) {
    /** Copies the values. */
    public Holding {
        values = Map.copyOf(values);
    }

    /** @return value of a concept, or null */
    public Object value(String concept) {
        return values.get(concept);
    }

    /** @return value as text, empty if absent */
    public String text(String concept) {
        Object v = values.get(concept);
        return v == null ? "" : v instanceof org.khoso.api.PartialDate d ? d.display() : v.toString();
    }
}
