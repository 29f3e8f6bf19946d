package org.khoso.survey.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** Which cells of a survey are asked. Conditions are not asked yet: every column counts as visible, a required one as required. */
final class AskedCells {
    private AskedCells() {
    }

    static Asked of(Template survey, Response response) {
        Set<Cell> required = new HashSet<>();
        for (Item item : survey.items())
            for (String row : rows(item, response))
                item.columns().stream().filter(Column::required).forEach(c -> required.add(new Cell(item.id(), row, c.id())));
        return new Asked(Set.of(), required);
    }

    /** @return rows of an item; of a free one those that have answers: the next one need not be filled in */
    private static List<String> rows(Item item, Response response) {
        return !item.free()
                ? item.rowIds()
                : response.answers().keySet().stream().filter(c -> c.item().equals(item.id()) && !c.column().equals(Response.NONE))
                        .map(Cell::row).distinct().toList();
    }
}
