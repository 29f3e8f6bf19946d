package org.khoso.intake.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
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
    /** Key among the raw texts of remarks that have no field. */
    private static final String REMARKS = "@remarks";
    private static final Set<String> ALIKE = Set.of(Concepts.LANGUAGE, Concepts.ACCESS_MODE, Concepts.RELIABILITY);

    final Map<String, Object> values = new LinkedHashMap<>();
    final Map<String, String> raw = new HashMap<>();
    private final RecordSetInfo set;
    private final Plan plan;
    private final TableRow row;
    private final StringBuilder kept = new StringBuilder();

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
            if (read.problem() != null)
                findings.add(Problems.of(read.problem(), kind, subject, f.code(), cell.text(), f.label(), plan.place(row.number()),
                        plan.header(c.index())));
            if (read.value() == null) {
                if (cell.kind() != Cell.Kind.ERROR)
                    keep(c.index(), cell);
            } else if (values.putIfAbsent(f.code(), read.value()) != null)
                again(c, cell, read.value());
            boolean differs = !cell.text().equals(read.value() instanceof org.khoso.api.PartialDate d
                    ? d.display()
                    : String.valueOf(read.value()));
            if (read.problem() != null || differs)
                raw.put(f.code(), cell.text());
        }
        pairs.split(set, values, raw, f -> columns.stream().anyMatch(c -> c.field().equals(f)));
        return this;
    }

    /** A second column of the same field: text goes on, of anything else the first one stands and the second is kept as a remark. */
    private void again(Column c, Cell cell, Object value) {
        String code = c.field().code();
        Object first = values.get(code);
        if (first.equals(value))
            return;
        if (first instanceof String a && value instanceof String b && c.field().codeList() == null)
            values.put(code, a + "; " + b);
        else
            keep(c.index(), cell);
    }

    /** What its field cannot hold is kept with the name of its column, so that nothing of the row is lost. */
    private void keep(int column, Cell cell) {
        String head = plan.header(column);
        kept.append(kept.isEmpty() ? "" : "; ").append(head.isEmpty() ? "" : head + ": ").append(cell.text());
    }

    /**
     * Whether a dossier's column says something of a record in the row of that record: what describes both alike where each row
     * names the dossier anew, and whatever differs from the dossier's own row.
     */
    boolean tells(Column c, TableRow record, int own) {
        String text = record.cell(c.index()).text();
        if (text.isEmpty() || row.cells().isEmpty())
            return false;
        if (ALIKE.contains(c.field().concept()))
            return plan.inner(row);
        return record.number() != own && !text.equals(row.cell(c.index()).text());
    }

    /** What a mixed sheet says of a dossier in the row of a record, otherwise than in the dossier's own, is kept with the record. */
    Described others(List<Column> columns, Described dossier) {
        for (Column c : dossier.row.cells().isEmpty() ? List.<Column>of() : columns) {
            Cell cell = row.cell(c.index());
            if (!cell.blank() && !cell.text().equals(dossier.row.cell(c.index()).text()))
                keep(c.index(), cell);
        }
        return this;
    }

    /** Columns without a field, cells beyond the last head, and what no field could hold, become part of the note. */
    Described remarks() {
        for (int c : plan.unmapped)
            if (!row.cell(c).blank())
            keep(c, row.cell(c));
        for (int c = plan.width(); c < row.cells().size(); c++)
            if (!row.cell(c).blank())
            keep(c, row.cell(c));
        return kept();
    }

    /** What no field could hold becomes part of the note; without a field for notes it travels as it stood. */
    Described kept() {
        if (kept.isEmpty())
            return this;
        String more = kept.toString();
        kept.setLength(0);
        FieldInfo note = set.byConcept(Concepts.NOTE).filter(f -> f.type() == FieldType.TEXT).orElse(null);
        if (note == null) {
            raw.merge(REMARKS, more, (a, b) -> a + "; " + b);
            return this;
        }
        Object own = values.get(note.code());
        if (own != null)
            raw.putIfAbsent(note.code(), String.valueOf(own));
        values.put(note.code(), own == null ? more : own + "; " + more);
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
