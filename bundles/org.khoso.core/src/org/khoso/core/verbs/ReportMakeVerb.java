package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.report.Reports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a letter, minutes, an inventory or a report. */
@Component(service = Command.class, property = Command.VERB + "=report make")
public final class ReportMakeVerb extends DocumentVerb {
    private static final String NAME = "report make";

    /** Called by OSGi. */
    @Activate
    public ReportMakeVerb(@Reference Reports reports) {
        super(NAME, reports, List.of(), List.of(one(NAME, "REPORT"), optional(NAME, "CODE")));
    }

    @Override
    public int run(Invocation call) throws Exception {
        List<String> a = call.arguments();
        return one(call, String.join(" ", a), given -> make(call, given, a.get(0), a.size() > 1 ? a.get(1) : "", Map.of()));
    }
}
