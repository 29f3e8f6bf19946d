package org.khoso.survey.sum.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;

/** A response as sums need it: without where its values come from. */
record Reply(Head head, List<Value> values) {
    /** Where a response is. @param file file, or null @param offset its first byte @param line its line from 1; 0 if it is the whole file @param label what a person reads if there is no file */
    record Place(Path file, long offset, int line, String label) {
        @Override
        public String toString() {
            return file == null ? label : line == 0 ? file.toString() : file + ":" + line;
        }
    }

    /** Who answers what. */
    record Head(Place place, String id, String survey, String version, Respondent respondent, LocalDate referenceDate, State state,
            long sequence, Sent sent) {
        Head at(Place other) {
            return new Head(other, id, survey, version, respondent, referenceDate, state, sequence, sent);
        }
    }

    /** When it was sent and issued; null if it does not say. */
    record Sent(Instant on, LocalDate issued) {
    }

    /** A value where it stands. */
    record Value(String item, String row, String column, String text) {
        Cell cell() {
            return new Cell(item, row, column);
        }
    }

    static Reply of(Response r) {
        Head head = new Head(new Place(null, 0, 0, r.id().toString()), r.id().toString(), r.survey(), r.version(), r.respondent(),
                r.referenceDate(), r.state(), r.issue().sequence(), new Sent(r.issue().sentOn(), r.issue().issuedOn()));
        return new Reply(head, r.answers().entrySet().stream().map(Reply::value).toList());
    }

    private static Value value(Map.Entry<Cell, Response.Given> e) {
        return new Value(e.getKey().item(), e.getKey().row(), e.getKey().column(), e.getValue().value());
    }
}
