package org.khoso.intake.table.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khoso.text.LegacyText;

/** A workbook whose texts are written for fonts of before Unicode. */
record LegacyTable(Table table, LegacyText form) implements Table {
    private static final int LOOK = 200;

    /** @return the table, its texts made Unicode if they were not */
    static Table of(Table table) throws IOException {
        StringBuilder sample = new StringBuilder();
        for (int i = 0; i < table.sheets().size() && i < 8; i++) {
            int[] rows = new int[1];
            table.read(i, row -> {
                for (Cell c : row.cells())
                    if (c.kind() == Cell.Kind.TEXT && c.text().chars().anyMatch(ch -> ch > 127))
                    sample.append(c.text(), 0, Math.min(c.text().length(), 500)).append(' ');
                return ++rows[0] < LOOK;
            });
        }
        // a single letter beyond Latin-1 is enough to say that cells are Unicode
        boolean unicode = sample.chars().anyMatch(c -> c > 0x1000);
        LegacyText form = sample.isEmpty() || unicode ? LegacyText.NONE : LegacyText.of(sample.toString());
        return form == LegacyText.NONE ? table : new LegacyTable(table, form);
    }

    @Override
    public List<SheetInfo> sheets() {
        return table.sheets();
    }

    @Override
    public List<Merge> read(int sheet, Rows rows) throws IOException {
        return table.read(sheet, row -> {
            List<Cell> cells = new ArrayList<>(row.cells().size());
            for (Cell c : row.cells())
                cells.add(c.kind() == Cell.Kind.TEXT ? Cell.text(form.decode(c.text())).linked(c.link()) : c);
            return rows.row(new TableRow(row.number(), row.hidden(), cells));
        });
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
