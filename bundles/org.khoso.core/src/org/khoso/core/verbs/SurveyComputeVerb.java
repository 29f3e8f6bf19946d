package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.khoso.core.Surveys.Asked;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes the answers to survey items from the holdings. */
@Component(service = Command.class, property = {Command.VERB + "=survey compute", Command.LIBRARIES + "=none"})
public final class SurveyComputeVerb extends ResponseVerb {
    private static final String NAME = "survey compute";
    private final Surveys surveys;
    private final Filling filling;

    /** Called by OSGi. */
    @Activate
    public SurveyComputeVerb(@Reference Surveys surveys, @Reference Responses responses, @Reference Filling filling) {
        super(NAME, responses, List.of(option(NAME, "--response", RESPONSE)), List.of(any(NAME, "ITEM", false)));
        this.surveys = surveys;
        this.filling = filling;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        if (call.option("--response").isPresent())
            return one(call, call.option("--response").get(), given -> into(session, call, given));
        List<String> items = call.arguments().isEmpty()
                ? surveys.computed(session).stream().map(a -> a.item().id()).toList()
                : call.arguments();
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

    /** Counts into a response; what people gave stays. */
    private int into(Session session, Invocation call, String given) throws IOException {
        UUID id = find(session, given);
        List<Filling.Changed> changed = filling.fillIn(session, id, Set.copyOf(call.arguments()), call.progress());
        Response r = responses.read(session, id);
        List<Message> lines = new ArrayList<>(List.of(line(r), Message.of("verb.survey.filled", changed.size())));
        for (Filling.Changed c : changed)
            lines.add(Message.of(c.kept() ? "verb.survey.changed.kept" : "verb.survey.changed", c.cell(), SurveyResult.text(c.before()),
                    SurveyResult.text(c.now())));
        var result = new LinkedHashMap<String, Object>(head(r));
        result.put("changed", changed.stream()
                .map(c -> Map.of("cell", c.cell().toString(), "before", c.before(), "now", c.now(), "kept", c.kept())).toList());
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, lines);
        return DONE;
    }

    private int one(Session session, Invocation call, String number) throws IOException {
        try {
            Asked asked = surveys.item(session, number);
            Surveys.Kept kept = surveys.compute(session, asked.survey().id(), number);
            call.emit(number, "ok", new Counts(1, 1, 0, 0), List.of(), SurveyResult.of(kept.file(), kept.stored()),
                    new ArrayList<>(SurveyResult.lines(asked.item(), kept.file(), kept.stored())));
            return DONE;
        } catch (KhosoException e) {
            return SurveyResult.failed(call, number, e);
        }
    }
}
