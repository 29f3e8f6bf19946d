package org.khoso.intake.table.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Gives the cells below the top of a merged region its value. Streams; one open region a column. */
public final class FillDown implements Table.Rows {
    private final List<Merge> merges;
    private final Table.Rows next;
    private final Merge[] open = new Merge[Limits.COLUMNS];
    private final Cell[] value = new Cell[Limits.COLUMNS];
    private int at;

    /** @param merges regions of the sheet; @param next receives the filled rows */
    public FillDown(List<Merge> merges, Table.Rows next) {
        this.merges = new ArrayList<>(merges);
        this.merges.removeIf(m -> m.lastRow() == m.firstRow());
        this.merges.sort(Comparator.comparingInt(Merge::firstRow));
        this.next = next;
    }

    @Override
    public boolean row(TableRow row) throws IOException {
        if (merges.isEmpty())
            return next.row(row);
        Cell[] cells = row.cells().toArray(new Cell[Limits.COLUMNS]);
        Arrays.fill(cells, row.cells().size(), cells.length, Cell.BLANK);
        int last = row.cells().size();
        for (int c = 0; c < open.length; c++) {
            if (open[c] != null && row.number() > open[c].lastRow())
                open[c] = null;
            if (open[c] != null && cells[c].blank()) {
                cells[c] = value[c];
                last = Math.max(last, c + 1);
            }
        }
        while (at < merges.size() && merges.get(at).firstRow() <= row.number())
            start(merges.get(at++), row);
        return next.row(new TableRow(row.number(), row.hidden(), List.of(Arrays.copyOf(cells, last))));
    }

    private void start(Merge m, TableRow row) {
        if (m.firstColumn() >= open.length || m.firstRow() != row.number())
            return; // its first row holds nothing
        open[m.firstColumn()] = m;
        value[m.firstColumn()] = row.cell(m.firstColumn());
    }
}
