package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.core.survey.Collecting;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in responses that bodies gave in workbooks, forms and JSON. */
@Component(service = Command.class, property = Command.VERB + "=survey import")
public final class SurveyImportVerb extends ResponseVerb {
    private static final String NAME = "survey import";
    private final Collecting collecting;

    /** Called by OSGi. */
    @Activate
    public SurveyImportVerb(@Reference Responses responses, @Reference Collecting collecting) {
        super(NAME, responses, List.of(), List.of(any(NAME, "FILE", true)));
        this.collecting = collecting;
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.arguments().isEmpty())
            return usage(call, Message.of("verb.survey.import.needs-file"));
        return each(call, given -> {
            Collecting.Taken taken = collecting.take(session(call), call.path(given));
            Response r = responses.read(session(call), taken.response());
            String outcome = taken.outcome().name().toLowerCase(Locale.ROOT);
            Map<String, Object> result = new LinkedHashMap<>(head(r));
            result.put("outcome", outcome);
            result.put("changed", taken.changed());
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result,
                    List.of(line(r), Message.of("verb.survey.imported." + outcome, taken.changed())));
            return DONE;
        });
    }
}
