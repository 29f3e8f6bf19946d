package org.khoso.survey.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Value.Truth;

/** Which cells of a survey are asked of who answers: by levels and conditions, as the rules see them. A condition that can't be told yet hides its column. */
final class AskedCells {
    private final Review review;
    private final Set<Cell> hidden = new HashSet<>();
    private final Set<Cell> required = new HashSet<>();

    private AskedCells(Review review) {
        this.review = review;
    }

    static Asked of(Template survey, Response response, LocalDate today) throws KhosoException {
        var cells = new AskedCells(new Review(new Questionnaire(survey), response, today, List.of()));
        for (Item item : survey.items())
            for (String row : cells.rows(item))
                for (Column c : item.columns())
                    cells.look(item, row, c);
        return new Asked(cells.hidden, cells.required);
    }

    private void look(Item item, String row, Column c) {
        Cell cell = new Cell(item.id(), row, c.id());
        boolean used = review.answers().used(item).contains(row);
        if (!review.answers().asked(item) || !used && !expected(item, row) || review.visible(item, row, c) != Truth.TRUE)
            hidden.add(cell);
        else if ((used || !item.free()) && RequiredKind.must(review, item, row, c))
            required.add(cell);
    }

    /** Rows of levels above who answers are asked of others. */
    private boolean expected(Item item, String row) {
        return item.rows().stream().filter(r -> r.id().equals(row)).allMatch(review::expected);
    }

    /** @return rows of an item; of a free one those that have answers, and the next */
    private List<String> rows(Item item) {
        if (!item.free())
            return item.rowIds();
        List<String> rows = new ArrayList<>(review.answers().used(item));
        int last = rows.stream().filter(r -> r.matches("[0-9]{1,4}")).mapToInt(Integer::parseInt).max().orElse(0);
        rows.add(String.valueOf(last + 1));
        return rows;
    }
}
