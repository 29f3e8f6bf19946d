package org.khoso.intake.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.intake.internal.Plan.Column;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.TableRow;
import org.khoso.intake.values.internal.Pairs;
import org.khoso.intake.values.internal.Values;
import org.khoso.model.Concepts;

/** Values of one row. */
final class Described {
    final Map<String, Object> values = new LinkedHashMap<>();
    final Map<String, String> raw = new HashMap<>();
    private final RecordSetInfo set;
    private final Plan plan;
    private final TableRow row;

    Described(RecordSetInfo set, Plan plan, TableRow row) {
        this.set = set;
        this.plan = plan;
        this.row = row;
    }

    /** Reads the columns. @param subject what a person calls the thing @return it */
    Described read(List<Column> columns, Values reader, Pairs pairs, Kind kind, String subject, List<Finding> findings) {
        for (Column c : columns) {
            Cell cell = row.cell(c.index());
            if (cell.blank())
                continue;
            FieldInfo f = c.field();
            Values.Read read = reader.read(f, cell);
            if (read.value() != null)
                values.put(f.code(), read.value());
            if (read.problem() != null)
                findings.add(Problems.of(read.problem(), kind, subject, f.code(), cell.text(), f.label(),
                        plan.place(row.number())));
            boolean differs = !cell.text().equals(read.value() instanceof org.khoso.api.PartialDate d
                    ? d.display()
                    : String.valueOf(read.value()));
            if (read.problem() != null || differs)
                raw.put(f.code(), cell.text());
        }
        pairs.split(set, values, raw, f -> columns.stream().anyMatch(c -> c.field().equals(f)));
        return this;
    }

    /** Columns without a field become part of the note, as "header: value", so that nothing of the row is lost. */
    Described remarks() {
        StringBuilder more = new StringBuilder();
        for (int c : plan.unmapped) {
            Cell cell = row.cell(c);
            if (cell.blank())
                continue;
            String head = plan.header(c);
            more.append(more.isEmpty() ? "" : "; ").append(head.isEmpty() ? "" : head + ": ").append(cell.text());
        }
        if (more.isEmpty())
            return this;
        FieldInfo note = set.byConcept(Concepts.NOTE).orElse(null);
        if (note == null) {
            raw.put("@remarks", more.toString());
            return this;
        }
        Object own = values.get(note.code());
        if (own != null)
            raw.put(note.code(), String.valueOf(own));
        values.put(note.code(), own == null ? more.toString() : own + "; " + more);
        return this;
    }

    /** Fills a field that the row leaves open. */
    Described fill(String concept, Object value) {
        set.byConcept(concept).ifPresent(f -> {
            if (value != null && !"".equals(value))
                values.putIfAbsent(f.code(), value);
        });
        return this;
    }

    /** @return text of the first of these concepts that has one, else empty */
    String text(String... concepts) {
        for (String c : concepts) {
            Object v = set.byConcept(c).map(f -> values.get(f.code())).orElse(null);
            if (v != null && !v.toString().isEmpty())
                return v.toString();
        }
        return "";
    }

    long number(String concept) {
        return set.byConcept(concept).map(f -> values.get(f.code())).filter(Long.class::isInstance).map(Long.class::cast)
                .orElse(-1L);
    }
}
