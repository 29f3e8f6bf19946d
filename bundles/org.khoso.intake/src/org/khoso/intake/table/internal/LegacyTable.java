package org.khoso.intake.table.internal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.khoso.text.LegacyText;

/**
 * A workbook whose texts are written for fonts of before Unicode, or some of them: heads typed anew above a list of the nineties.
 *
 * @param mixed whether other cells are Unicode: then each cell must look like the form
 */
record LegacyTable(Table table, LegacyText form, boolean mixed) implements Table {
    private static final int LOOK = 200;
    private static final Charset WESTERN = Charset.forName("windows-1252");
    /** Signs of the western fonts that no Vietnamese text in Unicode has within a word, in Unicode's first block. */
    private static final Pattern FOREIGN = Pattern.compile(
            "\\p{L}[\u00a2-\u00bf\u00d7]|[\u00a2-\u00bf\u00d7]\\p{L}|[\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6\u00d8\u00db\u00dc\u00de\u00df"
                    + "\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6\u00f8\u00fb\u00fc\u00fe\u00ff]");

    /** @return the table, its texts made Unicode if they were not */
    static Table of(Table table) throws IOException {
        CharsetEncoder western = WESTERN.newEncoder();
        StringBuilder sample = new StringBuilder();
        boolean[] unicode = new boolean[1];
        for (int i = 0; i < table.sheets().size() && i < 8; i++) {
            int[] rows = new int[1];
            table.read(i, row -> {
                for (Cell c : row.cells()) {
                    if (c.kind() != Cell.Kind.TEXT || c.text().chars().allMatch(ch -> ch < 128))
                        continue;
                    // a single letter beyond the western ones is enough to say that a cell is Unicode
                    unicode[0] |= c.text().chars().anyMatch(ch -> ch > 0x1000 && !western.canEncode((char) ch));
                    if (!c.text().chars().anyMatch(ch -> ch > 255 && !western.canEncode((char) ch)))
                        sample.append(c.text(), 0, Math.min(c.text().length(), 500)).append(' ');
                }
                return ++rows[0] < LOOK;
            });
        }
        LegacyText form = sample.isEmpty() ? LegacyText.NONE : LegacyText.of(sample.toString());
        return form == LegacyText.NONE ? table : new LegacyTable(table, form, unicode[0]);
    }

    private String read(String text) {
        String decoded = form.decode(text);
        return !mixed || FOREIGN.matcher(text).find() || LegacyText.likeness(decoded) > LegacyText.likeness(text) ? decoded : text;
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
                cells.add(c.kind() == Cell.Kind.TEXT ? Cell.text(read(c.text())).linked(c.link()) : c);
            return rows.row(new TableRow(row.number(), row.hidden(), cells));
        });
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
