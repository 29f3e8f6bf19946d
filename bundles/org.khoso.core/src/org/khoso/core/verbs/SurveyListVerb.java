package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.core.Surveys;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the surveys that are installed, and the responses in the archive. */
@Component(service = Command.class, property = {Command.VERB + "=survey list", Command.LIBRARIES + "=none"})
public final class SurveyListVerb extends ResponseVerb {
    private static final String NAME = "survey list";
    private final Surveys surveys;

    /** Called by OSGi. */
    @Activate
    public SurveyListVerb(@Reference Responses responses, @Reference Surveys surveys) {
        super(NAME, responses, List.of(), List.of());
        this.surveys = surveys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        List<Message> lines = new ArrayList<>();
        List<Map<String, Object>> templates = new ArrayList<>();
        for (var t : surveys.templates(session(call))) {
            lines.add(Message.of("verb.survey.template", t.id(), t.title(), t.items().size(), t.version()));
            templates.add(Map.of("id", t.id(), "version", t.version(), "items", t.items().size()));
        }
        surveys.leftOut(session(call)).forEach(m -> lines.add(Message.of("verb.survey.left-out", m)));
        List<Response> all = responses.heads(session(call), null);
        all.forEach(r -> lines.add(line(r)));
        if (all.isEmpty())
            lines.add(Message.of("verb.survey.no-responses"));
        call.emit("", "ok", new Counts(1, 1, 0, 0), List.of(),
                Map.of("surveys", templates, "responses", all.stream().map(ResponseVerb::head).toList()), lines);
        return DONE;
    }
}
