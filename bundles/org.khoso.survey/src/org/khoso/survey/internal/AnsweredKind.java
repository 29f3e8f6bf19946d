package org.khoso.survey.internal;

import java.util.List;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.survey.internal.Questionnaire.Kind;
import org.khoso.survey.internal.Value.Truth;

/** Each item that is asked has a value, or is declared to have none with the reason; not both. */
final class AnsweredKind {
    private AnsweredKind() {
    }

    static void look(Review review) {
        Answers answers = review.answers();
        for (Item item : review.survey().items()) {
            Cell none = new Cell(item.id(), "", Response.NONE);
            boolean any = answers.any(item.id());
            if (!answers.response().answers().containsKey(none)) {
                if (!any && answers.asked(item) && visible(review, item))
                    review.found(Kind.ANSWERED, new Cell(item.id(), "", ""), null);
            } else if (!answers.none(item.id()))
                review.found(Kind.ANSWERED, none, Message.of("survey.wrong.none-reason"));
            else if (any)
                review.found(Kind.ANSWERED, none, Message.of("survey.wrong.none-beside"));
        }
    }

    /** @return whether any column is asked in any row */
    static boolean visible(Review review, Item item) {
        List<String> rows = item.free() ? List.of("") : item.rowIds();
        return item.columns().stream().anyMatch(c -> rows.stream().anyMatch(r -> review.visible(item, r, c) == Truth.TRUE));
    }
}
