package org.khoso.core.report;

import java.io.IOException;
import java.util.Map;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.core.Session;

/** Extension point: fills the reports whose layout names this source. A DS component; property {@link #NAME}. Thread-safe. */
public interface ReportSource {
    /** Service property: the name by which layouts call the source. */
    String NAME = "report.source";

    /**
     * What a report is asked for.
     *
     * @param session session
     * @param subject reference code or identity of what it is about; empty for the whole archive
     * @param given   values that the caller gives; they win over those of the source
     */
    record Request(Session session, String subject, Map<String, Object> given) {
        /** Copies the values. */
        public Request {
            given = Map.copyOf(given);
        }
    }

    /**
     * @return the data, counted and ready; rows are read when they are asked for
     * @throws org.khoso.api.KhosoException if the subject is not there or not of the right kind
     */
    ReportData open(Request request, Progress progress) throws IOException;
}
