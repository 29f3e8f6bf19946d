package org.khoso.core.verbs;

import java.util.List;
import java.util.UUID;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lays a response before who approves it. */
@Component(service = Command.class, property = {Command.VERB + "=survey present", Command.LIBRARIES + "=none"})
public final class SurveyPresentVerb extends ResponseVerb {
    private static final String NAME = "survey present";
    private final Steps steps;

    /** Called by OSGi. */
    @Activate
    public SurveyPresentVerb(@Reference Responses responses, @Reference Steps steps) {
        super(NAME, responses, List.of(), List.of(response(NAME)));
        this.steps = steps;
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            UUID id = find(session(call), given);
            steps.present(session(call), id);
            return done(session(call), call, id, given);
        });
    }
}
