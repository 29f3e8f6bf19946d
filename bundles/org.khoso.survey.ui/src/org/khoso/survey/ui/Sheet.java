package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/**
 * A response as it is shown: what it asks, what is answered, what a check found. Read in the background, never changed.
 *
 * @param survey   survey
 * @param response answers
 * @param asked    what is asked
 * @param faults   what a check found; nothing as long as nobody asked for one
 * @param checked  whether it was checked
 */
record Sheet(Template survey, Response response, Asked asked, List<Fault> faults, boolean checked) {
    private static final List<String> SEVERITIES = List.of("error", "warning", "info");

    /** @return whether answers may be changed */
    boolean open() {
        return response.state().open();
    }

    Optional<Given> given(Cell cell) {
        return Optional.ofNullable(response.answers().get(cell));
    }

    /** @return value of a cell, empty if it has none */
    String value(Cell cell) {
        return given(cell).map(Given::value).orElse("");
    }

    /** @return cell under which an item is declared to have no answer */
    static Cell noneOf(Item item) {
        return new Cell(item.id(), "", Response.NONE);
    }

    boolean none(Item item) {
        return given(noneOf(item)).isPresent();
    }

    /** @return whether a person who changes the value must say why */
    boolean needsReason(Cell cell, String value) {
        Given g = response.answers().get(cell);
        return g != null && (g.origin() == Origin.COMPUTED || g.origin() == Origin.OVERRIDDEN) && !value.isEmpty()
                && !value.equals(g.value());
    }

    /** @return rows of an item that have answers, and for a free one the next row */
    List<String> rows(Item item) {
        if (!item.free())
            return item.rowIds();
        List<String> rows = new ArrayList<>(response.answers().keySet().stream()
                .filter(c -> c.item().equals(item.id()) && !c.column().equals(Response.NONE)).map(Cell::row).distinct()
                .sorted(Comparator.comparingInt(Sheet::number)).toList());
        if (open())
            rows.add(String.valueOf(rows.isEmpty() ? 1 : number(rows.getLast()) + 1));
        return rows;
    }

    private static int number(String row) {
        return row.matches("[0-9]{1,9}") ? Integer.parseInt(row) : 0;
    }

    /** @return whether a cell is asked, or has a value in spite of that: what must go can be seen */
    boolean shows(Cell cell) {
        return !asked.hidden().contains(cell) || !value(cell).isEmpty();
    }

    /** @return columns of an item that show in any row */
    List<Column> columns(Item item) {
        List<String> rows = rows(item);
        return item.columns().stream()
                .filter(c -> rows.isEmpty() || rows.stream().anyMatch(r -> shows(new Cell(item.id(), r, c.id())))).toList();
    }

    /** @return what is wrong with a cell, the worst first */
    List<Fault> faults(Cell cell) {
        return faults.stream().filter(f -> f.cell().equals(cell)).sorted(Comparator.comparingInt(f -> SEVERITIES.indexOf(f.severity())))
                .toList();
    }
}
