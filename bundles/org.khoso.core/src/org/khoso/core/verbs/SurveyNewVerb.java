package org.khoso.core.verbs;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Begins a response to a survey. */
@Component(service = Command.class, property = {Command.VERB + "=survey new", Command.LIBRARIES + "=none"})
public final class SurveyNewVerb extends ResponseVerb {
    private static final String NAME = "survey new";
    private final Filling filling;

    /** Called by OSGi. */
    @Activate
    public SurveyNewVerb(@Reference Responses responses, @Reference Filling filling) {
        super(NAME, responses, List.of(option(NAME, "--unit", "CODE"), option(NAME, "--name", "NAME"), option(NAME, "--level", "LEVEL"),
                option(NAME, "--date", "DATE")), List.of(one(NAME, "SURVEY")));
        this.filling = filling;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String unit = call.option("--unit").orElse("");
        if (unit.isBlank())
            return usage(call, Message.of("verb.survey.new.needs-unit"));
        LocalDate date;
        try {
            date = call.option("--date").map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException e) {
            return usage(call, Message.of("verb.survey.bad-date", call.option("--date").get()));
        }
        return each(call, survey -> {
            var who = new Respondent(unit, call.option("--name").orElse(unit), call.option("--level").orElse("province"));
            UUID id = responses.open(session(call), filling.template(session(call), survey), who, date);
            return done(session(call), call, id, survey);
        });
    }
}
