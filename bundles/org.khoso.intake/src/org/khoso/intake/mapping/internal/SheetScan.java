package org.khoso.intake.mapping.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
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

    /** Path of the file inside the delivery as it is. */
    public final String path;
    /** Name of the sheet as it is. */
    public final String name;
    /** Whether all of the sheet is secret. */
    public final boolean secret;
    /** Whether a secret row is called like the file. */
    public final boolean fileSecret;

    /** What a sheet is called outside. */
    public interface Calls {
        /** @return whether all of a sheet is secret by its name or by what stands above its rows */
        boolean secret(String sheet, List<TableRow> above);

        /** @return its name outside */
        String sheet(String name, int position, boolean secret);

        /** @return what looks at its rows */
        Watch watch(String file, String sheet);
    }

    /** Looks whether a secret row is called like its sheet or file. */
    public interface Watch {
        /** The next row. */
        void row(TableRow row);

        /** @return whether a secret row is called like the file */
        boolean file();

        /** @return whether a secret row is called like the sheet */
        boolean sheet();
    }

    private SheetScan(SheetScan of, String file) {
        sheet = new Delivery.Sheet(file, of.sheet.sheet(), of.sheet.headerFirst(), of.sheet.headerLast(), of.sheet.columns(),
                of.sheet.sample(), of.sheet.rows());
        merges = of.merges;
        hidden = of.hidden;
        hiddenRows = of.hiddenRows;
        known = of.known;
        index = of.index;
        path = of.path;
        name = of.name;
        secret = of.secret;
        fileSecret = of.fileSecret;
    }

    /** @return the same, its file called otherwise */
    public SheetScan in(String file) {
        return file.equals(sheet.file()) ? this : new SheetScan(this, file);
    }

    /** @param file path inside the delivery; @param index which sheet; @param calls what its name becomes outside */
    public SheetScan(String file, Table table, int index, HeaderFinder finder, Calls calls) throws IOException {
        this.index = index;
        Table.SheetInfo info = table.sheets().get(index);
        hidden = info.hidden();
        List<TableRow> head = new ArrayList<>();
        List<TableRow> rare = new ArrayList<>();
        BitSet filled = new BitSet();
        Watch watch = calls.watch(file, info.name());
        int[] counts = new int[2];
        merges = List.copyOf(table.read(index, row -> {
            counts[0]++;
            watch.row(row);
            if (head.size() == HeaderFinder.DEPTH + SAMPLE && rare.isEmpty() && filled.isEmpty())
                head.stream().skip(HeaderFinder.DEPTH).forEach(r -> news(r, filled));
            if (row.hidden())
                counts[1]++;
            if (head.size() < HeaderFinder.DEPTH + SAMPLE)
                head.add(row);
            else if (rare.size() < SAMPLE && news(row, filled))
                rare.add(row);
            return true;
        }));
        hiddenRows = counts[1];
        HeaderFinder.Header h = finder.find(head.subList(0, Math.min(head.size(), HeaderFinder.DEPTH)), merges);
        known = h.known();
        int above = (int) head.stream().filter(r -> r.number() <= h.last()).count();
        List<TableRow> below = head.stream().filter(r -> r.number() > h.last() && !HeaderFinder.numbers(r)).toList();
        List<TableRow> some = new ArrayList<>(below.subList(0, Math.min(SAMPLE, below.size())));
        BitSet full = new BitSet();
        some.forEach(r -> news(r, full));
        Stream.concat(below.stream().skip(SAMPLE), rare.stream()).filter(r -> news(r, full)).forEach(some::add);
        List<List<String>> sample = some.stream().map(r -> r.cells().stream().map(Cell::text).toList()).toList();
        List<String> columns = h.first() > 0 ? h.columns() : letters(sample);
        path = file;
        name = info.name();
        secret = calls.secret(name, head.stream().filter(r -> r.number() < h.first()).toList());
        fileSecret = watch.file();
        sheet = new Delivery.Sheet(file, watch.sheet() ? "#" + (index + 1) : calls.sheet(name, index, secret), h.first(), h.last(), columns,
                sample, counts[0] - above);
    }

    /** Whether a row fills a column that was empty so far: what stands in it is worth knowing, too. */
    private static boolean news(TableRow row, BitSet filled) {
        int before = filled.cardinality();
        for (int c = 0; c < row.cells().size(); c++)
            if (!row.cell(c).blank())
            filled.set(c);
        return filled.cardinality() > before;
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
