package org.khoso.intake.table.internal;

/** What a spreadsheet from a stranger may cost. Beyond it is refused with a message, never tried. */
public final class Limits {
    /** Characters of a cell that are kept; Excel itself holds 32,767. */
    public static final int CELL = 40_000;
    /** Columns of a row that are looked at. */
    public static final int COLUMNS = 400;
    /** Rows of a sheet; Excel itself holds this many. */
    public static final int ROWS = 1_048_576;
    /** Sheets of a workbook. */
    public static final int SHEETS = 300;
    /** Merged regions of a sheet that are looked at. */
    public static final int MERGES = 400_000;
    /** Bytes of one part of a workbook after unpacking. */
    public static final long PART = 1L << 30;
    /** Bytes of a part that is held in memory as a whole (list of sheets, relations, styles). */
    public static final long SMALL_PART = 48L << 20;
    /** Bytes of the shared strings of a workbook, which stay in memory. */
    public static final long STRINGS = 320L << 20;
    /** Least ratio of packed to unpacked bytes of a part; real sheets lie above 0.02. */
    public static final double RATIO = 0.004;
    /** Bytes of a CSV field. */
    public static final int FIELD = 1 << 20;

    private Limits() {
    }
}
