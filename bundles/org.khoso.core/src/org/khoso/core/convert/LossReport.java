package org.khoso.core.convert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Bilingual;
import org.khoso.core.convert.Outcome.State;

/** How often each field was mapped, composed, lost, or left to a person. As large as the standards data, however many objects. */
public final class LossReport {
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * A field.
     *
     * @param recordSet record set that is left
     * @param field     code in the new record set, or in the old one
     * @param label     label; null if no record set has it
     * @param note      what the standards data says
     * @param counts    how often what happened, by lower-case name of the state
     */
    public record Line(String recordSet, String field, Bilingual label, Bilingual note, Map<String, Long> counts) {
        /** @return how often */
        public long count(String state) {
            return counts.getOrDefault(state, 0L);
        }
    }

    private record Row(String set, Outcome first, EnumMap<State, Long> counts) {
    }

    void add(Plan plan) {
        for (Outcome o : plan.outcomes())
            rows.computeIfAbsent(plan.set() + "/" + o.step(), k -> new Row(plan.set(), o, new EnumMap<>(State.class))).counts.merge(
                    o.state(),
                    1L, Long::sum);
    }

    /** @return fields in the order of the data */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Row r : rows.values()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (State s : State.values())
                counts.put(s.name().toLowerCase(java.util.Locale.ROOT), r.counts.getOrDefault(s, 0L));
            lines.add(new Line(r.set, r.first.step(), r.first.field() == null ? null : r.first.field().label(), r.first.note(), counts));
        }
        return lines;
    }
}
