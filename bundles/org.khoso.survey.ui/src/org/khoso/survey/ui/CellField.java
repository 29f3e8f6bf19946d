package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.survey.ui.Drafts.Draft;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Unsaved;

/** A column of an item that has one row: its label, its entry, a reason where a counted value is replaced, and what is wrong. */
final class CellField {
    private static final int SETTLES_MILLIS = 700;

    private final Cell cell;
    private final Column column;
    private final Kit kit;
    private final Answering answering;
    private final Runnable resized;
    private final Label label;
    private final Entry entry;
    private final Text reason;
    private final Label note;
    private final Runnable settled = this::settled;
    private Sheet sheet;
    /** What the entry says when nothing was typed. */
    private String base = "";
    /** What was handed over for storing; null if nothing is on its way. */
    private String sent;
    private boolean open;

    CellField(Composite form, Cell cell, Column column, Kit kit, Answering answering, Runnable resized) {
        this.cell = cell;
        this.column = column;
        this.kit = kit;
        this.answering = answering;
        this.resized = resized;
        label = new Label(form, SWT.WRAP);
        label.setLayoutData(Kit.wide());
        entry = Entry.of(form, column, kit);
        Kit.named(entry.control(), "survey.field." + column.id(), this::name);
        reason = new Text(form, SWT.BORDER);
        reason.setLayoutData(Kit.wide());
        reason.setMessage(kit.tr().say("survey.ui.reason.hint"));
        Kit.named(reason, "survey.field." + column.id() + ".reason", () -> kit.tr().say("survey.ui.reason.hint"));
        Kit.seen(reason, false);
        note = new Label(form, SWT.WRAP);
        note.setLayoutData(Kit.wide());
        Kit.seen(note, false);
        entry.onChange(this::modified);
        for (Control c : List.of(entry.control(), reason)) {
            c.addListener(SWT.FocusIn, e -> answering.on(cell));
            c.addListener(SWT.FocusOut, e -> left());
            c.addListener(SWT.Traverse, this::traverse);
            Unsaved.attach(c, this::revert);
            if (c instanceof Text)
                c.addListener(SWT.DefaultSelection, e -> commit());
        }
    }

    /** Tab leaves a field of several lines, too. */
    private void traverse(org.eclipse.swt.widgets.Event e) {
        e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS;
    }

    private String name() {
        String origin = sheet == null
                ? ""
                : sheet.given(cell).map(g -> ", " + kit.tr().say("core.survey.origin." + g.origin().name().toLowerCase(Locale.ROOT)))
                        .orElse("");
        return label.getText().replace("&&", "&") + origin + (note.getText().isEmpty() ? "" : ", " + note.getText().replace("&&", "&"));
    }

    /** Shows what is stored. What a person has typed and not stored stays. @return whether the height may have changed */
    boolean fill(Sheet now, boolean editable) {
        boolean first = sheet == null;
        boolean typed = !first && dirty() && !entry.typed().equals(sent);
        sheet = now;
        sent = null;
        open = editable;
        Draft draft = answering.drafts(sheet).failed(cell).orElse(null);
        if (!typed) {
            entry.show(kit.words().of(now).edit(column, value(now)));
            base = entry.typed();
            reason.setText(now.given(cell).map(Given::reason).orElse(""));
        }
        if (first && draft != null) {
            entry.show(draft.typed());
            reason.setText(draft.reason());
        }
        entry.editable(editable);
        reason.setEditable(editable);
        boolean shows = now.shows(cell);
        boolean changed = title(shows);
        changed |= Kit.seen(entry.control(), shows);
        changed |= reasoned(shows);
        return notes(draft == null ? null : draft.problem()) | changed;
    }

    /** @return what is stored, or will be in a moment */
    private String value(Sheet now) {
        return answering.drafts(sheet).get(cell).filter(Draft::onItsWay).map(Draft::typed).orElse(now.value(cell));
    }

    private boolean title(boolean shows) {
        String unit = column.unit().isEmpty() ? "" : " (" + kit.unit(column) + ")";
        String star = sheet.asked().required().contains(cell) ? " *" : "";
        return kit.say(label, shows ? kit.tr().say(column.label()) + unit + star : "", Tone.TEXT);
    }

    /** The reason is asked only where it is needed: a counted value is about to be replaced, or was. */
    private boolean reasoned(boolean shows) {
        Given g = sheet.given(cell).orElse(null);
        boolean counted = g != null && (g.origin() == Origin.COMPUTED || g.origin() == Origin.OVERRIDDEN);
        boolean wanted = counted && (dirty() && !entry.typed().isEmpty() || g.origin() == Origin.OVERRIDDEN);
        return Kit.seen(reason, shows && wanted);
    }

    private boolean notes(String problem) {
        List<String> lines = new ArrayList<>();
        List<Fault> faults = sheet.faults(cell);
        if (problem != null)
            lines.add(problem);
        for (Fault f : faults)
            lines.add(kit.tr().say("survey.ui.severity." + f.severity()) + ": " + kit.tr().say(f.message()));
        boolean must = problem != null || faults.stream().anyMatch(Fault::blocks);
        return kit.say(note, String.join("\n", lines), must ? Tone.MUST : Tone.SHOULD);
    }

    private void modified() {
        if (sheet == null)
            return;
        boolean changed = reasoned(true);
        int max = column.maxLength();
        boolean over = max > 0 && entry.typed().length() > max;
        changed |= notes(over ? kit.tr().say("ui.form.too-long", max) : answering.wrong(sheet, cell, entry.typed()));
        if (changed)
            resized.run();
        if (entry.atOnce())
            Display.getCurrent().timerExec(SETTLES_MILLIS, settled);
    }

    /** A choice counts when it has stood for a moment: arrows pass by others on the way to one. */
    private void settled() {
        if (!entry.control().isDisposed() && !(reason.isVisible() && reason.getText().isBlank()))
            commit();
    }

    /** The cursor may have gone no farther than from the value to its reason. */
    private void left() {
        Display.getCurrent().asyncExec(() -> {
            if (entry.control().isDisposed())
                return;
            Control now = Display.getCurrent().getFocusControl();
            if (now != entry.control() && now != reason)
                commit();
        });
    }

    private boolean dirty() {
        return !entry.control().isDisposed() && !entry.typed().equals(base);
    }

    private boolean reasonChanged() {
        return reason.isVisible() && !reason.getText().strip().equals(sheet.given(cell).map(Given::reason).orElse(""));
    }

    /** Stores what was typed, or says why that can't be. */
    void commit() {
        if (entry.control().isDisposed() || sheet == null || !open || !dirty() && !reasonChanged() || entry.typed().equals(sent))
            return;
        String problem = answering.put(sheet, cell, entry.typed(), reason.getText());
        if (problem == null)
            sent = entry.typed();
        else
            answering.drafts(sheet).put(cell, new Draft(entry.typed(), reason.getText(), problem));
        if (notes(problem))
            resized.run();
    }

    private boolean revert() {
        if (!dirty() && !reasonChanged())
            return false;
        entry.show(kit.words().of(sheet).edit(column, sheet.value(cell)));
        reason.setText(sheet.given(cell).map(Given::reason).orElse(""));
        answering.drafts(sheet).remove(cell);
        if (reasoned(sheet.shows(cell)) | notes(null))
            resized.run();
        return true;
    }

    Cell cell() {
        return cell;
    }

    Control control() {
        return entry.control();
    }

    /** Puts the cursor here. */
    void focus() {
        entry.control().setFocus();
        if (entry.control() instanceof Text t)
            t.selectAll();
    }
}
