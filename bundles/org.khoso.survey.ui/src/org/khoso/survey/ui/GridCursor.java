package org.khoso.survey.ui;

/** Where the cursor is in a grid, and where keys take it. Knows no widget. */
final class GridCursor {
    private int rows;
    private int columns;
    private int row;
    private int column;

    /** Takes the size of another grid, or of the same after a change; the cursor stays inside. */
    void size(int allRows, int allColumns) {
        rows = allRows;
        columns = allColumns;
        to(row, column);
    }

    /** @return whether there is no cell to be on */
    boolean nowhere() {
        return rows == 0 || columns == 0;
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** Goes to a cell, or as near as there is one. */
    void to(int r, int c) {
        row = Math.clamp(r, 0, Math.max(0, rows - 1));
        column = Math.clamp(c, 0, Math.max(0, columns - 1));
    }

    /** @return whether it moved */
    boolean move(int down, int right) {
        int r = row;
        int c = column;
        to(row + down, column + right);
        return r != row || c != column;
    }

    /** Goes to the next cell, after the last of a row to the first of the next. @return false at the last cell of all */
    boolean next() {
        return along(1);
    }

    /** Goes to the cell before. @return false at the first cell of all */
    boolean previous() {
        return along(-1);
    }

    private boolean along(int step) {
        int at = row * columns + column + step;
        if (nowhere() || at < 0 || at >= rows * columns)
            return false;
        to(at / columns, at % columns);
        return true;
    }

    /** Goes to the first or last cell of the row, or of the grid. */
    void end(boolean last, boolean all) {
        to(all ? last ? rows - 1 : 0 : row, last ? columns - 1 : 0);
    }
}
