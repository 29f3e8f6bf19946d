package org.khoso.api.report;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What fills a report. Its names are those that placeholders of layouts use. */
public interface ReportData {
    /** @return text, number, {@link java.time.LocalDate}, {@link org.khoso.api.PartialDate} or a list of texts; null if there is no such value */
    Object value(String name);

    /** Hands over the rows of that name, one after another. @throws IOException if they could not be read, or if there are no such rows */
    void rows(String name, Receiver receiver) throws IOException;

    /** @return paragraphs and tables of that name, in their order; none if there are no such */
    default List<Piece> pieces(String name) throws IOException {
        return List.of();
    }

    /** Takes rows. */
    @FunctionalInterface
    interface Receiver {
        /** Takes a row. @param values value by name, as in {@link ReportData#value} */
        void row(Function<String, Object> values) throws IOException;
    }
}
