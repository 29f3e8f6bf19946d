package org.khoso.survey.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.PartialDate;
import org.khoso.api.survey.SurveyDesign.Choice;
import org.khoso.api.survey.SurveyDesign.Field;
import org.khoso.api.survey.SurveyDesign.Form;
import org.khoso.api.survey.SurveyDesign.Part;
import org.khoso.text.Dates;

/** What a field of a questionnaire's part is filled in with, made from its form alone: text, a list to choose from, a list to tick, a box to tick. */
abstract sealed class PartEntry {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private Runnable changed = () -> {
    };
    private boolean filling;

    /** @return the entry of a field */
    static PartEntry of(Composite parent, Part part, Field field, PartWords words, Kit kit) {
        return switch (field.form()) {
            case FLAG -> new Flag(parent, words.field(part, field.name()));
            case CHOICES -> new Ticking(parent, part, field, words);
            case CHOICE -> field.open() ? new Typing(parent, part, field, words) : new Choosing(parent, part, field, words);
            default -> new Writing(parent, field.form(), kit);
        };
    }

    abstract Control control();

    /** @return value as {@link org.khoso.api.survey.SurveyDesign#set} takes it */
    abstract String value();

    abstract void fill(String value);

    abstract void editable(boolean on);

    /** @return whether the name of the field is part of it */
    boolean named() {
        return false;
    }

    /** @return whether a change is complete by itself: text is, when the cursor leaves it or rests */
    boolean atOnce() {
        return true;
    }

    /** Shows a value; nobody has changed it by that. */
    final void show(String value) {
        filling = true;
        try {
            fill(value);
        } finally {
            filling = false;
        }
    }

    /** Has somebody told when a person changes it. */
    final void onChange(Runnable told) {
        changed = told;
    }

    void changed() {
        if (!filling)
            changed.run();
    }

    /** Text of one line or of several. */
    static final class Writing extends PartEntry {
        private final Text text;
        private final boolean day;

        Writing(Composite parent, Form form, Kit kit) {
            boolean lines = form == Form.LINES || form == Form.CONDITION;
            day = form == Form.DAY;
            text = new Text(parent, SWT.BORDER | (lines ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.SINGLE));
            text.setLayoutData(Entry.data(lines ? 2 * text.getLineHeight() : SWT.DEFAULT));
            text.addListener(SWT.Modify, e -> changed());
            if (day)
                text.setMessage(kit.tr().say("survey.ui.hint.date"));
        }

        @Override
        Control control() {
            return text;
        }

        /** A day that can't be understood is handed on as it is, so that the field can say so. */
        @Override
        String value() {
            String typed = text.getText().replace(Text.DELIMITER, "\n").strip();
            PartialDate d = day && !typed.isEmpty() ? Dates.parse(typed) : null;
            return d != null && d.precision() == PartialDate.Precision.DAY ? d.from().toString() : typed;
        }

        @Override
        void fill(String value) {
            String shown = day && value.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? DAY.format(LocalDate.parse(value))
                    : value.replace("\n", Text.DELIMITER);
            if (!shown.equals(text.getText()))
                text.setText(shown);
        }

        @Override
        void editable(boolean on) {
            text.setEditable(on);
        }

        @Override
        boolean atOnce() {
            return false;
        }
    }

    /** One of the choices, or none. */
    static final class Choosing extends PartEntry {
        private final Combo combo;
        private final List<String> codes = new ArrayList<>(List.of(""));

        Choosing(Composite parent, Part part, Field field, PartWords words) {
            combo = new Combo(parent, SWT.READ_ONLY);
            combo.setLayoutData(Kit.wide());
            combo.add("");
            for (Choice c : field.choices()) {
                codes.add(c.code());
                combo.add(words.choice(part, field.name(), c));
            }
            combo.addListener(SWT.Selection, e -> changed());
        }

        @Override
        Control control() {
            return combo;
        }

        @Override
        String value() {
            return codes.get(Math.max(0, combo.getSelectionIndex()));
        }

        /** What is no choice stays what it is until another is chosen. */
        @Override
        void fill(String value) {
            if (!codes.contains(value)) {
                codes.add(value);
                combo.add(value);
            }
            combo.select(codes.indexOf(value));
        }

        @Override
        void editable(boolean on) {
            combo.setEnabled(on);
        }
    }

    /** One of the choices, or something else. */
    static final class Typing extends PartEntry {
        private final Combo combo;
        private final List<String> codes = new ArrayList<>();

        Typing(Composite parent, Part part, Field field, PartWords words) {
            combo = new Combo(parent, SWT.DROP_DOWN);
            combo.setLayoutData(Kit.wide());
            for (Choice c : field.choices()) {
                codes.add(c.code());
                combo.add(words.choice(part, field.name(), c));
            }
            combo.addListener(SWT.Modify, e -> changed());
        }

        @Override
        Control control() {
            return combo;
        }

        @Override
        String value() {
            int at = combo.indexOf(combo.getText());
            return at < 0 ? combo.getText().strip() : codes.get(at);
        }

        @Override
        void fill(String value) {
            int at = codes.indexOf(value);
            String shown = at < 0 ? value : combo.getItem(at);
            if (!shown.equals(combo.getText()))
                combo.setText(shown);
        }

        @Override
        void editable(boolean on) {
            combo.setEnabled(on);
        }

        @Override
        boolean atOnce() {
            return combo.indexOf(combo.getText()) >= 0;
        }
    }

    /** Any of the choices. */
    static final class Ticking extends PartEntry {
        private final Table table;
        private boolean editable = true;

        Ticking(Composite parent, Part part, Field field, PartWords words) {
            table = new Table(parent, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
            for (Choice c : field.choices()) {
                var item = new TableItem(table, SWT.NONE);
                item.setData(Behind.NO_CSS, Boolean.TRUE);
                item.setText(words.choice(part, field.name(), c));
                item.setData(c.code());
            }
            table.setLayoutData(Entry.data(table.getItemHeight() * Math.clamp(table.getItemCount(), 1, 5) + 4));
            table.addListener(SWT.Selection, e -> {
                if (e.detail == SWT.CHECK && editable)
                    changed();
                else if (e.detail == SWT.CHECK)
                    ((TableItem) e.item).setChecked(!((TableItem) e.item).getChecked());
            });
            if (table.getItemCount() > 0)
                table.setSelection(0);
        }

        @Override
        Control control() {
            return table;
        }

        @Override
        String value() {
            List<String> ticked = new ArrayList<>();
            for (TableItem i : table.getItems())
                if (i.getChecked())
                ticked.add((String) i.getData());
            return String.join(",", ticked);
        }

        @Override
        void fill(String value) {
            List<String> codes = List.of(value.split(","));
            for (TableItem i : table.getItems())
                i.setChecked(codes.contains((String) i.getData()));
        }

        @Override
        void editable(boolean on) {
            editable = on;
        }
    }

    /** Yes or nothing. */
    static final class Flag extends PartEntry {
        private final Button box;

        Flag(Composite parent, String name) {
            box = new Button(parent, SWT.CHECK);
            box.setText(name);
            box.setLayoutData(Kit.wide());
            box.addListener(SWT.Selection, e -> changed());
        }

        @Override
        Control control() {
            return box;
        }

        @Override
        String value() {
            return box.getSelection() ? "true" : "";
        }

        @Override
        void fill(String value) {
            box.setSelection(Boolean.parseBoolean(value));
        }

        @Override
        void editable(boolean on) {
            box.setEnabled(on);
        }

        @Override
        boolean named() {
            return true;
        }
    }
}
