package org.khoso.survey.internal;

import java.util.List;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.survey.internal.Questionnaire.Kind;
import org.khoso.survey.internal.Value.Truth;

/** Columns that must be answered have a value in each row; columns that are not asked have none. */
final class RequiredKind {
    private RequiredKind() {
    }

    static void look(Review review) {
        for (Item item : review.survey().items())
            if (review.answers().asked(item) && !review.answers().none(item.id()))
            for (String row : rows(review, item))
                item.columns().forEach(c -> look(review, item, row, c));
    }

    private static void look(Review review, Item item, String row, Column c) {
        Cell cell = new Cell(item.id(), row, c.id());
        boolean there = review.answers().present(cell);
        Truth visible = review.visible(item, row, c);
        if (there && visible == Truth.FALSE)
            review.found(Kind.REQUIRED, cell, Message.of("survey.wrong.not-asked"));
        if (!there && visible == Truth.TRUE && must(review, item, row, c))
            review.found(Kind.REQUIRED, cell, null);
    }

    static boolean must(Review review, Item item, String row, Column c) {
        return c.required() || !c.requiredWhen().isBlank() && review.holds(c.requiredWhen(), item.id(), row) == Truth.TRUE;
    }

    /** An item without any answer, and a level without any, are one fault each, not one for each column, if a rule says so. */
    private static List<String> rows(Review review, Item item) {
        List<String> used = review.answers().used(item);
        if (used.isEmpty() && review.rule(Kind.ANSWERED, new Cell(item.id(), "", "")) != null || item.free())
            return used;
        if (item.rows().isEmpty())
            return item.rowIds();
        return item.rows().stream().filter(r -> !r.id().equals(Review.UNASSIGNED))
                .filter(r -> used.contains(r.id()) || review.expected(r) && !missing(review, item, r)).map(Row::id).toList();
    }

    private static boolean missing(Review review, Item item, Row row) {
        return !row.levels().isEmpty() && review.rule(Kind.ROWS, new Cell(item.id(), row.id(), "")) != null;
    }
}
