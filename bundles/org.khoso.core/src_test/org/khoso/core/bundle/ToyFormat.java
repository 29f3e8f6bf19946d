package org.khoso.core.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.api.survey.SurveyService.Template;

/** Answers as JSON, as far as bundles need it. */
final class ToyFormat implements ResponseFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String ending() {
        return ".json";
    }

    @Override
    public void write(Template template, Response r, OutputStream out) throws IOException {
        ObjectNode n = JSON.createObjectNode().put("id", r.id().toString()).put("version", r.version()).put("code", r.respondent().code())
                .put("state", r.state().name());
        ObjectNode answers = n.putObject("answers");
        r.answers().forEach((cell, given) -> answers.put(cell.toString(), given.value()));
        out.write(JSON.writeValueAsBytes(n));
    }

    @Override
    public About about(InputStream in, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Response read(Template template, InputStream in, String name) throws IOException {
        try {
            var n = JSON.readTree(in);
            Map<Cell, Given> answers = new TreeMap<>();
            n.get("answers").fields().forEachRemaining(e -> {
                String[] cell = e.getKey().split("/", -1);
                answers.put(new Cell(cell[0], cell[1], cell[2]), Given.entered(e.getValue().asText(), "B", null));
            });
            String code = n.get("code").asText();
            return new Response(UUID.fromString(n.get("id").asText()), template.id(), n.get("version").asText(),
                    new Respondent(code, "Xã " + code, "commune"), null, State.valueOf(n.get("state").asText()), Issue.OWN, answers);
        } catch (com.fasterxml.jackson.core.JsonProcessingException | RuntimeException e) {
            throw new KhosoException(Message.of("core.bundle.damaged", name), null, e);
        }
    }
}
