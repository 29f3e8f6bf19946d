package org.khoso.core.verbs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.RuleInfo;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Holding;
import org.khoso.core.CheckHoldings;
import org.khoso.core.FindingReports;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.core.sign.SignatureGuard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks the holdings, or lists the rules in force. */
@Component(service = Command.class, property = {Command.VERB + "=check", Command.LIBRARIES + "=--xlsx"})
public final class CheckVerb extends Verb {
    private static final String NAME = "check";
    private final CheckHoldings check;
    private final FindingReports reports;

    /** Called by OSGi. */
    @Activate
    public CheckVerb(@Reference CheckHoldings check, @Reference FindingReports reports) {
        super(NAME, true, List.of(flag(NAME, "--list"), option(NAME, "--html", "FILE"), option(NAME, "--xlsx", "FILE")),
                List.of(any(NAME, "CODE", false)));
        this.check = check;
        this.reports = reports;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        if (call.option("--list").isPresent())
            return list(session, call);
        if (call.arguments().isEmpty()) {
            RunReport r = check.all(session, call.progress());
            return report(session, call, session.archive().directory().toString(), r);
        }
        return each(call, given -> {
            Optional<Holding> h = session.find(given);
            return h.isEmpty()
                    ? missing(call, given)
                    : report(session, call, given, check.some(session, List.of(dossier(h.get())), call.progress()));
        });
    }

    private static UUID dossier(Holding h) {
        return h.kind() == Kind.RECORD ? h.parent() : h.id();
    }

    static int missing(Invocation call, String given) throws IOException {
        call.say(Message.of("core.not-found", given));
        call.say(Message.of("core.not-found.remedy"));
        if (!call.json())
            return FAILED; // a person has read it
        var finding = new Finding("cli/not-found", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.DOSSIER, null, given), "",
                Message.of("core.not-found", given), Message.of("core.not-found.remedy"));
        call.emit(given, "failed", new Counts(1, 0, 0, 1), List.of(finding), Map.of(), List.of());
        return FAILED;
    }

    private int report(Session session, Invocation call, String input, RunReport r) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>(r.figures());
        result.put("total", r.total());
        for (String format : List.of("html", "xlsx"))
            if (call.option("--" + format).isPresent()) {
                Path file = call.path(call.option("--" + format).get());
                SignatureGuard.pass(file);
                try (OutputStream out = Files.newOutputStream(file)) {
                    reports.write(session, r, format, call.locale(), out);
                }
                result.put(format, file.toString());
            }
        long must = r.findings().stream().filter(f -> f.level() == Level.MUST).count();
        call.emit(input, r.status(), r.counts(), r.findings(), result,
                List.of(Message.of("verb.check.done", r.counts().in(), r.counts().ok(), r.total(), must)));
        return r.exitCode();
    }

    private int list(Session session, Invocation call) throws IOException {
        List<Map<String, Object>> rules = new ArrayList<>();
        List<Message> lines = new ArrayList<>();
        for (var set : session.standards().recordSets())
            for (RuleInfo r : session.standards().rules(set.id())) {
                Map<String, Object> m = new LinkedHashMap<>();
                m.put("rule", r.id());
                m.put("kind", r.kind());
                m.put("level", r.level().code());
                m.put("clause", r.clause());
                m.put("confidence", r.confidence().code());
                m.put("anchor", r.anchor() == null ? "" : r.anchor());
                m.put("installed", check.kinds().contains(r.kind()));
                m.put("decidedBy", r.decidedBy());
                rules.add(m);
                lines.add(Message.of("verb.check.rule", r.id(), r.level().code(), r.clause(), r.confidence().code()));
            }
        call.emit(session.archive().directory().toString(), "ok", new Counts(rules.size(), rules.size(), 0, 0), List.of(),
                Map.of("rules", rules, "kinds", new CopyOnWriteArrayList<>(check.kinds())), lines);
        return DONE;
    }
}
