package org.khoso.intake.mapping.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.intake.Delivery;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.Merge;
import org.khoso.intake.table.internal.Table;
import org.khoso.intake.table.internal.TableRow;

/** First look at a sheet: header, a few rows, how many there are. */
public final class SheetScan {
    private static final int SAMPLE = 20;
    /** What the look found. */
    public final Delivery.Sheet sheet;
    /** Merged regions. */
    public final List<Merge> merges;
    /** Whether the contractor hid it. */
    public final boolean hidden;
    /** How many rows below the header are hidden. */
    public final int hiddenRows;
    /** How many columns have a known name. */
    public final int known;
    /** Position in its file. */
    public final int index;

    /** @param file path inside the delivery; @param index which sheet */
    public SheetScan(String file, Table table, int index, HeaderFinder finder) throws IOException {
        this.index = index;
        Table.SheetInfo info = table.sheets().get(index);
        hidden = info.hidden();
        List<TableRow> head = new ArrayList<>();
        int[] counts = new int[2];
        merges = List.copyOf(table.read(index, row -> {
            counts[0]++;
            if (row.hidden())
                counts[1]++;
            if (head.size() < HeaderFinder.DEPTH + SAMPLE)
                head.add(row);
            return true;
        }));
        hiddenRows = counts[1];
        HeaderFinder.Header h = finder.find(head.subList(0, Math.min(head.size(), HeaderFinder.DEPTH)), merges);
        known = h.known();
        int above = (int) head.stream().filter(r -> r.number() <= h.last()).count();
        List<List<String>> sample = head.stream().filter(r -> r.number() > h.last() && !HeaderFinder.numbers(r)).limit(SAMPLE)
                .map(r -> r.cells().stream().map(Cell::text).toList()).toList();
        List<String> columns = h.first() > 0 ? h.columns() : letters(sample);
        sheet = new Delivery.Sheet(file, info.name(), h.first(), h.last(), columns, sample, counts[0] - above);
    }

    /** A sheet without a header can still be mapped: by column letters. */
    private static List<String> letters(List<List<String>> sample) {
        int width = sample.stream().mapToInt(List::size).max().orElse(0);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < width; i++)
            out.add(i < 26 ? String.valueOf((char) ('A' + i)) : "" + (char) ('A' + i / 26 - 1) + (char) ('A' + i % 26));
        return out;
    }
}
