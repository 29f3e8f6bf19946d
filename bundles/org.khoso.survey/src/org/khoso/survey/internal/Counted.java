package org.khoso.survey.internal;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;

/** An answer in the words of the item that asked for it: a source has a number and columns of its own. */
final class Counted {
    private Counted() {
    }

    static Answer as(Item item, Answer answer) {
        boolean own = item.getId().equals(answer.item())
                && item.getColumns().stream().allMatch(c -> Templates.from(c).equals(c.getId()));
        if (own)
            return answer;
        List<Figure> figures = new ArrayList<>();
        for (Figure f : answer.figures())
            for (Column c : item.getColumns())
                if (Templates.from(c).equals(f.column()))
                figures.add(new Figure(f.row(), c.getId(), f.value(), f.unit(), f.query(), f.listHash(), f.list(), f.text()));
        return new Answer(item.getId(), answer.snapshot(), answer.position(), List.copyOf(figures), answer.coverage());
    }
}
