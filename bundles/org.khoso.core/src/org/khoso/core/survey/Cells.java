package org.khoso.core.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;

/** Cells in the order in which the letter has them: rows, then columns. */
public final class Cells {
    private Cells() {
    }

    /**
     * @return the cell for a declared none, all cells of the fixed rows, those of the free rows that have answers, and at the end
     *         cells with answers that the item does not know (of another version)
     */
    public static List<Cell> of(Item item, Response response) {
        List<Cell> cells = new ArrayList<>(List.of(new Cell(item.id(), "", Response.NONE)));
        var there = new TreeSet<Cell>();
        response.answers().keySet().stream().filter(c -> c.item().equals(item.id())).forEach(there::add);
        List<String> rows = item.free() ? there.stream().map(Cell::row).filter(r -> !r.isEmpty()).distinct().toList() : item.rowIds();
        for (String row : rows)
            for (Column column : item.columns())
                cells.add(new Cell(item.id(), row, column.id()));
        there.removeAll(cells);
        cells.addAll(there);
        return cells;
    }
}
