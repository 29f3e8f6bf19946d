package org.khoso.core.verbs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.report.Reports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the report by which a body answers a survey; a draft until the response is issued. */
@Component(service = Command.class, property = Command.VERB + "=survey report")
public final class SurveyReportVerb extends DocumentVerb {
    private static final String NAME = "survey report";
    private static final String PROVENANCE = "--provenance";
    private static final String LETTER = "--letter";

    /** Called by OSGi. */
    @Activate
    public SurveyReportVerb(@Reference Reports reports) {
        super(NAME, reports, List.of(flag(NAME, PROVENANCE), option(NAME, LETTER, "TEXT")), List.of(ResponseVerb.response(NAME)));
    }

    @Override
    public int run(Invocation call) throws Exception {
        Map<String, Object> more = new HashMap<>();
        if (call.option(PROVENANCE).isPresent())
            more.put("provenance", "yes");
        call.option(LETTER).ifPresent(text -> more.put("letter", text));
        return one(call, call.arguments().get(0), given -> make(call, given, "survey-reply", given, more));
    }
}
