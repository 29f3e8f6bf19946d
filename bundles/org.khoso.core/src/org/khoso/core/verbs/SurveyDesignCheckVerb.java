package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesigner.Checked;
import org.khoso.api.survey.SurveyDesigner.Line;
import org.khoso.core.survey.Designs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for everything that is wrong with files of questionnaires; needs no archive. */
@Component(service = Command.class, property = {Command.VERB + "=survey design check", Command.LIBRARIES + "=none"})
public final class SurveyDesignCheckVerb extends Verb {
    private static final String NAME = "survey design check";
    /** Sentences of the reader name file and line themselves. */
    private static final String READER = "model.";
    private final Designs designs;

    /** Called by OSGi. */
    @Activate
    public SurveyDesignCheckVerb(@Reference Designs designs) {
        super(NAME, false, List.of(), List.of(any(NAME, "FILE", true)));
        this.designs = designs;
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            Checked checked = designs.check(call.path(given));
            boolean usable = checked.usable();
            List<Finding> findings = checked.problems().stream().map(l -> finding(given, l)).toList();
            call.emit(given, findings.isEmpty() ? "ok" : "findings",
                    new Counts(1, findings.isEmpty() ? 1 : 0, findings.isEmpty() ? 0 : 1, 0), call.json() ? findings : List.of(),
                    result(checked), lines(given, checked));
            return usable ? DONE : FINDINGS;
        });
    }

    private static Map<String, Object> result(Checked checked) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", checked.design().map(d -> d.value(Place.ROOT, "id")).orElse(""));
        m.put("version", checked.design().map(d -> d.value(Place.ROOT, "version")).orElse(""));
        m.put("usable", checked.usable());
        m.put("items", checked.design().map(d -> d.count(Place.ROOT, "items")).orElse(0));
        m.put("rules", checked.design().map(d -> d.count(Place.ROOT, "rules")).orElse(0));
        m.put("faults", checked.problems().stream().map(l -> Map.of("line", l.line(), "place", place(l), "field", l.problem().field(),
                "position", l.problem().position(), "blocks", l.problem().blocks())).toList());
        return m;
    }

    private static String place(Line l) {
        return String.join("/", l.problem().place().steps().stream().map(s -> s.list() + "/" + (s.at() + 1)).toList());
    }

    private static Finding finding(String file, Line l) {
        return new Finding("survey-design/" + l.problem().message().key(), "", Confidence.DESIGN,
                l.problem().blocks() ? Level.SHOULD : Level.MAY,
                new Subject(Kind.ARCHIVE, null, file), String.valueOf(l.line()), l.problem().message(), l.problem().remedy());
    }

    private static List<Message> lines(String file, Checked checked) {
        List<Message> lines = new ArrayList<>();
        for (Line l : checked.problems())
            lines.add(l.problem().message().key().startsWith(READER)
                    ? Message.of("verb.survey.design.read", l.problem().message(), l.problem().remedy())
                    : Message.of(l.problem().blocks() ? "verb.survey.design.wrong" : "verb.survey.design.doubt", file, l.line(),
                            l.problem().message(), l.problem().remedy()));
        long blocking = checked.problems().stream().filter(l -> l.problem().blocks()).count();
        lines.add(Message.of(checked.usable() ? "verb.survey.design.usable" : "verb.survey.design.not-usable", file, blocking,
                checked.problems().size() - blocking));
        return lines;
    }
}
