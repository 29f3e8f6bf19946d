package org.khoso.survey.internal;

import java.time.LocalDate;
import java.util.List;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.survey.internal.Value.Truth;

/**
 * A response as an expression sees it.
 *
 * @param answers answers
 * @param today   day on which it is asked
 * @param item    current item, null if there is none
 * @param row     current row
 */
record ResponseScope(Answers answers, LocalDate today, String item, String row) implements Scope {
    @Override
    public List<Cell> cells(Expr.Ref ref) {
        String name = ref.item() == null ? item : ref.item();
        Item asked = name == null ? null : answers.item(name);
        if (asked == null)
            return List.of();
        if (ref.all())
            return answers.used(asked).stream().map(r -> new Cell(name, r, ref.column())).toList();
        String one = ref.row() != null ? ref.row() : name.equals(item) ? row : rowOf(asked);
        return one == null ? List.of() : List.of(new Cell(name, one, ref.column()));
    }

    /** The row of the same name, or the only one. Numbers of free rows mean nothing in another item. */
    private String rowOf(Item asked) {
        List<String> rows = asked.free() ? answers.used(asked) : asked.rowIds();
        return !asked.free() && rows.contains(row) ? row : rows.size() == 1 ? rows.getFirst() : null;
    }

    @Override
    public boolean present(Cell cell) {
        return answers.present(cell);
    }

    @Override
    public Value value(Cell cell) {
        return answers.value(cell);
    }

    @Override
    public Value computed(Cell cell) {
        return answers.computed(cell);
    }

    @Override
    public boolean answered(String asked) {
        return answers.any(asked) || answers.none(asked);
    }

    @Override
    public boolean none(String asked) {
        return answers.none(asked);
    }

    @Override
    public Value fact(Expr.Fact fact) {
        LocalDate own = answers.response().referenceDate();
        return switch (fact) {
            case TODAY -> day(today);
            case REFERENCE_DATE -> day(own != null ? own : answers.survey().referenceDate());
            case DEADLINE -> day(answers.survey().deadline());
            case LEVEL -> new Value.Text(answers.response().respondent().level());
        };
    }

    private static Value day(LocalDate day) {
        return day == null ? Truth.UNKNOWN : new Value.Day(day);
    }
}
