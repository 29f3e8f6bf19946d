package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.core.Session;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.UiJobs;

/** An item of a response: the letter's words, whether it may be changed and why not, its answers as a form or a grid, and "none". */
final class AnswerView {
    private final Composite box;
    private final Label section;
    private final Label number;
    private final Label wording;
    private final Label state;
    private final Composite pages;
    private final AnswerForm form;
    private final AnswerGrid grid;
    private final Label nothing;
    private final Label note;
    private final NoneBox none;
    private final Behind behind;
    private final Kit kit;
    private final Answering answering;
    private Figure listed;
    private Sheet sheet;
    private Item item;

    /** @param open told which object of a list behind a number to go to */
    AnswerView(Composite parent, Kit kit, Answering answering, UiJobs jobs, Consumer<Holding> open) {
        this.kit = kit;
        this.answering = answering;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        section = label("survey.section");
        number = kit.look().heading(box, "");
        number.setLayoutData(Kit.wide());
        wording = label("survey.wording");
        state = label("survey.answer.state");
        pages = new Composite(box, SWT.NONE);
        pages.setLayout(new StackLayout());
        pages.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        form = new AnswerForm(pages, kit, answering);
        grid = new AnswerGrid(pages, kit, answering);
        nothing = new Label(pages, SWT.WRAP);
        nothing.setData("khoso.id", "survey.answer.nothing");
        note = label("survey.cell.note");
        none = new NoneBox(box, kit, answering);
        none.control().setLayoutData(Kit.wide());
        behind = new Behind(box, kit.tr(), kit.look(), jobs, open);
        behind.visible(false);
    }

    private Label label(String id) {
        var l = new Label(box, SWT.WRAP);
        l.setData("khoso.id", id);
        l.setLayoutData(Kit.wide());
        Kit.seen(l, false);
        return l;
    }

    Composite control() {
        return box;
    }

    /** Shows an item of a response. Another item first stores what was typed in the one before. */
    void show(Sheet now, Item which) {
        boolean same = sheet != null && item != null && item.id().equals(which.id()) && sheet.response().id().equals(now.response().id());
        if (!same)
            commit();
        sheet = now;
        item = which;
        boolean editable = now.open() && !now.none(which);
        heading();
        kit.say(state, state(editable), now.open() && now.response().issue().reason().isEmpty() ? Tone.QUIET : Tone.SHOULD);
        page(editable, same);
        Kit.seen(none.control(), !which.columns().isEmpty());
        none.show(now, which, now.open());
        box.layout(true, true);
    }

    private void heading() {
        String title = sheet.survey().sections().stream().filter(s -> s.id().equals(item.section()))
                .map(s -> s.id() + ". " + kit.tr().say(s.title())).findFirst().orElse("");
        kit.say(section, title, Tone.QUIET);
        number.setText(kit.tr().say("survey.ui.item", item.id()).replace("&", "&&"));
        kit.say(wording, kit.tr().say(item.heading()), Tone.TEXT);
    }

    /** Why the item is as it is: frozen, sent back, declared to have none; else who answers it. */
    private String state(boolean editable) {
        List<String> said = new ArrayList<>();
        State at = sheet.response().state();
        String reason = sheet.response().issue().reason();
        if (!at.open())
            said.add(kit.tr().say("survey.ui.frozen." + (at == State.ISSUED || at == State.DISPATCHED ? "issued" : "sent"), kit.state(at)));
        if (at == State.RETURNED)
            said.add(kit.tr().say("survey.ui.returned", reason));
        if (at.open() && !editable)
            said.add(kit.tr().say("survey.ui.none.declared"));
        else if (at.open() && !item.columns().isEmpty())
            said.add(kit.tr().say(item.computed() ? "survey.ui.fill.computed" : "survey.ui.fill.person"));
        return String.join(" ", said);
    }

    private void page(boolean editable, boolean same) {
        var table = new AnswerTable(sheet, item, kit.words());
        Control top;
        if (table.columns().isEmpty() || table.rows() == 0) {
            form.close();
            grid.close();
            top = nothing;
            nothing.setText(kit.tr().say(item.columns().isEmpty()
                    ? "survey.ui.no-columns"
                    : table.columns().isEmpty() ? "survey.ui.unasked" : "survey.ui.no-rows"));
        } else if (AnswerTable.form(item)) {
            grid.close();
            form.show(sheet, item, editable);
            top = form.control();
        } else {
            form.close();
            grid.show(table, editable);
            top = grid.control();
        }
        boolean other = ((StackLayout) pages.getLayout()).topControl != top;
        ((StackLayout) pages.getLayout()).topControl = top;
        pages.layout();
        if (top == nothing)
            answering.on(Sheet.noneOf(item));
        else if (top == grid.control() && (other || !same))
            grid.tell();
        else if (!same)
            answering.on(table.cell(0, 0));
    }

    /** Says below a grid what is wrong with the cell of the cursor, or what keys do. */
    void on(Cell cell) {
        boolean inGrid = sheet != null && ((StackLayout) pages.getLayout()).topControl == grid.control();
        String said = "";
        Tone tone = Tone.QUIET;
        if (inGrid) {
            List<String> lines = new ArrayList<>();
            answering.drafts(sheet).failed(cell).ifPresent(d -> lines.add(d.problem()));
            for (Fault f : sheet.faults(cell))
                lines.add(kit.tr().say("survey.ui.severity." + f.severity()) + ": " + kit.tr().say(f.message()));
            tone = lines.isEmpty() ? Tone.QUIET : Tone.MUST;
            said = !lines.isEmpty() ? String.join(" ", lines) : sheet.open() && !sheet.none(item) ? kit.tr().say("survey.ui.keys") : "";
        }
        if (kit.say(note, said, tone))
            box.layout(true, true);
    }

    /** Shows the objects behind a number that was counted again; null hides them. */
    void behind(Session session, Figure figure) {
        if (figure == listed)
            return;
        boolean seen = (figure != null) != (listed != null);
        listed = figure;
        behind.visible(figure != null);
        if (figure != null)
            behind.show(session, figure);
        if (seen)
            box.layout(true, true);
    }

    /** Stores what was typed. */
    void commit() {
        form.commit();
        grid.close();
        none.commit();
    }

    /** Puts the cursor on a cell, or into the answers. */
    void focus(Cell cell) {
        Control top = ((StackLayout) pages.getLayout()).topControl;
        if (cell != null && cell.column().equals(Response.NONE))
            none.control().setFocus();
        else if (top == form.control())
            form.focus(cell);
        else if (top == grid.control())
            grid.focus(cell);
    }
}
