package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.core.Session;
import org.khoso.core.survey.Responses;

/** What the verbs that work on a response share: how one is named, and how it is told. */
abstract class ResponseVerb extends Verb {
    /** Name of the argument. */
    static final String RESPONSE = "RESPONSE";
    final Responses responses;

    ResponseVerb(String name, Responses responses, List<Option> options, List<Parameter> parameters) {
        super(name, true, options, parameters);
        this.responses = responses;
    }

    static Parameter response(String verb) {
        return new Parameter(RESPONSE, "verb.survey.response", true, false);
    }

    static Parameter responses(String verb) {
        return new Parameter(RESPONSE, "verb.survey.response", true, true);
    }

    /** @return the response with that identity, else the newest of the body with that code */
    UUID find(Session session, String given) throws IOException {
        try {
            return responses.read(session, UUID.fromString(given)).id();
        } catch (IllegalArgumentException e) {
            List<Response> all = responses.heads(session, null).stream().filter(r -> r.respondent().code().equals(given)).toList();
            if (all.isEmpty())
                throw new KhosoException(Message.of("core.survey.no-response", given), Message.of("core.survey.no-response.remedy"), null);
            return all.getLast().id();
        }
    }

    /** @return the cell that {@code item/row/column} or {@code item/column} names */
    static Cell cell(String given) throws KhosoException {
        String[] parts = given.split("/", -1);
        if (parts.length < 2 || parts.length > 3)
            throw new KhosoException(Message.of("verb.survey.bad-cell", given), Message.of("verb.survey.bad-cell.remedy"), null);
        return parts.length == 2 ? new Cell(parts[0], "", parts[1]) : new Cell(parts[0], parts[1], parts[2]);
    }

    /** @return what goes into the envelope */
    static Map<String, Object> head(Response r) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", r.id().toString());
        m.put("survey", r.survey());
        m.put("version", r.version());
        m.put("respondent", r.respondent().code());
        m.put("name", r.respondent().name());
        m.put("level", r.respondent().level());
        m.put("state", r.state().name());
        m.put("number", r.issue().number());
        m.put("issuedOn", String.valueOf(r.issue().issuedOn() == null ? "" : r.issue().issuedOn()));
        m.put("filledBy", r.issue().filledBy());
        m.put("reason", r.issue().reason());
        return m;
    }

    static Map<String, Object> answer(Cell cell, Given g) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("cell", cell.toString());
        m.put("value", g.value());
        m.put("origin", g.origin().name());
        m.put("replaced", g.replaced());
        m.put("reason", g.reason());
        m.put("who", g.who());
        m.put("when", g.when() == null ? "" : g.when().toString());
        m.put("query", g.query());
        m.put("snapshot", g.snapshot() == null ? "" : g.snapshot().toString());
        m.put("listHash", g.listHash());
        return m;
    }

    static Message line(Response r) {
        return Message.of("verb.survey.line", r.respondent().code(), r.respondent().name(), state(r), r.id().toString());
    }

    static Message state(Response r) {
        return Message.of("core.survey.state." + r.state().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** @return findings of faults: what Khoso proposes never obliges */
    static List<Finding> findings(Response r, List<Fault> faults) {
        List<Finding> all = new ArrayList<>();
        for (Fault f : faults)
            all.add(new Finding("survey/" + f.rule(), f.source(), f.confidence(), f.severity().equals("info") ? Level.MAY : Level.SHOULD,
                    new Subject(Kind.SURVEY_RESPONSE, r.id(), r.respondent().code()), f.cell().toString(), f.message(), f.remedy()));
        return all;
    }

    /** Says that a step was done. */
    int done(Session session, Invocation call, UUID id, String given) throws IOException {
        Response r = responses.read(session, id);
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), head(r), List.of(line(r)));
        return DONE;
    }
}
