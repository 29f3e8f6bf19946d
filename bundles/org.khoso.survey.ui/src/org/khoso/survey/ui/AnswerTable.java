package org.khoso.survey.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;

/** An item of a response as rows and columns. Knows no widget. */
final class AnswerTable {
    private final Sheet sheet;
    private final Item item;
    private final List<String> rows;
    private final List<Column> columns;
    private final CellWords words;

    AnswerTable(Sheet sheet, Item item, CellWords words) {
        this.sheet = sheet;
        this.item = item;
        this.words = words.of(sheet);
        columns = sheet.columns(item);
        rows = sheet.rows(item).stream().filter(r -> columns.stream().anyMatch(c -> sheet.shows(new Cell(item.id(), r, c.id())))).toList();
    }

    Item item() {
        return item;
    }

    Sheet sheet() {
        return sheet;
    }

    /** @return whether the item has one row only: then it is a form */
    static boolean form(Item item) {
        return !item.free() && item.rows().isEmpty();
    }

    CellWords words() {
        return words;
    }

    int rows() {
        return rows.size();
    }

    List<Column> columns() {
        return columns;
    }

    Column column(int c) {
        return columns.get(c);
    }

    /** @return whether a row is the one where a new row of a free list begins */
    boolean fresh(int r) {
        return item.free() && sheet.open() && r == rows.size() - 1;
    }

    String label(int r, Locale locale) {
        String id = rows.get(r);
        return item.rows().stream().filter(x -> x.id().equals(id)).map(x -> x.label().in(locale)).findFirst().orElse(id);
    }

    Cell cell(int r, int c) {
        return new Cell(item.id(), rows.get(r), columns.get(c).id());
    }

    /** @return row and column of a cell, of a whole row its first column; empty if it does not show */
    Optional<int[]> find(Cell cell) {
        int r = cell.row().isEmpty() && !rows.contains("") ? 0 : rows.indexOf(cell.row());
        int c = cell.column().isEmpty() ? 0 : columns.stream().map(Column::id).toList().indexOf(cell.column());
        return r < 0 || c < 0 || r >= rows.size() ? Optional.empty() : Optional.of(new int[]{r, c});
    }

    Optional<Given> given(int r, int c) {
        return sheet.given(cell(r, c));
    }

    /** @return value for reading */
    String text(int r, int c) {
        return words.show(columns.get(c), sheet.value(cell(r, c)));
    }

    /** @return whether a cell may be changed: what is not asked and has no value may not */
    boolean editable(int r, int c) {
        return sheet.open() && sheet.shows(cell(r, c));
    }

    /** @return whether a cell must be answered and is not */
    boolean missing(int r, int c) {
        Cell cell = cell(r, c);
        return sheet.asked().required().contains(cell) && sheet.value(cell).isEmpty();
    }

    /** @return cells of a row that have a value */
    List<Cell> filled(int r) {
        return columns.stream().map(c -> new Cell(item.id(), rows.get(r), c.id())).filter(c -> sheet.given(c).isPresent()).toList();
    }
}
