package org.khoso.intake.table.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads the rows of a sheet on a thread of its own while the caller looks at those before: taking a spreadsheet apart costs about half of what looking does.
 * What waits between the two is bounded by rows and letters.
 */
public final class RowsAhead {
    private static final int PORTIONS = 4;
    private static final int ROWS = 200;
    private static final int LETTERS = 200_000;

    /** What the reader hands over: rows, and at its end what it ends with. */
    private record Portion(List<TableRow> rows, List<Merge> merges, Throwable failed) {
        boolean last() {
            return merges != null || failed != null;
        }
    }

    private final BlockingQueue<Portion> portions = new ArrayBlockingQueue<>(PORTIONS);
    private volatile boolean stopped;
    private List<TableRow> gathered = new ArrayList<>();
    private int letters;

    private RowsAhead() {
    }

    /**
     * As {@link Table#read}; the rows are given on the calling thread, which returns when the reader has ended.
     *
     * @return merged areas
     */
    public static List<Merge> read(Table table, int sheet, Table.Rows rows) throws IOException {
        var ahead = new RowsAhead();
        Thread reader = Thread.ofPlatform().daemon().name("khoso-sheet-reader").start(() -> ahead.gather(table, sheet));
        try {
            return ahead.give(rows);
        } finally {
            ahead.end(reader);
        }
    }

    private void gather(Table table, int sheet) {
        List<Merge> merges = null;
        Throwable failed = null;
        try {
            merges = table.read(sheet, this::row);
        } catch (Throwable e) { // whoever waits for the next row must hear of it, whatever it is
            failed = e;
        }
        try {
            portions.put(new Portion(gathered, merges, failed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean row(TableRow row) throws IOException {
        gathered.add(row);
        for (Cell c : row.cells())
            letters += c.text().length();
        if (gathered.size() < ROWS && letters < LETTERS)
            return !stopped;
        List<TableRow> full = gathered;
        gathered = new ArrayList<>();
        letters = 0;
        try {
            portions.put(new Portion(full, null, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        return !stopped;
    }

    private List<Merge> give(Table.Rows rows) throws IOException {
        while (true) {
            Portion p = next();
            for (TableRow row : p.rows)
                if (!stopped && !rows.row(row))
                stopped = true;
            if (p.last())
                return ended(p);
        }
    }

    private Portion next() throws IOException {
        try {
            return portions.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static List<Merge> ended(Portion last) throws IOException {
        switch (last.failed) {
            case null -> {
                return last.merges;
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IOException(last.failed);
        }
    }

    /** The table is closed after this: nobody may still read it. */
    private void end(Thread reader) {
        stopped = true;
        boolean interrupted = false;
        while (reader.isAlive())
            try {
                portions.clear();
                reader.join(10);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted)
            Thread.currentThread().interrupt();
    }
}
