package samples;

import java.util.ArrayList;
import java.util.List;

/** A sheet as it will be written: rows of cells, and which cells of the header are merged. */
final class Table {
    /** Cells joined into one, from 0, both ends included. */
    record Merge(int row1, int row2, int column1, int column2) {
    }

    final String file;
    final String sheet;
    final List<List<Cell>> rows = new ArrayList<>();
    final List<Merge> merges = new ArrayList<>();
    int headerLast;

    Table(String file, String sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    /** @return place of the row that was added last: file, sheet if the file has sheets, row */
    String place() {
        return file + "!" + (sheet.isEmpty() ? "" : sheet + "!") + rows.size();
    }
}
