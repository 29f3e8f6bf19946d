package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.SurveyService.Difference;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs the queries behind a kept answer again, and says whether it still stands. */
@Component(service = Command.class)
public final class SurveyExplainVerb extends Verb {
    private static final String NAME = "survey explain";
    private final Surveys surveys;

    /** Called by OSGi. */
    @Activate
    public SurveyExplainVerb(@Reference Surveys surveys) {
        super(NAME, true, List.of(), List.of(any(NAME, "ITEM", true)));
        this.surveys = surveys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        int code = DONE;
        for (String given : call.arguments()) {
            Path path = call.path(given);
            Optional<Path> file = Files.isRegularFile(path) ? Optional.of(path) : surveys.newest(session, given);
            code = Math.max(code, file.isEmpty() ? CheckVerb.missing(call, given) : explain(session, call, given, file.get()));
        }
        return code;
    }

    private int explain(Session session, Invocation call, String given, Path file) throws IOException {
        Explanation e = surveys.explain(session, file);
        List<Message> lines = new ArrayList<>();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", file.toString());
        result.put("equal", e.equal());
        result.put("sameCoverage", e.sameCoverage());
        result.put("stored", SurveyComputeVerb.describe(e.stored(), lines));
        result.put("differences", e.differences().stream().map(d -> difference(d, lines)).toList());
        lines.add(Message.of(e.equal() ? "verb.survey.explain.equal" : "verb.survey.explain.stale", e.differences().size()));
        long n = e.stored().answer().figures().size();
        if (e.equal()) {
            call.emit(given, "ok", new Counts(n, n, 0, 0), List.of(), result, lines);
            return DONE;
        }
        long changed = Math.min(n, Math.max(1, e.differences().size()));
        var finding = new Finding("survey/stale", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.ARCHIVE, null, given), "",
                Message.of("verb.survey.explain.stale", e.differences().size()), Message.of("verb.survey.explain.remedy"));
        call.emit(given, "findings", new Counts(n, n - changed, changed, 0), List.of(finding), result, lines);
        return FINDINGS;
    }

    private static Map<String, Object> difference(Difference d, List<Message> lines) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("row", d.row());
        m.put("column", d.column());
        m.put("before", d.before());
        m.put("now", d.now());
        m.put("sameList", d.sameList());
        m.put("sameQuery", d.sameQuery());
        lines.add(Message.of("verb.survey.explain.difference", d.row(), d.column(), d.before(), d.now()));
        return m;
    }
}
