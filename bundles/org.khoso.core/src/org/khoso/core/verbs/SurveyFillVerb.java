package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.core.Session;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Typed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives answers by hand: {@code survey fill RESPONSE ITEM/ROW/COLUMN=VALUE …}; an empty value takes an answer away. */
@Component(service = Command.class, property = {Command.VERB + "=survey fill", Command.LIBRARIES + "=none"})
public final class SurveyFillVerb extends ResponseVerb {
    private static final String NAME = "survey fill";
    private final Filling filling;

    /** Called by OSGi. */
    @Activate
    public SurveyFillVerb(@Reference Responses responses, @Reference Filling filling) {
        super(NAME, responses, List.of(option(NAME, "--reason", "WORDS")), List.of(response(NAME), any(NAME, "ANSWER", true)));
        this.filling = filling;
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return arguments.isEmpty() ? arguments : arguments.subList(0, 1);
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.arguments().size() < 2)
            return usage(call, Message.of("verb.survey.fill.usage"));
        String given = call.arguments().getFirst();
        return one(call, given, g -> {
            Session session = session(call);
            UUID id = find(session, given);
            Response seen = responses.read(session, id);
            Map<Cell, Given> values = new LinkedHashMap<>();
            for (String each : call.arguments().subList(1, call.arguments().size()))
                put(session, call, seen, each, values);
            responses.write(session, id,
                    new Responses.Entry(Message.of("core.survey.entered", values.size(), seen.respondent().name()), values));
            return done(session, call, id, given);
        });
    }

    private void put(Session session, Invocation call, Response seen, String each, Map<Cell, Given> values) throws Exception {
        int at = each.indexOf('=');
        if (at < 0)
            throw new KhosoException(Message.of("verb.survey.bad-cell", each), Message.of("verb.survey.bad-cell.remedy"), null);
        Cell cell = cell(each.substring(0, at).strip());
        String value = Typed.value(filling.template(session, seen), cell, each.substring(at + 1));
        values.put(cell, value.isEmpty() ? null : Responses.byHand(session, seen, cell, value, call.option("--reason").orElse(null)));
    }
}
