package org.khoso.survey.internal;

import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.survey.internal.Questionnaire.Kind;

/** Values are of the type of their column and stand where the template has a cell. */
final class TypeKind {
    private TypeKind() {
    }

    static void look(Review review) {
        review.answers().response().answers().forEach((cell, given) -> {
            if (!given.value().isBlank())
                look(review, cell, given.value());
        });
    }

    private static void look(Review review, Cell cell, String value) {
        Item item = review.answers().item(cell.item());
        if (item == null)
            review.found(Kind.TYPE, cell, Message.of("survey.wrong.no-item", Wording.cut(cell.item())));
        else if (cell.column().equals(Response.NONE))
            none(review, cell);
        else if (!item.free() && !item.rowIds().contains(cell.row()))
            strange(review, cell);
        else {
            Column column = item.column(cell.column()).orElse(null);
            if (column == null)
                review.found(Kind.TYPE, cell, Message.of("survey.wrong.no-column", Wording.cut(cell.column())));
            else
                Values.wrong(column, value).ifPresent(m -> review.found(Kind.TYPE, cell, m));
        }
    }

    /** An item is declared to have no answer as a whole, not row by row. */
    private static void none(Review review, Cell cell) {
        if (!cell.row().isEmpty())
            review.found(Kind.TYPE, cell, Message.of("survey.wrong.none-row"));
    }

    /** Rules about rows name a strange row once. */
    private static void strange(Review review, Cell cell) {
        if (review.rule(Kind.ROWS, new Cell(cell.item(), cell.row(), "")) == null)
            review.found(Kind.TYPE, cell, Message.of("survey.wrong.row", Wording.cut(cell.row())));
    }
}
