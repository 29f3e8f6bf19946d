package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.ResponseFormat.About;

/** Reads what {@link ResponseWriter} writes. Names that it does not know are passed over; another version is refused. */
final class ResponseReader {
    private static final int MOST_ANSWERS = 200_000;

    private final JsonReads json;
    private final String name;
    private final boolean headOnly;
    private final Map<Cell, Given> answers = new TreeMap<>();
    private String format = "";
    private long version = -1;
    private UUID id;
    private String survey = "";
    private String surveyVersion = "";
    private Respondent respondent;
    private LocalDate referenceDate;
    private State state;
    private Issue issue = Issue.OWN;

    private ResponseReader(JsonReads json, boolean headOnly) {
        this.json = json;
        this.name = json.name();
        this.headOnly = headOnly;
    }

    /** @return the response. @throws KhosoException if it is none */
    static Response read(InputStream in, String name) throws IOException {
        return JsonReads.read(in, name, j -> new ResponseReader(j, false).whole());
    }

    /** @return the response that stands where the reader is, in another file */
    static Response nested(JsonReads json) throws IOException {
        var r = new ResponseReader(json, false);
        json.object("base", r::field);
        return r.response();
    }

    static About about(InputStream in, String name) throws IOException {
        return JsonReads.read(in, name, j -> {
            var r = new ResponseReader(j, true);
            j.root(r::field);
            r.check();
            return new About(r.survey, r.surveyVersion, r.id, r.respondent);
        });
    }

    private Response whole() throws IOException {
        json.root(this::field);
        json.end();
        return response();
    }

    private Response response() throws KhosoException {
        check();
        if (state == null)
            throw Refused.field(name, "", "state", null);
        return new Response(id, survey, surveyVersion, respondent, referenceDate, state, issue, answers);
    }

    private void check() throws KhosoException {
        version();
        if (id == null || respondent == null)
            throw Refused.field(name, "", id == null ? "id" : "respondent", null);
    }

    private void version() throws KhosoException {
        if (!format.equals(ResponseWriter.FORMAT))
            throw Refused.notOurs(name);
        if (version != ResponseWriter.VERSION)
            throw Refused.foreign(name, version < 0 ? "?" : Long.toString(version), ResponseWriter.VERSION);
    }

    private void field(String field) throws IOException {
        switch (field) {
            case "document" -> format = json.text("");
            case "version" -> {
                version = json.number("");
                if (!format.isEmpty()) // what follows may mean something else there
                    version();
            }
            case "id" -> id = json.made("", UUID::fromString);
            case "survey" -> survey = json.text("");
            case "surveyVersion" -> surveyVersion = json.text("");
            case "respondent" -> respondent();
            case "referenceDate" -> referenceDate = json.made("", LocalDate::parse);
            case "state" -> state = json.made("", State::valueOf);
            case "issue" -> issue();
            case "answers" -> answers();
            default -> json.skip();
        }
    }

    private void respondent() throws IOException {
        String[] of = {null, "", ""};
        json.object("respondent", f -> {
            switch (f) {
                case "code" -> of[0] = json.text("respondent");
                case "name" -> of[1] = json.text("respondent");
                case "level" -> of[2] = json.text("respondent");
                default -> json.skip();
            }
        });
        if (of[0] == null)
            throw Refused.field(name, "respondent", "code", null);
        respondent = new Respondent(of[0], of[1], of[2]);
    }

    private void issue() throws IOException {
        var b = new Object() {
            private String number = "";
            private LocalDate issuedOn;
            private Instant sentOn;
            private String filledBy = "";
            private String reason = "";
            private String origin = Issue.OWN.origin();
            private long sequence;
        };
        String at = "issue";
        json.object(at, f -> {
            switch (f) {
                case "number" -> b.number = json.text(at);
                case "issuedOn" -> b.issuedOn = json.made(at, LocalDate::parse);
                case "sentOn" -> b.sentOn = json.made(at, Instant::parse);
                case "filledBy" -> b.filledBy = json.text(at);
                case "reason" -> b.reason = json.text(at);
                case "origin" -> b.origin = json.text(at);
                case "sequence" -> b.sequence = json.number(at);
                default -> json.skip();
            }
        });
        issue = new Issue(b.number, b.issuedOn, b.sentOn, b.filledBy, b.reason, b.origin, b.sequence);
    }

    private void answers() throws IOException {
        if (headOnly) {
            json.skip();
            return;
        }
        json.objects("answers", f -> {
            var answer = new AnswerReader(json);
            Cell cell = answer.read();
            if (answers.size() == MOST_ANSWERS)
                throw Refused.tooLarge(name, "answers", MOST_ANSWERS);
            if (answers.put(cell, answer.given()) != null)
                throw Refused.field(name, cell.toString(), "answers", null);
        });
    }
}
