package org.khoso.survey.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** Which cells of a survey are asked. Conditions are not asked yet: every column of an item that who answers is asked counts as visible, a required one as required. */
final class AskedCells {
    private AskedCells() {
    }

    static Asked of(Template survey, Response response) {
        Set<Cell> hidden = new HashSet<>();
        Set<Cell> required = new HashSet<>();
        for (Item item : survey.items()) {
            boolean asked = item.levels().isEmpty() || item.levels().contains(response.respondent().level());
            for (String row : rows(item, response))
                for (Column c : item.columns())
                    if (!asked)
                    hidden.add(new Cell(item.id(), row, c.id()));
                    else if (c.required() && there(item, row, response))
                    required.add(new Cell(item.id(), row, c.id()));
        }
        return new Asked(hidden, required);
    }

    /** A free row is not required as long as nothing of it is there. */
    private static boolean there(Item item, String row, Response response) {
        return !item.free() || response.answers().keySet().stream().anyMatch(c -> c.item().equals(item.id()) && c.row().equals(row));
    }

    /** @return rows of an item; of a free one those that have answers, and the next */
    private static List<String> rows(Item item, Response response) {
        if (!item.free())
            return item.rowIds();
        List<String> rows = new ArrayList<>(response.answers().keySet().stream()
                .filter(c -> c.item().equals(item.id()) && !c.column().equals(Response.NONE)).map(Cell::row).distinct().toList());
        int last = rows.stream().filter(r -> r.matches("[0-9]{1,4}")).mapToInt(Integer::parseInt).max().orElse(0);
        rows.add(String.valueOf(last + 1));
        return rows;
    }
}
