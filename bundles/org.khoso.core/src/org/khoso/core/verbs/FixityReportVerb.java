package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.report.Reports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the minutes of the last check of the vault. */
@Component(service = Command.class, property = Command.VERB + "=fixity report")
public final class FixityReportVerb extends DocumentVerb {
    private static final String NAME = "fixity report";
    private static final String REPORT = "fixity-minutes";

    /** Called by OSGi. */
    @Activate
    public FixityReportVerb(@Reference Reports reports) {
        super(NAME, reports, List.of(), List.of());
    }

    @Override
    public int run(Invocation call) throws Exception {
        return one(call, call.archiveDirectory().toString(), given -> make(call, given, REPORT, "", Map.of()));
    }
}
