package org.khoso.ui.holdings;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.KhosoException;
import org.khoso.api.PartialDate;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.core.EditHoldings;
import org.khoso.text.Fold;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.Unsaved;
import org.khoso.ui.Values;

/** One field of a form: mark of its obligation, label, entry, and below what is wrong with it. Made from the standard's data alone. */
final class FieldRow {
    private static final int LONG_TEXT = 200;

    private final FieldInfo field;
    private final Look look;
    private final Tr tr;
    private final Runnable leave;
    private final Runnable resized;
    private final Control entry;
    private final CLabel label;
    private final Notes notes;
    private Values values;
    private String stored = "";
    /** What was handed over for storing; null if nothing is on its way. */
    private String sent;
    private boolean filling;

    FieldRow(Composite form, FieldInfo field, Values values, Look look, Tr tr, Runnable leave, Runnable resized) {
        this.field = field;
        this.values = values;
        this.look = look;
        this.tr = tr;
        this.leave = leave;
        this.resized = resized;
        label = new CLabel(form, SWT.NONE);
        label.setMargins(0, 2, 0, 0);
        mark();
        entry = values.choices(field).isEmpty() ? text(form) : combo(form);
        entry.setData("khoso.id", "form." + field.code());
        entry.addListener(SWT.Modify, e -> modified());
        entry.addListener(SWT.FocusOut, e -> leave());
        Unsaved.attach(entry, this::revert);
        notes = new Notes(form, entry, look, tr);
    }

    private void mark() {
        String name = switch (field.obligation()) {
            case "M" -> "mandatory";
            case "C" -> "conditional";
            case "?" -> "unsure";
            default -> "";
        };
        String why = name.isEmpty() ? "" : tr.say("ui.form.obligation." + name) + "\n";
        String tip = why + field.clause() + " [" + field.obligationConfidence().code() + "]"
                + (field.rule() == null ? "" : "\n" + tr.say(field.rule()));
        label.setImage(name.isEmpty() ? null : look.icon(name));
        label.setText(title(""));
        label.setToolTipText(tip);
        var wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 100;
        label.setLayoutData(wide);
    }

    private String title(String more) {
        return tr.say(field.label()).replace("&", "&&") + more;
    }

    private Control text(Composite form) {
        boolean multi = field.type() == FieldType.TEXT && field.maxLength() > LONG_TEXT;
        var t = new Text(form, SWT.BORDER | (multi ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.SINGLE));
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 100;
        if (multi) {
            data.heightHint = 3 * t.getLineHeight();
            t.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        }
        t.setLayoutData(data);
        return t;
    }

    private Control combo(Composite form) {
        var c = new Combo(form, SWT.DROP_DOWN);
        c.setItems(values.choices(field).toArray(String[]::new));
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 100;
        c.setLayoutData(data);
        c.addListener(SWT.KeyUp, this::complete);
        return c;
    }

    /** Typing the beginning of a label, with or without accents, selects it; what was completed is marked, so typing goes on. */
    private void complete(Event e) {
        var c = (Combo) entry;
        String typed = c.getText();
        if (e.character < ' ' || e.character == SWT.DEL || e.stateMask != 0 && e.stateMask != SWT.SHIFT || typed.isBlank()
                || c.getSelection().y < typed.length() || field.repeatable())
            return;
        String wanted = Fold.fold(typed);
        List<String> fit = values.choices(field).stream().filter(v -> Fold.fold(v).startsWith(wanted)).toList();
        if (fit.size() == 1 && fit.get(0).length() > typed.length()) {
            c.setText(fit.get(0));
            c.setSelection(new org.eclipse.swt.graphics.Point(typed.length(), fit.get(0).length()));
        }
    }

    /** Shows a value and what is wrong with it. What a person has typed and not saved stays. @return whether the height may have changed */
    boolean fill(Values how, String text, List<Entry> findings, boolean keepTyped) {
        values = how;
        boolean typed = keepTyped && dirty() && !text().equals(sent);
        sent = null;
        stored = text;
        if (!typed)
            set(text);
        boolean resized = notes.show(findings);
        count();
        return resized;
    }

    private void set(String text) {
        filling = true;
        switch (entry) {
            case Text t when !t.getText().equals(text) -> t.setText(text);
            case Combo c when !c.getText().equals(text) -> c.setText(text);
            default -> {
            }
        }
        filling = false;
    }

    private String text() {
        return entry instanceof Text t ? t.getText() : ((Combo) entry).getText();
    }

    private void modified() {
        if (filling)
            return;
        count();
        if (notes.own(problem()))
            resized.run();
    }

    private void count() {
        int max = field.maxLength();
        int n = text().length();
        boolean near = max > 0 && field.type() == FieldType.TEXT && values.choices(field).isEmpty() && n > max * 8 / 10;
        String said = title(near ? "  (" + n + "/" + max + ")" : "");
        if (!said.equals(label.getText()))
            label.setText(said);
    }

    /** @return what is wrong with the text as typed; null if nothing */
    private String problem() {
        if (!dirty())
            return null;
        Optional<String> read = values.read(field, text());
        if (read.isEmpty())
            return tr.say("ui.form.not-in-list", text());
        try {
            Object value = EditHoldings.parse(field, read.get());
            if (value instanceof PartialDate d && d.precision() == PartialDate.Precision.UNKNOWN)
                return tr.say("ui.form.date-unclear");
            if (field.type() == FieldType.TEXT && field.maxLength() > 0 && read.get().length() > field.maxLength())
                return tr.say("ui.form.too-long", field.maxLength());
            return null;
        } catch (KhosoException e) {
            return tr.say(e);
        }
    }

    private void leave() {
        if (!entry.isDisposed() && dirty())
            leave.run();
    }

    private boolean revert() {
        if (!dirty())
            return false;
        set(stored);
        count();
        if (notes.own(null))
            resized.run();
        return true;
    }

    /** @return whether something was typed that is not stored */
    boolean dirty() {
        return !entry.isDisposed() && !text().strip().equals(stored.strip());
    }

    /** Hands over what was typed. @return what to store: text, code or date as typed; empty if it can't be stored as it is */
    Optional<String> typed() {
        Optional<String> read = values.read(field, text());
        try {
            if (read.isPresent())
                EditHoldings.parse(field, read.get());
            sent = read.isPresent() ? text() : null;
            return read;
        } catch (KhosoException e) {
            return Optional.empty();
        }
    }

    /** Puts the cursor here. */
    void focus() {
        entry.setFocus();
        if (entry instanceof Text t)
            t.selectAll();
    }

    Control entry() {
        return entry;
    }

    FieldInfo field() {
        return field;
    }
}
