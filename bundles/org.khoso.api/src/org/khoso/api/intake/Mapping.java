package org.khoso.api.intake;

import java.util.List;
import java.util.Map;

/**
 * How the columns of a delivery's sheets map to fields. Plain data: shown, corrected, saved as JSON, used again.
 *
 * @param sheets one for each sheet
 */
public record Mapping(List<SheetMapping> sheets) {
    /** What the rows of a sheet are. */
    public enum Role {
        /** Each row is a dossier. */
        DOSSIERS,
        /** Each row is a record that names its dossier. */
        RECORDS,
        /** Rows of dossiers with rows of their records below. */
        MIXED,
        /** Not used. */
        IGNORED
    }

    /** Target of the column that names the file. */
    public static final String FILE = "@file";
    /** Target of the column that names the folder. */
    public static final String FOLDER = "@folder";
    /** Target of a row number (STT), which is not kept. */
    public static final String ROW_NUMBER = "@stt";
    /** Target of a column that says secret or not. */
    public static final String SECRECY = "@secrecy";
    /** Target, in a sheet of records, of the column that names the dossier. */
    public static final String DOSSIER = "@dossier";

    /**
     * Mapping of one sheet.
     *
     * @param file        spreadsheet inside the delivery
     * @param sheet       sheet, empty for CSV
     * @param headerFirst first header row from 1
     * @param headerLast  last header row
     * @param role        what the rows are
     * @param recordSet   record set of the rows (of the dossiers for MIXED)
     * @param columns     column index from 0 to field code or one of the {@code @} targets; columns not named are kept as
     *                    remarks
     * @param confidence  0 to 1 by column: how sure the proposal is
     */
    public record SheetMapping(String file, String sheet, int headerFirst, int headerLast, Role role, String recordSet,
            Map<Integer, String> columns, Map<Integer, Double> confidence) {
    }
}
