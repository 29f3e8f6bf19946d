package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the rules of the survey of a response. */
@Component(service = Command.class, property = {Command.VERB + "=survey validate", Command.LIBRARIES + "=none"})
public final class SurveyValidateVerb extends ResponseVerb {
    private static final String NAME = "survey validate";
    private final Steps steps;

    /** Called by OSGi. */
    @Activate
    public SurveyValidateVerb(@Reference Responses responses, @Reference Steps steps) {
        super(NAME, responses, List.of(), List.of(responses(NAME)));
        this.steps = steps;
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            UUID id = find(session(call), given);
            Response r = responses.read(session(call), id);
            List<Fault> faults = steps.validate(session(call), id);
            long errors = faults.stream().filter(Fault::blocks).count();
            List<Message> lines = new ArrayList<>(List.of(line(r)));
            lines.add(Message.of("verb.survey.validated", faults.size(), errors));
            call.emit(given, faults.isEmpty() ? "ok" : "findings", new Counts(1, faults.isEmpty() ? 1 : 0, faults.isEmpty() ? 0 : 1, 0),
                    findings(r, faults), Map.of("id", id.toString(), "faults", faults.size(), "errors", errors), lines);
            return errors > 0 ? FINDINGS : DONE;
        });
    }
}
