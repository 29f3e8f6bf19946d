package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.ConfigRegistry;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.reorder.event.ColumnReorderEvent;
import org.eclipse.nebula.widgets.nattable.resize.event.ColumnResizeEvent;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.event.CellSelectionEvent;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.sort.SortDirectionEnum;
import org.eclipse.nebula.widgets.nattable.sort.config.SingleClickSortConfiguration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.FieldInfo;
import org.khoso.core.Session;
import org.khoso.ui.GridTheme;
import org.khoso.ui.Look;
import org.khoso.ui.State;
import org.khoso.ui.Tr;
import org.khoso.ui.Values;

/** A grid of objects in one order: columns from their record sets, cells edited in place. Thin around NatTable. */
final class ChildrenGrid {
    private final NatTable table;
    private final GridRows rows;
    private final GridLayers layers;
    private final ColumnReorderLayer reorder;
    private final SelectionLayer selection;
    private final GridSort sort;
    private final GridColumns columns;
    private final Values values;
    private final State state;
    private final Consumer<UUID> selected;
    private UUID last;
    private int lastColumn;

    ChildrenGrid(Composite parent, GridRows rows, GridColumns columns, Values values, Tr tr, Look look, State state,
            Consumer<GridSort> resort, Consumer<UUID> selected) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.state = state;
        this.selected = selected;
        sort = new GridSort(columns.fields(), resort);
        layers = new GridLayers(rows, columns.fields().stream().map(f -> tr.say(f.label())).toList(), columns.widths(), sort);
        reorder = layers.reorder();
        selection = layers.selection();
        table = new NatTable(parent, layers.grid(), false);
        table.setConfigRegistry(new ConfigRegistry());
        table.addConfiguration(new org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration());
        table.addConfiguration(new SingleClickSortConfiguration());
        table.addConfiguration(new GridCells(columns.fields(), values, tr));
        table.setData("khoso.id", "holdings.grid");
        table.configure();
        table.setTheme(new GridTheme(look));
        table.setBackground(look.color(Look.Tone.FIELD));
        table.addLayerListener(this::happened);
        table.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    private void happened(org.eclipse.nebula.widgets.nattable.layer.event.ILayerEvent e) {
        if (e instanceof ColumnReorderEvent || e instanceof ColumnResizeEvent)
            remember();
        if (e instanceof ISelectionEvent && (e instanceof CellSelectionEvent || last == null || selectedId() != last)) {
            UUID now = selectedId();
            var cell = selection.getLastSelectedCellPosition();
            lastColumn = cell == null ? lastColumn : cell.getColumnPosition();
            if (now != null && !now.equals(last)) {
                last = now;
                selected.accept(now);
            }
        }
    }

    private void remember() {
        List<FieldInfo> order = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        for (int p = 0; p < reorder.getColumnCount(); p++) {
            order.add(columns.fields().get(reorder.getColumnIndexByPosition(p)));
            widths.add(reorder.getColumnWidthByPosition(p));
        }
        GridColumns.remember(state, columns.key(), order, widths);
    }

    /** @return the widget */
    NatTable widget() {
        return table;
    }

    /** @return whether it can show other rows too: making a grid takes longer than filling it */
    boolean fits(Session session, Values how) {
        return !table.isDisposed() && rows.of(session) && values == how && sort.concept() == null;
    }

    /** Shows other rows in the same columns, from the first. */
    void show(List<UUID> ids) {
        table.commitAndCloseActiveCellEditor();
        selection.clear(false);
        last = null;
        rows.ids(ids);
        table.refresh();
        layers.viewport().setOriginY(0);
    }

    GridRows rows() {
        return rows;
    }

    /** @return object of the row that the cursor is on, or null */
    UUID selectedId() {
        var cell = selection.getLastSelectedCellPosition();
        return cell == null ? null : rows.id(cell.getRowPosition());
    }

    /** @return object that the cursor was on last, also when a refresh took the cursor away; or null */
    UUID last() {
        return last;
    }

    /** @return objects of all selected rows, at most so many */
    List<UUID> selectedIds(int most) {
        List<UUID> ids = new ArrayList<>();
        for (var range : selection.getSelectedRowPositions())
            for (int r = range.start; r < range.end && ids.size() < most; r++)
                ids.add(rows.id(r));
        return ids;
    }

    /** Puts the cursor on a row. */
    void select(int row) {
        if (row < 0 || row >= rows.getRowCount())
            return;
        var cell = selection.getLastSelectedCellPosition();
        int column = cell == null ? lastColumn : cell.getColumnPosition();
        table.doCommand(new org.eclipse.nebula.widgets.nattable.selection.command.SelectCellCommand(selection, column, row, false, false));
    }

    /** Puts the cursor on an object. @return whether it is here */
    boolean select(UUID id) {
        int row = rows.row(id);
        select(row);
        return row >= 0;
    }

    /** @return the row of the cursor, -1 without one */
    int row() {
        var cell = selection.getLastSelectedCellPosition();
        return cell == null ? -1 : cell.getRowPosition();
    }

    /** Sorts by the column that the cursor is in; once more turns the order round. */
    void sortHere() {
        var cell = selection.getLastSelectedCellPosition();
        if (cell == null)
            return;
        int column = selection.getColumnIndexByPosition(cell.getColumnPosition());
        sort.sort(column, sort.getSortDirection(column) == SortDirectionEnum.ASC ? SortDirectionEnum.DESC : SortDirectionEnum.ASC, false);
    }

    /** @return whether a cell is being typed into */
    boolean editing() {
        return !table.isDisposed() && table.getActiveCellEditor() != null;
    }

    /** Takes other rows in; the cursor and what stands on top stay where they are, as far as they are still there. */
    void renew(List<UUID> ids) {
        UUID on = last;
        int y = layers.viewport().getOrigin().getY();
        int top = selection.getRowPositionByY(y);
        UUID first = rows.id(top);
        int into = top < 0 ? 0 : y - selection.getStartYOfRowPosition(top);
        selection.clear(false);
        rows.ids(ids);
        table.refresh();
        if (on != null)
            select(on);
        int now = first == null ? -1 : rows.row(first);
        if (now >= 0)
            layers.viewport().setOriginY(selection.getStartYOfRowPosition(now) + into);
    }

    /** Shows the rows again. */
    void redraw(boolean all) {
        if (table.isDisposed())
            return;
        if (all)
            table.refresh();
        else
            table.redraw();
    }
}
