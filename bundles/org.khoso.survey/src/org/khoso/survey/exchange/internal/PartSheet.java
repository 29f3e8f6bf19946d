package org.khoso.survey.exchange.internal;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.survey.exchange.internal.BookStyles.Look;
import org.khoso.survey.exchange.internal.Form.Block;
import org.khoso.survey.exchange.internal.Form.Line;

/** A section as a sheet: its items below each other, as in the letter; fields one below the other, tables as tables. */
final class PartSheet {
    private static final int TEXT_LINES = 4;
    private final BookSheet sheet;
    private final Response response;
    private final BookCells cells;
    private final BookChecks checks;
    private final Labels labels;

    PartSheet(BookSheet sheet, Response response, BookCells cells, BookChecks checks, Labels labels) {
        this.sheet = sheet;
        this.response = response;
        this.cells = cells;
        this.checks = checks;
        this.labels = labels;
    }

    /** @return columns of the grid that a section needs */
    static int columns(Form.Part part) {
        return part.blocks().stream().filter(b -> !b.fields())
                .mapToInt(b -> 1 + b.item().columns().stream().mapToInt(PartSheet::span).sum())
                .reduce(6, Math::max);
    }

    /** @return whether each of its codes has a cell of its own */
    private static boolean crosses(Column c) {
        return c.multiple() && !c.options().isEmpty();
    }

    /** Texts need room; of several codes each has a column of its own. */
    private static int span(Column c) {
        return crosses(c) ? c.options().size() : c.type().equals("text") || c.type().equals("choice") ? 2 : 1;
    }

    void write(Block b) {
        Item i = b.item();
        sheet.line().words(0, sheet.columns(), labels.heading(i), labels.en(i.heading()), Look.HEADING);
        if (b.fields())
            fields(i);
        else
            table(b);
        if (response.answers().entrySet().stream()
                .anyMatch(e -> e.getKey().item().equals(i.id()) && e.getValue().origin() == Origin.COMPUTED))
            wide("survey.form.changed", Slot.reason(i.id()), null);
        wide("survey.form.none", new Slot(i.id(), "", Response.NONE, ""), response.answers().get(new Cell(i.id(), "", Response.NONE)));
        sheet.line();
    }

    private void wide(String key, Slot slot, Given g) {
        sheet.line().words(0, 1, labels.words().vi(key), labels.words().en(key), Look.LABEL);
        place(1, sheet.columns() - 1, slot, null, g, 1);
    }

    private void fields(Item i) {
        for (Column c : i.columns()) {
            Given g = given(i, "", c);
            sheet.line().words(0, 1, labels.column(i, c), labels.en(c.label()), Look.LABEL);
            if (crosses(c))
                crosses(i, c, g);
            else if (c.type().equals("text"))
                watched(1, sheet.columns() - 1, i, "", c, TEXT_LINES);
            else
                watched(1, 3, i, "", c, 1);
        }
    }

    /** Of several codes each has a line with a cross. */
    private void crosses(Item i, Column c, Given g) {
        for (Option o : c.options()) {
            sheet.line().words(0, 1, "    " + o.label().vi(), labels.en(o.label()), Look.LABEL);
            cross(1, i, "", c, o, g);
        }
    }

    private void cross(int column, Item i, String row, Column c, Option o, Given g) {
        boolean crossed = g != null && List.of(g.value().split(",")).contains(o.id());
        sheet.cross(column, new Slot(i.id(), row, c.id(), o.id()), g, crossed);
        checks.cross(sheet.sheet(), new CellRangeAddressList(sheet.row(), sheet.row(), column, column));
    }

    private void watched(int column, int span, Item i, String row, Column c, int lines) {
        place(column, span, new Slot(i.id(), row, c.id(), ""), c, given(i, row, c), lines);
        checks.watch(sheet.sheet(), c, new CellRangeAddressList(sheet.row(), sheet.row(), column, column));
    }

    /** A text that no cell holds stays where it is: the cell says so and is locked. */
    private void place(int column, int span, Slot slot, Column c, Given g, int lines) {
        if (cells.fits(c, g))
            sheet.input(column, span, slot, c, g, lines);
        else
            sheet.words(column, span, labels.words().vi("survey.sheet.too-long"), labels.words().en("survey.sheet.too-long"), Look.NOTE);
    }

    private Given given(Item i, String row, Column c) {
        return response.answers().get(new Cell(i.id(), row, c.id()));
    }

    private void table(Block b) {
        Item i = b.item();
        heads(i);
        int first = sheet.row() + 1;
        for (Line l : b.rows()) {
            sheet.line().words(0, 1, l.label() == null ? l.id() : l.label().vi(), l.label() == null ? "" : labels.en(l.label()),
                    Look.LABEL);
            int at = 1;
            for (Column c : i.columns()) {
                row(i, l, c, at);
                at += span(c);
            }
        }
        watch(i, first, sheet.row());
    }

    private void row(Item i, Line l, Column c, int at) {
        if (!crosses(c)) {
            place(at, span(c), new Slot(i.id(), l.id(), c.id(), ""), c, given(i, l.id(), c), c.type().equals("text") && !i.free() ? 2 : 1);
            return;
        }
        Given g = given(i, l.id(), c);
        for (int k = 0; k < c.options().size(); k++) {
            Option o = c.options().get(k);
            boolean crossed = g != null && List.of(g.value().split(",")).contains(o.id());
            sheet.cross(at + k, new Slot(i.id(), l.id(), c.id(), o.id()), g, crossed);
        }
    }

    private void heads(Item i) {
        sheet.line().words(0, 1, labels.words().vi(i.free() ? "survey.form.number" : "survey.form.row"),
                labels.words().en(i.free() ? "survey.form.number" : "survey.form.row"), Look.HEAD);
        int at = 1;
        for (Column c : i.columns()) {
            if (crosses(c))
                for (Option o : c.options())
                    sheet.words(at++, 1, labels.column(i, c) + ": " + o.label().vi(), labels.en(o.label()), Look.HEAD);
            else {
                sheet.words(at, span(c), labels.column(i, c), labels.en(c.label()), Look.HEAD);
                at += span(c);
            }
        }
    }

    private void watch(Item i, int first, int last) {
        int at = 1;
        for (Column c : i.columns()) {
            if (crosses(c))
                checks.cross(sheet.sheet(), new CellRangeAddressList(first, last, at, at + span(c) - 1));
            else
                checks.watch(sheet.sheet(), c, new CellRangeAddressList(first, last, at, at));
            at += span(c);
        }
    }
}
