package org.khoso.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.Message;
import org.khoso.api.Progress;

/**
 * Composes letters, minutes, inventories and tables from layouts and data, and has them written in any installed format.
 * Layouts are files in {@code KHOSO-INF/layouts/} of bundles, in layers: national, province, office. Thread-safe.
 */
public interface ReportEngine {
    /**
     * A report that can be made.
     *
     * @param id         id
     * @param title      title
     * @param source     what fills it, e.g. findings, dossiers
     * @param clause     document and annex that prescribe it; empty if none
     * @param confidence how sure we are of the clause
     */
    record ReportInfo(String id, Bilingual title, String source, String clause, Confidence confidence) {
    }

    /** @return this engine with layouts of further directories laid over (an archive's own {@code layouts/}); a file that can't be used is left out and a warning */
    ReportEngine with(List<Path> directories);

    /** @return reports in the order of the layouts */
    List<ReportInfo> reports();

    /** @return formats that are installed */
    Set<String> formats();

    /** @return what a person should know of the layouts: files left out, changes refused */
    List<Message> warnings();

    /**
     * Makes a report.
     *
     * @param report   id of the report
     * @param format   format
     * @param data     what fills it
     * @param progress told of each row; a report that is stopped ends with an exception, since half of it would be wrong
     * @param out      where it goes; not closed
     * @throws org.khoso.api.KhosoException if there is no such report or format
     */
    DocumentExporter.Written write(String report, String format, ReportData data, Progress progress, OutputStream out) throws IOException;
}
