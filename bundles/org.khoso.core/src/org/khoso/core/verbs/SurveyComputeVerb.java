package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.khoso.core.Surveys.Asked;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes the answers to survey items from the holdings. */
@Component(service = Command.class, property = {Command.VERB + "=survey compute", Command.LIBRARIES + "=none"})
public final class SurveyComputeVerb extends Verb {
    private static final String NAME = "survey compute";
    private final Surveys surveys;

    /** Called by OSGi. */
    @Activate
    public SurveyComputeVerb(@Reference Surveys surveys) {
        super(NAME, true, List.of(), List.of(any(NAME, "ITEM", false)));
        this.surveys = surveys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        List<String> items = call.arguments().isEmpty() ? surveys.computed().stream().map(a -> a.item().id()).toList() : call.arguments();
        if (items.isEmpty()) {
            return usage(call, Message.of("verb.survey.nothing"));
        }
        int code = DONE;
        for (String item : items) {
            if (call.progress().cancelled())
                break;
            call.progress().item(item);
            code = Math.max(code, one(session, call, item));
        }
        return code;
    }

    private int one(Session session, Invocation call, String number) throws IOException {
        try {
            Asked asked = surveys.item(number);
            Surveys.Kept kept = surveys.compute(session, asked.survey().id(), number);
            call.emit(number, "ok", new Counts(1, 1, 0, 0), List.of(), SurveyResult.of(kept.file(), kept.stored()),
                    new ArrayList<>(SurveyResult.lines(asked.item(), kept.file(), kept.stored())));
            return DONE;
        } catch (KhosoException e) {
            return SurveyResult.failed(call, number, e);
        }
    }
}
