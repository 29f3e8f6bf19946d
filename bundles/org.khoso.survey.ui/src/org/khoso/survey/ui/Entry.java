package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.SurveyService.Column;

/** What a value is entered with, made from its column alone: text, a list to choose from, a list to tick. */
abstract sealed class Entry {
    private static final int LINES = 4;

    private Runnable changed = () -> {
    };
    private boolean filling;

    /** @return the entry of a column */
    static Entry of(Composite parent, Column column, Kit kit) {
        if (CellWords.codes(column).isEmpty())
            return new Typing(parent, column, kit);
        return column.multiple() ? new Ticking(parent, column, kit) : new Choosing(parent, column, kit);
    }

    abstract Control control();

    /** @return what a person entered, as {@link org.khoso.core.survey.Typed} takes it */
    abstract String typed();

    abstract void fill(String value);

    abstract void editable(boolean on);

    /** @return whether a change is complete by itself: text is, when the cursor leaves it */
    boolean atOnce() {
        return true;
    }

    /** Shows what {@link #typed} is to say. */
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

    static GridData data(int height) {
        var d = Kit.wide();
        d.heightHint = height;
        return d;
    }

    /** A line of text, or several. */
    static final class Typing extends Entry {
        private final Text text;

        Typing(Composite parent, Column column, Kit kit) {
            boolean lines = CellWords.lines(column);
            text = new Text(parent, SWT.BORDER | (lines ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.SINGLE));
            text.setLayoutData(data(lines ? LINES * text.getLineHeight() : SWT.DEFAULT));
            text.addListener(SWT.Modify, e -> changed());
            switch (column.type()) {
                case "date" -> text.setMessage(kit.tr().say("survey.ui.hint.date"));
                case "bytes" -> text.setMessage(kit.tr().say("survey.ui.hint.bytes"));
                default -> {
                    // what to type goes without saying
                }
            }
        }

        @Override
        Control control() {
            return text;
        }

        @Override
        String typed() {
            return text.getText().replace(Text.DELIMITER, "\n").strip();
        }

        @Override
        void fill(String value) {
            String shown = value.replace("\n", Text.DELIMITER);
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

    /** One of several codes, or none. */
    static final class Choosing extends Entry {
        private final Combo combo;
        private final Column column;
        private final Kit kit;
        private final List<String> codes = new ArrayList<>();

        Choosing(Composite parent, Column column, Kit kit) {
            this.column = column;
            this.kit = kit;
            combo = new Combo(parent, SWT.READ_ONLY);
            combo.setLayoutData(Kit.wide());
            codes.add("");
            codes.addAll(CellWords.codes(column));
            for (String c : codes)
                combo.add(kit.words().label(column, c));
            combo.addListener(SWT.Selection, e -> changed());
        }

        @Override
        Control control() {
            return combo;
        }

        @Override
        String typed() {
            int at = combo.getSelectionIndex();
            return at < 0 ? "" : codes.get(at);
        }

        /** A code that the survey does not have any more stays what it is until another is chosen. */
        @Override
        void fill(String value) {
            if (!codes.contains(value)) {
                codes.add(value);
                combo.add(kit.words().label(column, value));
            }
            combo.select(codes.indexOf(value));
        }

        @Override
        void editable(boolean on) {
            combo.setEnabled(on);
        }
    }

    /** Any of several codes. */
    static final class Ticking extends Entry {
        private final Table table;
        private boolean editable = true;

        Ticking(Composite parent, Column column, Kit kit) {
            table = new Table(parent, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
            for (String c : CellWords.codes(column)) {
                var line = new TableItem(table, SWT.NONE);
                line.setText(kit.words().label(column, c));
                line.setData(c);
            }
            table.setLayoutData(data(table.getItemHeight() * Math.max(1, table.getItemCount()) + 4));
            table.addListener(SWT.Selection, e -> {
                if (e.detail == SWT.CHECK && editable)
                    changed();
                else if (e.detail == SWT.CHECK) // frozen: it stays readable, with the cursor in it
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
        String typed() {
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
}
