package org.khoso.survey.exchange.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;

/** What the script of the form needs: the questions in words, the types of all cells for conditions, the response as it is. */
final class FormJson {
    static final String FORMAT = "khoso-survey-form";
    static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> TEXTS = List.of("yes", "no", "number", "row", "none", "changed", "who", "more", "day", "kept",
            "notKept",
            "saved", "missing", "complete", "computed", "suggested", "notAsked", "wrong.number", "wrong.whole", "wrong.ambiguous",
            "wrong.day");
    private final Template template;
    private final Response response;
    private final Labels labels;
    private final JsonGenerator json;

    private FormJson(Template template, Response response, Labels labels, JsonGenerator json) {
        this.template = template;
        this.response = response;
        this.labels = labels;
        this.json = json;
    }

    /** @param base the response as JSON @param id identity of this form @param file name of the file that is saved */
    static String of(Template template, Response response, Labels labels, String base, String id, String file) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator g = JSON.createGenerator(out)) {
            new FormJson(template, response, labels, g).form(base, id, file);
        }
        return out.toString();
    }

    private void form(String base, String id, String file) throws IOException {
        json.writeStartObject();
        json.writeStringField("document", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeStringField("id", id);
        json.writeStringField("file", file);
        json.writeStringField("caption", template.title().vi());
        json.writeStringField("captionEn", labels.en(template.title()));
        var reference = response.referenceDate() != null ? response.referenceDate() : template.referenceDate();
        json.writeStringField("referenceDate", reference == null ? "" : reference.toString());
        json.writeStringField("deadline", template.deadline() == null ? "" : template.deadline().toString());
        json.writeObjectFieldStart("respondent");
        json.writeStringField("level", response.respondent().level());
        json.writeEndObject();
        facts();
        words();
        parts();
        types();
        json.writeFieldName("base");
        json.writeRawValue(base);
        json.writeEndObject();
    }

    private void facts() throws IOException {
        json.writeArrayFieldStart("facts");
        for (var fact : labels.facts(template, response).entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", labels.words().vi(fact.getKey()));
            json.writeStringField("value", fact.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void words() throws IOException {
        json.writeObjectFieldStart("texts");
        for (String key : TEXTS)
            json.writeStringField(key, labels.words().pattern("survey.form." + key));
        for (String key : List.of("none", "changed"))
            json.writeStringField(key + "En", labels.words().en("survey.form." + key));
        json.writeEndObject();
        json.writeArrayFieldStart("guide");
        for (int n = 1; labels.words().has("survey.form.guide." + n); n++)
            json.writeString(labels.words().vi("survey.form.guide." + n));
        json.writeEndArray();
    }

    private void parts() throws IOException {
        json.writeArrayFieldStart("parts");
        for (Form.Part p : Form.of(template, response, labels.words()).parts()) {
            json.writeStartObject();
            boolean titled = !p.section().title().vi().isBlank();
            json.writeStringField("caption", titled ? p.section().id() + ". " + p.section().title().vi() : "");
            json.writeStringField("captionEn", labels.en(p.section().title()));
            json.writeArrayFieldStart("items");
            for (Form.Block b : p.blocks())
                item(b);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void item(Form.Block b) throws IOException {
        Item i = b.item();
        json.writeStartObject();
        json.writeStringField("id", i.id());
        json.writeStringField("heading", labels.heading(i));
        json.writeStringField("headingEn", labels.en(i.heading()));
        json.writeBooleanField("free", i.free());
        json.writeBooleanField("fields", b.fields());
        json.writeArrayFieldStart("rows");
        for (Form.Line l : i.free() ? List.<Form.Line>of() : b.rows()) {
            json.writeStartObject();
            json.writeStringField("id", l.id());
            json.writeStringField("label", l.label() == null ? "" : l.label().vi());
            json.writeStringField("labelEn", l.label() == null ? "" : labels.en(l.label()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("columns");
        for (Column c : i.columns())
            column(i, c);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void column(Item i, Column c) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", c.id());
        json.writeStringField("label", c.label().vi().isBlank() ? i.heading().vi() : c.label().vi());
        json.writeStringField("labelEn", labels.en(c.label()));
        json.writeStringField("unit", labels.unit(c));
        json.writeStringField("type", c.type());
        json.writeBooleanField("multiple", c.multiple());
        json.writeBooleanField("required", c.required());
        json.writeStringField("visibleWhen", c.visibleWhen());
        json.writeStringField("requiredWhen", c.requiredWhen());
        json.writeArrayFieldStart("options");
        for (Option o : c.options()) {
            json.writeStartObject();
            json.writeStringField("id", o.id());
            json.writeStringField("label", Typed.shown(o, c.options()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Conditions may ask items that this body is not asked. */
    private void types() throws IOException {
        json.writeObjectFieldStart("types");
        for (Item i : template.items()) {
            json.writeObjectFieldStart(i.id());
            json.writeBooleanField("free", i.free());
            json.writeArrayFieldStart("rows");
            for (String row : i.rows().isEmpty() ? List.of("") : i.rows().stream().map(Row::id).toList())
                json.writeString(row);
            json.writeEndArray();
            json.writeObjectFieldStart("columns");
            for (Column c : i.columns())
                json.writeStringField(c.id(), c.type());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
