package org.khoso.survey.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.ui.Look;
import org.khoso.ui.Unsaved;

/** Below an item: that there is no answer, and why. An empty cell says nothing; this does. */
final class NoneBox {
    private final Composite box;
    private final Button none;
    private final Text reason;
    private final Answering answering;
    private Sheet seen;
    private Cell cell;
    private String stored = "";

    NoneBox(Composite parent, Kit kit, Answering answering) {
        this.answering = answering;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(2));
        none = new Button(box, SWT.CHECK);
        none.setText(kit.tr().say("survey.ui.none"));
        none.setToolTipText(kit.tr().say("survey.ui.none.tip"));
        Kit.named(none, "survey.none", () -> kit.tr().say("survey.ui.none"));
        reason = Kit.named(new Text(box, SWT.BORDER), "survey.none.reason", () -> kit.tr().say("survey.ui.none.reason"));
        reason.setMessage(kit.tr().say("survey.ui.none.reason"));
        reason.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        none.addListener(SWT.Selection, e -> ticked());
        reason.addListener(SWT.FocusOut, e -> commit());
        reason.addListener(SWT.DefaultSelection, e -> commit());
        none.addListener(SWT.FocusIn, e -> on());
        reason.addListener(SWT.FocusIn, e -> on());
        Unsaved.attach(reason, this::revert);
    }

    Control control() {
        return box;
    }

    private void on() {
        if (cell != null)
            answering.on(cell);
    }

    /** Shows an item. It can be declared to have none only as long as it has no answer. */
    void show(Sheet sheet, Item item, boolean editable) {
        Cell now = Sheet.noneOf(item);
        boolean same = now.equals(cell) && stored.equals(sheet.value(now)) && none.getSelection();
        boolean typing = same && reason.isFocusControl();
        seen = sheet;
        cell = now;
        stored = sheet.value(now);
        boolean declared = sheet.none(item);
        boolean any = sheet.response().answers().keySet().stream()
                .anyMatch(c -> c.item().equals(item.id()) && !c.column().equals(Response.NONE));
        if (!typing) {
            none.setSelection(declared);
            reason.setText(stored);
        }
        none.setEnabled(editable && (declared || !any));
        reason.setEditable(editable);
        reason.setVisible(none.getSelection());
    }

    private void ticked() {
        reason.setVisible(none.getSelection());
        if (none.getSelection())
            reason.setFocus();
        else if (!stored.isEmpty())
            answering.clear(seen, List.of(cell));
    }

    /** Stores the reason; without one nothing is declared. */
    void commit() {
        String typed = reason.getText().strip();
        if (cell == null || reason.isDisposed() || !reason.getEditable() || !none.getSelection() || typed.isEmpty() || typed.equals(stored))
            return;
        if (answering.put(seen, cell, typed, "") == null)
            stored = typed;
    }

    private boolean revert() {
        if (reason.getText().strip().equals(stored))
            return false;
        reason.setText(stored);
        return true;
    }
}
