package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.survey.AnswerSource.Figure;

/** Figures of an answer: only those of columns that the template asks for. */
final class Figures {
    private final Plan plan;
    private final String within;
    private final List<Figure> all = new ArrayList<>();

    Figures(Plan plan, AccessFilter access) {
        this.plan = plan;
        this.within = Plan.within(access);
    }

    /** Where a value stands. @param row row @param column column */
    record At(String row, String column) {
    }

    static At at(String row, String column) {
        return new At(row, column);
    }

    /** @param value a number; null if nothing is recorded */
    void number(At at, BigDecimal value, String unit, String query, IdList behind) {
        if (plan.asks(at.column))
            all.add(new Figure(at.row, at.column, value, unit, query + within, behind.hash(), behind.list()));
    }

    void number(At at, long value, String unit, String query, IdList behind) {
        number(at, BigDecimal.valueOf(value), unit, query, behind);
    }

    /** @param text words; empty or null if nothing is recorded: that is said, too */
    void text(At at, String text, String query, IdList behind) {
        if (plan.asks(at.column))
            all.add(new Figure(at.row, at.column, null, "", query + within, behind.hash(), behind.list(),
                    text == null || text.isBlank() ? null : text.strip()));
    }

    /** @return a list of those objects, in order */
    static IdList list(Collection<UUID> ids) {
        IdList list = new IdList();
        ids.stream().distinct().sorted(IdList::compare).forEach(id -> list.add(id, null));
        return list;
    }

    /** @return the figures in the order of the template: rows, in each its columns */
    List<Figure> done() {
        if (plan.rows().isEmpty())
            return List.copyOf(all); // free rows stand as they came
        List<String> rows = List.copyOf(plan.rows().keySet());
        List<String> columns = List.copyOf(plan.types().keySet());
        return all.stream()
                .sorted(Comparator.<Figure>comparingInt(f -> rows.indexOf(f.row())).thenComparingInt(f -> columns.indexOf(f.column())))
                .toList();
    }
}
