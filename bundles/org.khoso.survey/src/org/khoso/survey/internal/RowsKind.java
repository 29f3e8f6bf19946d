package org.khoso.survey.internal;

import java.util.List;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.survey.internal.Questionnaire.Kind;

/** Fixed rows are those of the template, one for each level that is asked; free rows are numbered without a gap. */
final class RowsKind {
    private RowsKind() {
    }

    static void look(Review review) {
        for (Item item : review.survey().items()) {
            if (item.free())
                numbers(review, item);
            for (String row : review.answers().strange(item))
                found(review, item, row, Message.of("survey.wrong.row", Wording.cut(row)));
            if (!review.answers().none(item.id()) && review.answers().asked(item))
                levels(review, item);
        }
    }

    private static void numbers(Review review, Item item) {
        int n = 1;
        for (String row : review.answers().used(item))
            if (row.equals(String.valueOf(n)))
            n++;
            else {
                found(review, item, row, Message.of("survey.wrong.number", Wording.cut(row), n));
                return;
            }
    }

    private static void levels(Review review, Item item) {
        List<String> used = review.answers().used(item);
        for (Row row : used.isEmpty() ? List.<Row>of() : item.rows())
            if (!row.levels().isEmpty() && !used.contains(row.id()) && review.expected(row))
            found(review, item, row.id(), Message.of("survey.wrong.row-missing"));
    }

    private static void found(Review review, Item item, String row, Message detail) {
        review.found(Kind.ROWS, new Cell(item.id(), row, ""), detail);
    }
}
