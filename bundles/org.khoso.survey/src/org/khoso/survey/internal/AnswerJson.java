package org.khoso.survey.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Stored;

/** Answers as JSON. The text is kept with the archive for years: names are never changed, new ones may come. */
final class AnswerJson {
    private static final int LONGEST = 64 << 20;
    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    String write(Stored s) throws JsonProcessingException {
        Answer a = s.answer();
        ObjectNode o = mapper.createObjectNode();
        o.put("survey", s.survey()).put("version", s.version()).put("item", a.item()).put("snapshot", a.snapshot().toString())
                .put("position", a.position());
        ArrayNode figures = o.putArray("figures");
        for (Figure f : a.figures()) {
            ObjectNode n = figures.addObject().put("row", f.row()).put("column", f.column())
                    .put("value", f.value() == null ? null : f.value().toPlainString()).put("unit", f.unit()).put("query", f.query())
                    .put("listHash", f.listHash());
            if (f.text() != null)
                n.put("text", f.text());
            strings(n.putArray("list"), f.list().stream().map(UUID::toString).toList());
        }
        ObjectNode coverage = o.putObject("coverage");
        strings(coverage.putArray("agencies"), a.coverage().agencies());
        strings(coverage.putArray("fonds"), a.coverage().fonds());
        strings(coverage.putArray("missing"), a.coverage().missing());
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(o) + "\n";
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    Stored read(String json) throws KhosoException {
        if (json == null || json.length() > LONGEST)
            throw bad("size", null);
        try {
            JsonNode o = mapper.readTree(json);
            List<Figure> figures = new ArrayList<>();
            for (JsonNode f : array(o, "figures"))
                figures.add(figure(f));
            JsonNode c = o.path("coverage");
            Coverage coverage = new Coverage(strings(c, "agencies"), strings(c, "fonds"), strings(c, "missing"));
            Instant snapshot = Instant.parse(text(o, "snapshot"));
            Answer answer = new Answer(text(o, "item"), snapshot, o.path("position").asLong(), figures, coverage);
            return new Stored(text(o, "survey"), text(o, "version"), answer);
        } catch (JsonProcessingException | RuntimeException e) {
            throw bad(String.valueOf(e.getMessage()), e);
        }
    }

    private static Figure figure(JsonNode f) {
        BigDecimal value = f.path("value").isNull() ? null : new BigDecimal(text(f, "value"));
        return new Figure(text(f, "row"), text(f, "column"), value, text(f, "unit"), text(f, "query"), text(f, "listHash"),
                strings(f, "list").stream().map(UUID::fromString).toList(), f.hasNonNull("text") ? text(f, "text") : null);
    }

    private static JsonNode array(JsonNode o, String name) {
        if (!o.path(name).isArray())
            throw new IllegalArgumentException(name);
        return o.path(name);
    }

    private static List<String> strings(JsonNode o, String name) {
        List<String> values = new ArrayList<>();
        array(o, name).forEach(n -> values.add(n.asText()));
        return List.copyOf(values);
    }

    private static String text(JsonNode o, String name) {
        if (!o.path(name).isTextual())
            throw new IllegalArgumentException(name);
        return o.path(name).asText();
    }

    private static KhosoException bad(String what, Exception cause) {
        return new KhosoException(Message.of("survey.bad-answer", what), Message.of("survey.bad-answer-remedy"), cause);
    }
}
