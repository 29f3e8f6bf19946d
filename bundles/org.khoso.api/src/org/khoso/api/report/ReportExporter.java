package org.khoso.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Extension point: writes a report in one format. A DS component; property {@code report.format} (html, xlsx, …). Thread-safe. */
public interface ReportExporter {
    /** A column. @param title title @param width relative width @param numeric right-aligned number */
    record Column(String title, int width, boolean numeric) {
    }

    /** A cell that leads to another file. @param text what is read @param href relative address; any other is shown without a link */
    record Link(String text, String href) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A table. @param title title @param columns columns @param rows rows: strings, numbers and {@link Link}s */
    record Table(String title, List<Column> columns, List<List<Object>> rows) {
    }

    /** A report, already in the reader's language. @param title title @param facts label and value pairs above the tables @param tables tables @param notes notes below */
    record Report(String title, List<List<String>> facts, List<Table> tables, List<String> notes) {
    }

    /** Writes the report; does not close the stream. Cells that begin with = + - @ are written as text. */
    void export(Report report, Locale locale, OutputStream out) throws IOException;
}
