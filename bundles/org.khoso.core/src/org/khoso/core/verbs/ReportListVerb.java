package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.report.ReportEngine.ReportInfo;
import org.khoso.core.Session;
import org.khoso.core.report.Reports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the reports that can be made, with the layouts of this archive. */
@Component(service = Command.class, property = {Command.VERB + "=report list", Command.LIBRARIES + "=none"})
public final class ReportListVerb extends Verb {
    private static final String NAME = "report list";
    private final Reports reports;

    /** Called by OSGi. */
    @Activate
    public ReportListVerb(@Reference Reports reports) {
        super(NAME, true, List.of(), List.of());
        this.reports = reports;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        String archive = session.archive().directory().toString();
        return one(call, archive, given -> {
            List<Map<String, Object>> all = new ArrayList<>();
            List<Message> lines = new ArrayList<>();
            for (ReportInfo r : reports.list(session)) {
                Map<String, Object> m = new LinkedHashMap<>();
                m.put("report", r.id());
                m.put("name", r.title().in(call.locale()));
                m.put("filledBy", r.source());
                m.put("clause", r.clause());
                m.put("confidence", r.confidence().code());
                all.add(m);
                lines.add(
                        Message.of("verb.report.list.line", r.id(), r.title(), r.clause().isEmpty() ? r.confidence().code() : r.clause()));
            }
            lines.add(Message.of("verb.report.list.formats", String.join(", ", reports.formats())));
            for (Message w : reports.warnings(session))
                call.say(w);
            call.emit(given, "ok", new Counts(all.size(), all.size(), 0, 0), List.of(),
                    Map.of("reports", all, "formats", List.copyOf(reports.formats())),
                    lines);
            return DONE;
        });
    }
}
