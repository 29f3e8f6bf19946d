package org.khoso.intake.table.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A spreadsheet file. Rows are streamed; only what all sheets share is held. Not thread-safe. */
public interface Table extends Closeable {
    /**
     * A sheet.
     *
     * @param name   name, empty for CSV
     * @param hidden whether the contractor hid it
     */
    record SheetInfo(String name, boolean hidden) {
    }

    /** Receives rows. */
    interface Rows {
        /** @return false to stop */
        boolean row(TableRow row) throws IOException;
    }

    /** @return the sheets in order */
    List<SheetInfo> sheets();

    /** Streams the rows of a sheet that hold a cell. @return its merged regions; complete only if the stream was not stopped */
    List<Merge> read(int sheet, Rows rows) throws IOException;
}
