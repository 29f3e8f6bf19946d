package org.khoso.core.verbs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Writes a response as a workbook, a form or JSON, to be filled in outside or handed on. */
@Component(service = Command.class, property = Command.VERB + "=survey export")
public final class SurveyExportVerb extends ResponseVerb {
    private static final String NAME = "survey export";
    private static final String LISTS = "--lists";
    private final Collecting collecting;

    /** Called by OSGi. */
    @Activate
    public SurveyExportVerb(@Reference Responses responses, @Reference Collecting collecting) {
        super(NAME, responses, List.of(option(NAME, "--out", "FILE"), option(NAME, "--as", "FORMAT"), flag(NAME, LISTS)),
                List.of(one(NAME, RESPONSE)));
        this.collecting = collecting;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String out = call.option("--out").orElse("");
        if (out.isBlank())
            return usage(call, Message.of("verb.survey.export.needs-out"));
        String format = call.option("--as").orElse(out.substring(out.lastIndexOf('.') + 1));
        return each(call, given -> {
            UUID id = find(session(call), given);
            Path to = call.path(out);
            int lost = collecting.export(session(call), id, format, to, call.option(LISTS).isPresent());
            Response r = responses.read(session(call), id);
            Map<String, Object> result = new LinkedHashMap<>(head(r));
            result.put("file", to.toString());
            if (lost > 0)
                call.say(Message.of("verb.survey.export.lost", lost));
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, List.of(Message.of("verb.survey.exported", to.toString())));
            return DONE;
        });
    }
}
