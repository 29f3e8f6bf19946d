package org.khoso.survey.sum.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.survey.sum.internal.Reply.Head;
import org.khoso.survey.sum.internal.Reply.Place;
import org.khoso.survey.sum.internal.Reply.Sent;
import org.khoso.survey.sum.internal.Reply.Value;

/** Reads of an exported response (format khoso-survey-response, version 1) what sums need, as a stream; bounded, for it may come from anybody. */
final class ReplyJson {
    private static final String FORMAT = "khoso-survey-response";
    private static final int VERSION = 1;
    private static final int MOST_VALUES = 200_000;
    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LONGEST).maxNameLength(1000)
                    .maxNumberLength(40).build())
            .build();

    private final JsonParser json;
    private final Place place;
    private final List<Value> values = new ArrayList<>(128);
    private final boolean headOnly;
    private String format;
    private long version = -1;
    private String id;
    private String survey;
    private String surveyVersion;
    private Respondent respondent;
    private LocalDate referenceDate;
    private State state;
    private long sequence;
    private Instant sentOn;
    private LocalDate issuedOn;

    private ReplyJson(JsonParser json, Place place, boolean headOnly) {
        this.json = json;
        this.place = place;
        this.headOnly = headOnly;
    }

    /** @throws KhosoException if it is none: the problem is for people, without the place */
    static Reply read(byte[] bytes, int length, Place place) throws KhosoException {
        return read(bytes, length, place, false);
    }

    /** @return the response without its values */
    static Head head(byte[] bytes, int length, Place place) throws KhosoException {
        return read(bytes, length, place, true).head();
    }

    private static Reply read(byte[] bytes, int length, Place place, boolean headOnly) throws KhosoException {
        try (JsonParser p = JSON.createParser(bytes, 0, length)) {
            return new ReplyJson(p, place, headOnly).reply();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new KhosoException(Message.of("survey.sum.no-json", line), null, e);
        } catch (KhosoException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | DateTimeException e) { // also bytes that are no UTF-8
            throw new KhosoException(Message.of("survey.sum.bad-field", String.valueOf(e.getMessage())), null, e);
        }
    }

    private Reply reply() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT)
            throw notOurs();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            field(name);
        }
        if (json.nextToken() != null)
            throw bad("}");
        if (!FORMAT.equals(format))
            throw notOurs();
        if (version != VERSION)
            throw new KhosoException(Message.of("survey.sum.other-format", version), null, null);
        if (id == null || survey == null || respondent == null || state == null)
            throw bad(id == null ? "id" : survey == null ? "survey" : respondent == null ? "respondent" : "state");
        String of = surveyVersion == null ? "" : surveyVersion;
        return new Reply(new Head(place, id, survey, of, respondent, referenceDate, state, sequence, new Sent(sentOn, issuedOn)), values);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "document" -> format = once(format);
            case "version" -> version = json.getLongValue();
            case "id" -> id = once(id);
            case "survey" -> survey = once(survey);
            case "surveyVersion" -> surveyVersion = once(surveyVersion);
            case "respondent" -> respondent();
            case "referenceDate" -> referenceDate = LocalDate.parse(text());
            case "state" -> state = state(text());
            case "issue" -> issue();
            case "answers" -> answers();
            default -> json.skipChildren();
        }
    }

    private void respondent() throws IOException {
        object();
        String code = null;
        String name = null;
        String level = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "code" -> code = once(code);
                case "name" -> name = once(name);
                case "level" -> level = once(level);
                default -> json.skipChildren();
            }
        }
        if (code == null)
            throw bad("code");
        respondent = new Respondent(code, name == null ? "" : name, level == null ? "" : level);
    }

    private void issue() throws IOException {
        object();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "sequence" -> sequence = json.getLongValue();
                case "sentOn" -> sentOn = time(Instant::parse);
                case "issuedOn" -> issuedOn = time(LocalDate::parse);
                default -> json.skipChildren();
            }
        }
    }

    /** When it was sent decides nothing about its figures: a time that is none leaves it without one. */
    private <T> T time(Function<String, T> parse) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            json.skipChildren();
            return null;
        }
        try {
            return parse.apply(json.getText());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void answers() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY)
            throw bad("answers");
        if (headOnly) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            object();
            if (values.size() == MOST_VALUES)
                throw new KhosoException(Message.of("survey.sum.too-large"), null, null);
            values.add(answer());
        }
    }

    private Value answer() throws IOException {
        String item = null;
        String row = null;
        String column = null;
        String value = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "item" -> item = once(item);
                case "row" -> row = once(row);
                case "column" -> column = once(column);
                case "value" -> value = once(value);
                default -> json.skipChildren();
            }
        }
        if (item == null || column == null || value == null)
            throw bad(item == null ? "item" : column == null ? "column" : "value");
        return new Value(item, row == null ? "" : row, column, value);
    }

    private void object() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT)
            throw bad(String.valueOf(json.currentName()));
    }

    /** A field that is there twice would let two readers see two responses. */
    private String once(String before) throws IOException {
        if (before != null)
            throw bad(json.currentName());
        return text();
    }

    private String text() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING)
            throw bad(json.currentName());
        return json.getText();
    }

    private static KhosoException notOurs() {
        return new KhosoException(Message.of("survey.sum.not-ours"), null, null);
    }

    private static KhosoException bad(String field) {
        return new KhosoException(Message.of("survey.sum.bad-field", field), null, null);
    }

    private static State state(String name) {
        for (State s : State.values())
            if (s.name().equals(name))
            return s;
        throw new IllegalArgumentException("state");
    }
}
