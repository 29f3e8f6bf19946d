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
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Value.Truth;

/** Which cells of a survey are asked: by the same conditions as the rules ask, so that a form and a letter never contradict them. */
final class AskedCells {
    private final Review review;
    private final Response response;
    private final Set<Cell> hidden = new HashSet<>();
    private final Set<Cell> required = new HashSet<>();

    private AskedCells(Review review, Response response) {
        this.review = review;
        this.response = response;
    }

    /** @throws KhosoException if a condition of the survey can't be asked */
    static Asked of(Template survey, Response response) throws KhosoException {
        var all = new AskedCells(new Review(new Questionnaire(survey), response, LocalDate.now(), List.of()), response);
        survey.items().forEach(all::item);
        return new Asked(all.hidden, all.required);
    }

    private void item(Item item) {
        boolean asked = review.answers().asked(item);
        for (String row : rows(item))
            for (Column c : item.columns())
                if (!asked || foreign(item, row) || review.visible(item, row, c) != Truth.TRUE)
                hidden.add(new Cell(item.id(), row, c.id()));
                else if (counts(item, row) && RequiredKind.must(review, item, row, c))
                required.add(new Cell(item.id(), row, c.id()));
    }

    /** @return whether a row is of a level that who answers is not asked about; a row that is only computed is no such */
    private boolean foreign(Item item, String row) {
        return item.rows().stream().anyMatch(r -> r.id().equals(row) && !r.id().equals(Review.UNASSIGNED) && !review.expected(r));
    }

    /** A free row is not required as long as nothing of it is there, nor is one that is only computed, nor an item declared to have none. */
    private boolean counts(Item item, String row) {
        if (review.answers().none(item.id()))
            return false;
        if (item.free())
            return response.answers().keySet().stream().anyMatch(c -> c.item().equals(item.id()) && c.row().equals(row));
        return item.rows().stream().filter(r -> r.id().equals(row)).map(Row::id).noneMatch(Review.UNASSIGNED::equals);
    }

    /** @return rows of an item; of a free one those that have answers, and the next */
    private List<String> rows(Item item) {
        if (!item.free())
            return item.rowIds();
        List<String> rows = new ArrayList<>(response.answers().keySet().stream()
                .filter(c -> c.item().equals(item.id()) && !c.column().equals(Response.NONE)).map(Cell::row).distinct().toList());
        int last = rows.stream().filter(r -> r.matches("[0-9]{1,4}")).mapToInt(Integer::parseInt).max().orElse(0);
        rows.add(String.valueOf(last + 1));
        return rows;
    }
}
