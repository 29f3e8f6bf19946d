package org.khoso.api.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;

/** A delivery: folders with files, and catalogues. Nothing is read into memory as a whole. Not thread-safe. */
public interface Delivery extends AutoCloseable {
    /** @return its folder */
    Path root();

    /** @return the catalogue sheets found, with headers and some rows */
    List<Sheet> sheets();

    /** @return a proposal how columns map to fields of the record sets (dossier, text, photo, av) */
    Mapping propose(List<RecordSetInfo> recordSets);

    /**
     * Reads the delivery dossier by dossier, in the order of the catalogue; folders without a row come after. A dossier
     * marked secret has only a marking: no title, no values.
     *
     * @param mapping    mapping, proposed or corrected
     * @param recordSets the same as for the proposal
     * @param sink       receives each dossier; may throw to stop; tells the progress when one is done
     * @return findings about the delivery as a whole: orphan files, rows that are no dossier
     */
    List<Finding> read(Mapping mapping, List<RecordSetInfo> recordSets, Sink sink, Progress progress) throws IOException;

    /**
     * The same for an archive that may hold secret records: their values come too, beside the marking.
     *
     * @param includeSecret whether values of secret dossiers and records are read
     */
    default List<Finding> read(Mapping mapping, List<RecordSetInfo> recordSets, Sink sink, Progress progress, boolean includeSecret)
            throws IOException {
        return read(mapping, recordSets, sink, progress);
    }

    /**
     * @return how many rows the last reading saw, by kind: {@code dossier}, {@code record}, {@code title}, {@code header},
     *         {@code blank}, {@code subtotal}, {@code section}, {@code lost} (records without a dossier); the sum is the
     *         number of rows
     */
    default java.util.Map<String, Long> rowCounts() {
        return java.util.Map.of();
    }

    @Override
    void close() throws IOException;

    /** Receives dossiers. */
    interface Sink {
        /** @param dossier the next one */
        void accept(IncomingDossier dossier) throws IOException;
    }

    /**
     * A sheet of a catalogue.
     *
     * @param file           path of the spreadsheet inside the delivery, forward slashes
     * @param sheet          name of the sheet; empty for CSV
     * @param headerFirst    first row of the header, from 1; 0 if none was found
     * @param headerLast     last row of the header
     * @param columns        headers, merged ones joined by " / "
     * @param sample         up to 20 rows below the header, as text
     * @param rows           rows below the header that are not empty
     */
    record Sheet(String file, String sheet, int headerFirst, int headerLast, List<String> columns, List<List<String>> sample,
            int rows) {
    }

    /** Marking of secret material. @param code code of the list {@code secrecy} or of the access regime @param place file!sheet!row, or a folder */
    record Marking(String code, String place) {
    }

    /**
     * A dossier as it comes.
     *
     * @param key      stable key inside the delivery (reference code, else place): the same in a second run
     * @param values   values by field code of the dossier record set, typed
     * @param raw      what stood in the cell, by field code, where it differs from the value
     * @param place    file!sheet!row of its row, or its folder
     * @param recordSet record set of the values
     * @param records  its records in order
     * @param findings what was odd when reading
     * @param secret   present if it must not enter
     */
    record IncomingDossier(String key, java.util.Map<String, Object> values, java.util.Map<String, String> raw, String place,
            RecordSetInfo recordSet, List<IncomingRecord> records, List<Finding> findings, Optional<Marking> secret) {
    }

    /**
     * A record as it comes.
     *
     * @param key       stable key inside the delivery
     * @param values    values by field code
     * @param raw       what stood in the cell where it differs
     * @param place     file!sheet!row, or the file
     * @param recordSet record set (text, photo, av)
     * @param files     its files
     * @param secret    present if it must not enter
     */
    record IncomingRecord(String key, java.util.Map<String, Object> values, java.util.Map<String, String> raw, String place,
            RecordSetInfo recordSet, List<IncomingFile> files, Optional<Marking> secret) {
    }

    /** A file. @param path on disk @param relative inside the delivery, forward slashes, NFC */
    record IncomingFile(Path path, String relative) {
    }
}
