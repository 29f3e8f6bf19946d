package org.khoso.intake.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableEditor;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.intake.ui.Draft.Certainty;
import org.khoso.intake.ui.Targets.Target;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** The columns of one sheet and what each is: Enter, F2 or typing chooses a field, Delete chooses none. */
final class MappingTable {
    private static final int[] WIDTHS = {5, 26, 29, 24, 16};
    private static final String[] NAMES = {"number", "header", "examples", "field", "certainty"};
    private static final int FIELD = 3;
    private static final int CERTAINTY = 4;

    private final Table table;
    private final TableEditor editor;
    private final Tr tr;
    private final Look look;
    private final Runnable changed;
    private Draft draft;
    private int sheet;
    private Targets targets;
    private FieldPicker picker;

    /** @param changed told after each change of the mapping */
    MappingTable(Composite parent, Tr tr, Look look, Runnable changed) {
        this.tr = tr;
        this.look = look;
        this.changed = changed;
        table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        Cells.shorten(table, look);
        table.setData("khoso.id", "intake.mapping");
        table.setHeaderVisible(true);
        for (String n : NAMES)
            new TableColumn(table, SWT.LEFT).setText(tr.say("intake.ui.column." + n));
        editor = new TableEditor(table);
        editor.grabHorizontal = true;
        table.addListener(SWT.Resize, e -> widths());
        table.addListener(SWT.DefaultSelection, e -> edit(table.getSelectionIndex(), null));
        table.addListener(SWT.MouseUp, this::click);
        table.addListener(SWT.KeyDown, this::key);
    }

    Table control() {
        return table;
    }

    /** Shows a sheet; nothing if there is no draft. */
    void show(Draft of, int index) {
        close();
        draft = of;
        sheet = index;
        table.removeAll();
        if (draft == null || draft.mapping(sheet).role() == Role.IGNORED) {
            table.setEnabled(false);
            return;
        }
        table.setEnabled(true);
        targets = Targets.of(draft.mapping(sheet), draft.sets(), tr);
        List<String> headers = draft.sheets().get(sheet).columns();
        for (int c = 0; c < headers.size(); c++)
            new TableItem(table, SWT.NONE).setText(new String[]{String.valueOf(c + 1), headers.get(c), draft.examples(sheet, c), "", ""});
        paint();
        if (table.getItemCount() > 0)
            table.setSelection(firstDoubtful());
    }

    private int firstDoubtful() {
        for (int c = 0; c < table.getItemCount(); c++)
            if (doubtful(draft.certainty(sheet, c)))
            return c;
        return 0;
    }

    private static boolean doubtful(Certainty c) {
        return c == Certainty.DOUBTFUL || c == Certainty.TWICE;
    }

    /** Writes targets and certainties anew: also after the theme changed. */
    void paint() {
        if (draft == null)
            return;
        for (int c = 0; c < table.getItemCount(); c++) {
            TableItem item = table.getItem(c);
            Certainty how = draft.certainty(sheet, c);
            item.setText(FIELD, targets.label(draft.target(sheet, c)));
            item.setText(CERTAINTY, say(how, c));
            item.setImage(CERTAINTY, look.icon(doubtful(how) ? "should" : how == Certainty.NONE ? "unsure" : "ok"));
            item.setForeground(CERTAINTY, look.color(doubtful(how) ? Tone.SHOULD : how == Certainty.NONE ? Tone.QUIET : Tone.TEXT));
            item.setForeground(FIELD, look.color(draft.target(sheet, c).isEmpty() ? Tone.QUIET : Tone.TEXT));
            item.setForeground(2, look.color(Tone.QUIET));
            item.setFont(FIELD, look.font(0, doubtful(how)));
        }
    }

    private String say(Certainty how, int column) {
        long percent = Math.round(100 * draft.mapping(sheet).confidence().getOrDefault(column, 1.0));
        return tr.say("intake.ui.certainty." + how.name(), percent, draft.rival(sheet, column).orElse(column) + 1);
    }

    private void key(Event e) {
        int row = table.getSelectionIndex();
        if (row < 0)
            return;
        if (e.keyCode == SWT.F2 && e.stateMask == 0) {
            edit(row, null);
        } else if ((e.keyCode == SWT.DEL || e.keyCode == SWT.BS) && e.stateMask == 0) {
            draft.map(sheet, row, Targets.NONE);
            paint();
            changed.run();
        } else if (Character.isLetterOrDigit(e.character) && (e.stateMask & ~SWT.SHIFT) == 0) {
            edit(row, String.valueOf(e.character));
        } else {
            return;
        }
        e.doit = false;
    }

    private void click(Event e) {
        TableItem item = e.button == 1 ? table.getItem(new Point(e.x, e.y)) : null;
        if (item != null && item.getBounds(FIELD).contains(e.x, e.y))
            edit(table.indexOf(item), null);
    }

    private void edit(int row, String typed) {
        close();
        if (row < 0 || row >= table.getItemCount())
            return;
        table.setSelection(row);
        table.showSelection();
        String id = draft.target(sheet, row);
        picker = new FieldPicker(table, look, targets::matching, new Target(id, targets.label(id)), typed, t -> taken(row, t));
        editor.minimumHeight = picker.control().computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        editor.setEditor(picker.control(), table.getItem(row), FIELD);
        picker.open();
    }

    private void taken(int row, Target target) {
        // the field is still in the middle of its own event
        table.getDisplay().asyncExec(() -> {
            close();
            if (table.isDisposed())
                return;
            if (target != null) {
                draft.map(sheet, row, target.id());
                paint();
                changed.run();
            }
            table.setFocus();
        });
    }

    private void close() {
        if (picker != null && !picker.control().isDisposed())
            picker.control().dispose();
        picker = null;
    }

    private void widths() {
        int width = table.getClientArea().width;
        if (width > 0)
            for (int i = 0; i < WIDTHS.length; i++)
                table.getColumn(i).setWidth(width * WIDTHS[i] / 100);
    }
}
