package org.khoso.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.khoso.api.Message;

/**
 * Extension point: writes composed documents in one format. A DS component; property {@code document.format} (docx, pdf, xlsx,
 * html, …). Thread-safe.
 */
public interface DocumentExporter {
    /** Service property that names the format, which is also the ending of its files. */
    String FORMAT = "document.format";

    /**
     * What was written.
     *
     * @param pages pages; 0 where the format does not know
     * @param rows  rows of all tables
     * @param notes what a person should know: characters that had to be replaced, and the like
     */
    record Written(int pages, long rows, List<Message> notes) {
        /** Copies the notes. */
        public Written {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Writes the document; does not close the stream. Texts may say anything: nothing in them may act as markup or formula. Asks
     * each table for its rows once, in order, and lets what they throw pass.
     */
    Written write(Document document, OutputStream out) throws IOException;
}
