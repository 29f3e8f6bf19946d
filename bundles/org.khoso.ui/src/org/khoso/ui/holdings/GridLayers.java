package org.khoso.ui.holdings;

import java.util.List;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.edit.config.DefaultEditConfiguration;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.data.DefaultCornerDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.data.DefaultRowHeaderDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.CornerLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.DefaultRowHeaderDataLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.GridLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.RowHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.cell.ColumnLabelAccumulator;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionModel;
import org.eclipse.nebula.widgets.nattable.sort.SortHeaderLayer;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;

/** NatTable's stack of layers for a grid whose columns can be sorted, moved and resized. Needs no widget. */
final class GridLayers {
    private final ColumnReorderLayer reorder;
    private final SelectionLayer selection;
    private final ViewportLayer viewport;
    private final GridLayer grid;

    GridLayers(IDataProvider rows, List<String> labels, List<Integer> widths, GridSort sort) {
        var data = new DataLayer(rows, 120, 24);
        data.setConfigLabelAccumulator(new ColumnLabelAccumulator(rows));
        for (int i = 0; i < widths.size(); i++)
            data.setColumnWidthByPosition(i, widths.get(i));
        reorder = new ColumnReorderLayer(data);
        selection = new SelectionLayer(reorder);
        // else it looks through all rows, each for each, whenever they are others: half a second for 200,000
        ((SelectionModel) selection.getSelectionModel()).setClearSelectionOnChange(false);
        viewport = new ViewportLayer(selection);
        viewport.setRegionName(GridRegion.BODY);
        IDataProvider headers = new Headers(labels);
        var header = new SortHeaderLayer<>(new ColumnHeaderLayer(new DataLayer(headers, 120, 26), viewport, selection), sort);
        var numbers = new DefaultRowHeaderDataProvider(rows);
        var numberData = new DefaultRowHeaderDataLayer(numbers);
        numberData.setColumnWidthByPosition(0, 48);
        var rowHeader = new RowHeaderLayer(numberData, viewport, selection);
        var corner = new CornerLayer(new DataLayer(new DefaultCornerDataProvider(headers, numbers)), rowHeader, header);
        grid = new GridLayer(viewport, header, rowHeader, corner, false);
        grid.addConfiguration(new DefaultEditConfiguration());
    }

    ColumnReorderLayer reorder() {
        return reorder;
    }

    SelectionLayer selection() {
        return selection;
    }

    ViewportLayer viewport() {
        return viewport;
    }

    GridLayer grid() {
        return grid;
    }

    private record Headers(List<String> labels) implements IDataProvider {
        @Override
        public Object getDataValue(int column, int row) {
            return labels.get(column);
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("labels come from the standard");
        }

        @Override
        public int getColumnCount() {
            return labels.size();
        }

        @Override
        public int getRowCount() {
            return 1;
        }
    }
}
