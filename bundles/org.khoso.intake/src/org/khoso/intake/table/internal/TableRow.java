package org.khoso.intake.table.internal;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number row from 1
 * @param hidden whether the contractor hid it
 * @param cells  cells from the first column; the end of the row may be missing
 */
public record TableRow(int number, boolean hidden, List<Cell> cells) {
    /** @return the cell of that column, blank beyond the end */
    public Cell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : Cell.BLANK;
    }

    /** @return whether nothing stands in it */
    public boolean blank() {
        return filled() == 0;
    }

    /** @return how many cells hold something */
    public int filled() {
        int filled = 0;
        for (Cell c : cells)
            filled += c.blank() ? 0 : 1;
        return filled;
    }
}
