package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.ui.Cells;

/** A virtual table of any lines; its columns are those of what it shows. UI thread. */
final class LineTable {
    private static final int LETTERS = 11;
    private static final int MARGIN = 18;
    private final Table table;
    private final Font bold;
    private LineModel model = LineModel.NONE;
    private List<Integer> least = List.of();

    /** @param selected told which line the cursor is on @param opened told of Enter and of a double click */
    LineTable(Composite parent, Kit kit, String id, Supplier<String> name, IntConsumer selected, IntConsumer opened) {
        table = Kit.named(new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), id, name);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setHeaderVisible(true);
        bold = kit.look().font(0, true);
        Cells.shorten(table, kit.look());
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Resize, e -> widths());
        table.addListener(SWT.Selection, e -> selected.accept(table.getSelectionIndex()));
        table.addListener(SWT.DefaultSelection, e -> opened.accept(table.getSelectionIndex()));
    }

    private void fill(Event e) {
        int at = e.index >= 0 ? e.index : table.indexOf((TableItem) e.item);
        var item = (TableItem) e.item;
        item.setData(Behind.NO_CSS, Boolean.TRUE);
        if (at < model.size())
            item.setText(model.row(at));
    }

    /** Shows lines. @param line line that the cursor is to be on */
    void show(LineModel lines, int line) {
        boolean same = heads(lines).equals(heads(model));
        model = lines;
        table.setRedraw(false);
        if (!same)
            columns();
        table.setItemCount(lines.size());
        table.clearAll();
        if (lines.size() > 0) {
            int at = Math.clamp(line, 0, lines.size() - 1);
            table.setSelection(at);
            table.showSelection();
        }
        table.setRedraw(true);
        widths();
    }

    private static List<String> heads(LineModel m) {
        return m.heads().stream().map(h -> h.title() + h.right()).toList();
    }

    private void columns() {
        for (TableColumn c : new ArrayList<>(List.of(table.getColumns())))
            c.dispose();
        for (LineModel.Head h : model.heads())
            new TableColumn(table, h.right() ? SWT.RIGHT : SWT.LEFT).setText(h.title());
        least = least();
    }

    /** Each column has room for its heading and a few letters; what is left is shared out. What does not fit is scrolled to. */
    private void widths() {
        List<LineModel.Head> heads = model.heads();
        if (heads.size() != table.getColumnCount() || heads.isEmpty())
            return;
        int room = table.getClientArea().width - 4;
        int all = Math.max(1, heads.stream().mapToInt(LineModel.Head::weight).sum());
        int used = least.stream().mapToInt(Integer::intValue).sum();
        for (int i = 0; i < heads.size(); i++)
            table.getColumn(i).setWidth(least.get(i) + Math.max(0, room - used) * heads.get(i).weight() / all);
    }

    private List<Integer> least() {
        var gc = new GC(table);
        gc.setFont(bold);
        List<Integer> least = model.heads().stream().map(h -> Math.max(h.weight() * LETTERS, gc.textExtent(h.title()).x + MARGIN)).toList();
        gc.dispose();
        return least;
    }

    int line() {
        return table.getSelectionIndex();
    }

    boolean focused() {
        return table.isFocusControl();
    }

    void focus() {
        table.setFocus();
    }

    Table control() {
        return table;
    }
}
