package org.khoso.survey.exchange.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;

/** Responses as JSON. The text is kept for years: names are never changed, new ones may come. Two equal responses give equal bytes. */
final class ResponseWriter {
    static final String FORMAT = "khoso-survey-response";
    static final int VERSION = 1;
    /** Beyond it signs are escaped, so that halves of characters come back as they were. */
    private static final int HIGHEST_PLAIN = 0xd7ff;
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private ResponseWriter(JsonGenerator json) {
        this.json = json;
    }

    /** For a file: indented, Vietnamese readable. */
    static void write(Response r, List<ListBehind> lists, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        JsonGenerator g = JSON.createGenerator(text).setHighestNonEscapedChar(HIGHEST_PLAIN)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        g.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n")));
        new ResponseWriter(g).response(r, lists);
        g.close();
        text.write('\n');
        text.flush();
    }

    /** For other files to carry: one line. */
    static String line(Response r) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator g = JSON.createGenerator(text)) {
            g.setHighestNonEscapedChar(HIGHEST_PLAIN);
            new ResponseWriter(g).response(r, List.of());
        }
        return text.toString();
    }

    private void response(Response r, List<ListBehind> lists) throws IOException {
        json.writeStartObject();
        json.writeStringField("document", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeStringField("id", r.id().toString());
        json.writeStringField("survey", r.survey());
        json.writeStringField("surveyVersion", r.version());
        json.writeObjectFieldStart("respondent");
        json.writeStringField("code", r.respondent().code());
        json.writeStringField("name", r.respondent().name());
        json.writeStringField("level", r.respondent().level());
        json.writeEndObject();
        day("referenceDate", r.referenceDate());
        json.writeStringField("state", r.state().name());
        issue(r.issue());
        json.writeArrayFieldStart("answers");
        for (Map.Entry<Cell, Given> e : r.answers().entrySet())
            answer(e.getKey(), e.getValue());
        json.writeEndArray();
        if (!lists.isEmpty())
            lists(lists);
        json.writeEndObject();
    }

    /** An answer names its list by the hash; figures of the same objects share one. */
    private void lists(List<ListBehind> lists) throws IOException {
        json.writeArrayFieldStart(ListReader.LISTS);
        for (ListBehind l : lists) {
            json.writeStartObject();
            json.writeStringField(ListReader.HASH, l.hash());
            json.writeArrayFieldStart(ListReader.ITEMS);
            for (ListBehind.Item i : l.items()) {
                json.writeStartObject();
                json.writeStringField("id", i.id());
                text("code", i.code());
                text("name", i.title());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void issue(Issue i) throws IOException {
        json.writeObjectFieldStart("issue");
        text("number", i.number());
        day("issuedOn", i.issuedOn());
        time("sentOn", i.sentOn());
        text("filledBy", i.filledBy());
        text("reason", i.reason());
        text("origin", i.origin());
        if (i.sequence() != 0)
            json.writeNumberField("sequence", i.sequence());
        json.writeEndObject();
    }

    private void answer(Cell c, Given g) throws IOException {
        json.writeStartObject();
        json.writeStringField("item", c.item());
        json.writeStringField("row", c.row());
        json.writeStringField("column", c.column());
        json.writeStringField("value", g.value());
        json.writeStringField("origin", g.origin().name());
        text("replaced", g.replaced());
        text("reason", g.reason());
        text("who", g.who());
        time("when", g.when());
        text("query", g.query());
        time("snapshot", g.snapshot());
        text("listHash", g.listHash());
        if (g.coverage() != null)
            coverage(g.coverage());
        json.writeEndObject();
    }

    private void coverage(Coverage c) throws IOException {
        json.writeObjectFieldStart("coverage");
        strings("agencies", c.agencies());
        strings("fonds", c.fonds());
        strings("missing", c.missing());
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String v : values)
            json.writeString(v);
        json.writeEndArray();
    }

    private void text(String name, String value) throws IOException {
        if (!value.isEmpty())
            json.writeStringField(name, value);
    }

    private void day(String name, LocalDate day) throws IOException {
        if (day != null)
            json.writeStringField(name, day.toString());
    }

    private void time(String name, Instant time) throws IOException {
        if (time != null)
            json.writeStringField(name, time.toString());
    }
}
