package org.khoso.survey.ui;

import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.SurveyDesign.Field;
import org.khoso.api.survey.SurveyDesign.Form;
import org.khoso.api.survey.SurveyDesign.Part;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.ui.Look.Tone;

/** A field of a part: its name, its entry, what is wrong with it. What was typed counts when the cursor leaves it, or has rested. */
final class PartField {
    private static final int RESTS_MILLIS = 700;

    private final Field field;
    private final Kit kit;
    private final PartWords words;
    private final BiFunction<String, String, String> edit;
    private final Runnable resized;
    private final Label label;
    private final PartEntry entry;
    private final Label note;
    private final String name;
    private final Runnable rests = this::commit;
    private String base = "";
    private String refused = "";
    private boolean editable;
    private boolean committing;

    /** @param edit takes field and value in; says why that can't be, or null @param resized told when the height may have changed */
    PartField(Composite form, Part part, Field field, PartWords words, Kit kit, BiFunction<String, String, String> edit, Runnable resized) {
        this.field = field;
        this.kit = kit;
        this.words = words;
        this.edit = edit;
        this.resized = resized;
        name = words.field(part, field.name());
        label = new Label(form, SWT.WRAP);
        label.setLayoutData(Kit.wide());
        label.setText(name.replace("&", "&&"));
        entry = PartEntry.of(form, part, field, words, kit);
        Kit.seen(label, !entry.named());
        Kit.named(entry.control(), "survey.design.field." + field.name(), this::spoken);
        note = new Label(form, SWT.WRAP);
        note.setLayoutData(Kit.wide());
        note.setData("khoso.id", "survey.design.note." + field.name());
        Kit.seen(note, false);
        entry.onChange(this::modified);
        entry.control().addListener(SWT.FocusOut, e -> commit());
        entry.control().addListener(SWT.Traverse, this::traverse);
        if (entry.control() instanceof Text t && (t.getStyle() & SWT.SINGLE) != 0)
            t.addListener(SWT.DefaultSelection, e -> commit());
    }

    private String spoken() {
        return name + (note.getText().isEmpty() ? "" : ", " + note.getText().replace("&&", "&"));
    }

    /** Tab leaves a field of several lines, too. */
    private void traverse(Event e) {
        e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS;
    }

    /** Adds a list to a condition that writes the cell which is chosen where the cursor is. @param cells cells as conditions write them, and labels */
    void cells(Composite form, List<String> cells, List<String> labels) {
        if (field.form() != Form.CONDITION || !(entry.control() instanceof Text text))
            return;
        var combo = new Combo(form, SWT.READ_ONLY);
        combo.setLayoutData(new GridData(SWT.BEGINNING, SWT.TOP, false, false));
        ((GridData) combo.getLayoutData()).widthHint = 260;
        Kit.named(combo, "survey.design.cells." + field.name(), () -> kit.tr().say("survey.ui.design.cells"));
        combo.add(kit.tr().say("survey.ui.design.cells"));
        labels.forEach(combo::add);
        combo.select(0);
        combo.addListener(SWT.Selection, e -> {
            int at = combo.getSelectionIndex();
            if (at > 0 && editable) {
                text.insert(cells.get(at - 1));
                text.setFocus();
            }
            combo.select(0);
        });
    }

    Field field() {
        return field;
    }

    Control control() {
        return entry.control();
    }

    /** Shows a value and what is wrong with it; what is being typed stays. @return whether the height may have changed */
    boolean show(String value, List<Problem> problems, boolean open) {
        editable = open;
        entry.editable(open);
        boolean typing = entry.control().isFocusControl() && (dirty() || entry.value().equals(value));
        base = value;
        if (!typing) {
            entry.show(value);
            base = entry.value();
            refused = "";
        }
        return note(problems);
    }

    private boolean note(List<Problem> problems) {
        String said = !refused.isEmpty() ? refused : String.join("\n", problems.stream().map(words::said).toList());
        boolean must = !refused.isEmpty() || problems.stream().anyMatch(Problem::blocks);
        return kit.say(note, said, must ? Tone.MUST : Tone.SHOULD);
    }

    private boolean dirty() {
        return !entry.control().isDisposed() && !entry.value().equals(base);
    }

    private void modified() {
        Display d = Display.getCurrent();
        if (entry.atOnce())
            commit();
        else
            d.timerExec(RESTS_MILLIS, rests);
    }

    /** Takes what was typed in, or says why that can't be. */
    void commit() {
        if (entry.control().isDisposed() || !editable || committing || !dirty())
            return;
        String value = entry.value();
        committing = true; // what follows from it may take this field away, and ask for what was typed once more
        String why = edit.apply(field.name(), value);
        committing = false;
        if (entry.control().isDisposed())
            return;
        refused = why == null ? "" : why;
        if (why == null)
            base = value;
        if (note(List.of()) && why != null)
            resized.run();
    }

    /** Puts the cursor here; in a condition where it is wrong. */
    void focus(int position) {
        entry.control().setFocus();
        if (entry.control() instanceof Text t) {
            if (position > 0)
                t.setSelection(Math.min(position - 1, t.getCharCount()));
            else
                t.selectAll();
        }
    }
}
