package org.khoso.core.verbs;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues a report with number and date; who filled it in can't. */
@Component(service = Command.class, property = {Command.VERB + "=survey issue", Command.LIBRARIES + "=none"})
public final class SurveyIssueVerb extends ResponseVerb {
    private static final String NAME = "survey issue";
    private final Steps steps;

    /** Called by OSGi. */
    @Activate
    public SurveyIssueVerb(@Reference Responses responses, @Reference Steps steps) {
        super(NAME, responses,
                List.of(option(NAME, "--number", "NUMBER"), option(NAME, "--date", "DATE"), option(NAME, "--signer", "NAME")),
                List.of(response(NAME)));
        this.steps = steps;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String number = call.option("--number").orElse("");
        if (number.isBlank())
            return usage(call, Message.of("verb.survey.issue.needs-number"));
        LocalDate date;
        try {
            date = call.option("--date").map(LocalDate::parse).orElseGet(() -> LocalDate.now(java.time.ZoneId.systemDefault()));
        } catch (DateTimeParseException e) {
            return usage(call, Message.of("verb.survey.bad-date", call.option("--date").get()));
        }
        return each(call, given -> {
            UUID id = find(session(call), given);
            steps.issue(session(call), id, number, date, call.option("--signer").orElse(null));
            return done(session(call), call, id, given);
        });
    }
}
