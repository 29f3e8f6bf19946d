package org.khoso.core.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.model.Concepts;

/** Responses and answers as the store keeps them: rows of concepts. */
final class ResponseRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResponseRows() {
    }

    static Response response(Holding h, Map<Cell, Given> answers) {
        var respondent = new Respondent(h.text(Concepts.RESPONDENT), h.text(Concepts.RESPONDENT_NAME), h.text(Concepts.LEVEL));
        PartialDate reference = (PartialDate) h.value(Concepts.REFERENCE_DATE);
        PartialDate issued = (PartialDate) h.value(Concepts.ISSUED_ON);
        var issue = new Issue(h.text(Concepts.NUMBER), issued == null ? null : issued.from(), (Instant) h.value(Concepts.SENT_ON),
                h.text(Concepts.FILLED_BY), h.text(Concepts.REASON), h.text(Concepts.ORIGIN),
                h.value(Concepts.SEQUENCE) instanceof Long n ? n : 0);
        return new Response(h.id(), h.text(Concepts.SURVEY), h.text(Concepts.SURVEY_VERSION), respondent,
                reference == null ? null : reference.from(), State.valueOf(h.text(Concepts.STATE)), issue, answers);
    }

    static Cell cell(Holding h) {
        return new Cell(h.text(Concepts.ITEM), h.text(Concepts.ROW), h.text(Concepts.COLUMN));
    }

    static Given given(Holding h) {
        return new Given(h.text(Concepts.VALUE), Origin.valueOf(h.text(Concepts.ORIGIN)), h.text(Concepts.REPLACED),
                h.text(Concepts.REASON), h.text(Concepts.ANSWERED_BY), (Instant) h.value(Concepts.ANSWERED_AT), h.text(Concepts.QUERY),
                (Instant) h.value(Concepts.SNAPSHOT), h.text(Concepts.LIST_HASH), coverage(h.text(Concepts.COVERAGE)),
                h.value(Concepts.POSITION) instanceof Long n ? n : 0);
    }

    /** @return values of a new answer: without those that are empty */
    static Map<String, Object> values(Cell c, Given g) {
        Map<String, Object> all = new TreeMap<>(changes(g));
        all.values().removeIf(v -> v == Change.CLEAR);
        all.put(Concepts.ITEM, c.item());
        all.put(Concepts.ROW, c.row());
        all.put(Concepts.COLUMN, c.column());
        all.values().removeIf(""::equals);
        return all;
    }

    /** @return values of an answer that changes: cleared where empty */
    static Map<String, Object> changes(Given g) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put(Concepts.VALUE, g.value());
        m.put(Concepts.ORIGIN, g.origin().name());
        m.put(Concepts.REPLACED, g.replaced());
        m.put(Concepts.REASON, g.reason());
        m.put(Concepts.ANSWERED_BY, g.who());
        m.put(Concepts.ANSWERED_AT, g.when());
        m.put(Concepts.QUERY, g.query());
        m.put(Concepts.SNAPSHOT, g.snapshot());
        m.put(Concepts.LIST_HASH, g.listHash());
        m.put(Concepts.COVERAGE, text(g.coverage()));
        m.put(Concepts.POSITION, g.position() == 0 ? null : g.position());
        m.replaceAll((k, v) -> v == null || "".equals(v) ? Change.CLEAR : v);
        return m;
    }

    private static String text(Coverage c) {
        try {
            return c == null ? "" : JSON.writeValueAsString(c);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // three lists of strings
        }
    }

    private static Coverage coverage(String json) {
        try {
            return json.isEmpty() ? null : JSON.readValue(json, Coverage.class);
        } catch (JsonProcessingException e) {
            return null; // changed behind Khoso; the check of the journal says so
        }
    }
}
