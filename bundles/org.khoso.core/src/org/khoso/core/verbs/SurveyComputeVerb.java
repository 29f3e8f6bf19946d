package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Stored;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes survey items from the holdings, and keeps the answers with their provenance. */
@Component(service = Command.class)
public final class SurveyComputeVerb extends Verb {
    private static final String NAME = "survey compute";
    private final Surveys surveys;

    /** Called by OSGi. */
    @Activate
    public SurveyComputeVerb(@Reference Surveys surveys) {
        super(NAME, true, List.of(), List.of(any(NAME, "ITEM", false)));
        this.surveys = surveys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        List<String> items = call.arguments().isEmpty() ? surveys.computed() : call.arguments();
        for (String item : items) {
            Path file = surveys.compute(session, item);
            Stored s = surveys.read(file);
            List<Message> lines = new ArrayList<>();
            Map<String, Object> result = describe(s, lines);
            result.put("file", file.toString());
            long n = s.answer().figures().size();
            lines.add(Message.of("verb.survey.compute.kept", file));
            call.emit(item, "ok", new Counts(n, n, 0, 0), List.of(), result, lines);
        }
        return DONE;
    }

    static Map<String, Object> describe(Stored s, List<Message> lines) throws IOException {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("survey", s.survey());
        m.put("version", s.version());
        m.put("item", s.answer().item());
        m.put("snapshot", s.answer().snapshot().toString());
        m.put("position", s.answer().position());
        m.put("figures", s.answer().figures().stream().map(f -> figure(f, lines)).toList());
        m.put("coverage", s.answer().coverage());
        lines.add(Message.of("verb.survey.compute.coverage", s.answer().coverage().agencies().size(), s.answer().coverage().fonds().size(),
                s.answer().coverage().missing().size(), s.answer().snapshot()));
        return m;
    }

    private static Map<String, Object> figure(Figure f, List<Message> lines) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("row", f.row());
        m.put("column", f.column());
        m.put("value", f.value());
        m.put("unit", f.unit());
        m.put("query", f.query());
        m.put("listHash", f.listHash());
        lines.add(Message.of("verb.survey.compute.figure", f.row(), f.column(), f.value(), f.unit()));
        return m;
    }
}
