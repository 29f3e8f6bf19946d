package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.survey.SurveyService.Difference;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Moved;
import org.khoso.api.survey.SurveyService.Snapshot;
import org.khoso.core.Session;
import org.khoso.core.survey.Explained;
import org.khoso.core.survey.MovedObject;

/** What became of counted answers, as {@code survey explain} says it: the same for a machine and for a person. */
final class ExplainResult {
    private final Session session;
    private final Map<String, Object> result = new LinkedHashMap<>();
    private final List<Message> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private ExplainResult(Session session) {
        this.session = session;
    }

    Map<String, Object> result() {
        return result;
    }

    List<Message> lines() {
        return lines;
    }

    List<Finding> findings() {
        return findings;
    }

    /** @return an answer of a response, explained */
    static ExplainResult of(Session session, Explained e, Subject subject) throws IOException {
        ExplainResult r = new ExplainResult(session);
        r.result.putAll(ResponseVerb.answer(e.cell(), e.given()));
        r.result.put("response", subject.id().toString());
        r.result.put("position", e.given().position());
        if (e.then() != null)
            r.result.put("then", e.then());
        r.result.put("proven", e.proven());
        r.result.put("now", e.now());
        r.result.put("holds", e.holds());
        r.result.put("sameList", e.sameList());
        r.result.put("sameQuery", e.sameQuery());
        r.lines.add(Message.of("verb.survey.explained", e.cell(), SurveyResult.text(e.given().value()), e.given().query(),
                e.given().snapshot()));
        r.then(e);
        r.lines.add(e.given().computed().equals(e.now()) && e.sameList() && e.sameQuery()
                ? Message.of("verb.survey.equal")
                : Message.of("verb.survey.now-other", SurveyResult.text(e.given().computed()), SurveyResult.text(e.now())));
        Optional<Map<String, Object>> moved = r.moved(e.moved(), e.objects());
        moved.ifPresent(m -> r.result.put("moved", m));
        r.finding(subject, e.doubtful(), e.holds() || e.doubtful() ? 0 : 1);
        return r;
    }

    private void then(Explained e) {
        if (e.then() == null)
            lines.add(Message.of("verb.survey.then.unknown"));
        else if (e.proven())
            lines.add(Message.of("verb.survey.then.same", e.given().position()));
        else
            lines.add(Message.of("verb.survey.then.other", e.given().position(), SurveyResult.text(e.then()),
                    SurveyResult.text(e.given().computed())));
    }

    /** @return an answer that a file keeps, explained */
    static ExplainResult of(Session session, Explanation e, Item item, Subject subject) throws IOException {
        ExplainResult r = new ExplainResult(session);
        long position = e.stored().answer().position();
        Snapshot then = e.snapshot();
        if (then == null)
            r.lines.add(Message.of("verb.survey.then.unknown"));
        else
            r.snapshot(then, item, position);
        r.result.put("equal", e.equal());
        r.result.put("sameCoverage", e.sameCoverage());
        r.result.put("checked", e.now().answer().snapshot().toString());
        r.result.put("differences", r.differences(e.differences(), item, position));
        if (e.equal())
            r.lines.add(Message.of("verb.survey.equal"));
        if (!e.sameCoverage())
            r.lines.add(Message.of("verb.survey.other-coverage"));
        r.finding(subject, then != null && !then.same(), e.equal() ? 0 : Math.max(1, e.differences().size()));
        return r;
    }

    private void snapshot(Snapshot then, Item item, long position) throws IOException {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("position", position);
        m.put("same", then.same());
        m.put("sameCoverage", then.sameCoverage());
        lines.add(Message.of(then.same() ? "verb.survey.then.same" : "verb.survey.then.others", position));
        m.put("differences", differences(then.differences(), item, position));
        result.put("snapshot", m);
    }

    private List<Map<String, Object>> differences(List<Difference> all, Item item, long position) throws IOException {
        List<Map<String, Object>> said = new ArrayList<>();
        for (Difference d : all) {
            lines.add(Message.of(d.sameQuery() ? "verb.survey.difference" : "verb.survey.other-query", SurveyResult.row(item, d.row()),
                    SurveyResult.column(item, d.column()), SurveyResult.value(d.before(), d.textBefore()),
                    SurveyResult.value(d.now(), d.textNow())));
            Map<String, Object> m = difference(d);
            List<MovedObject> named = d.moved() == null ? List.of() : MovedObject.of(session, d.moved(), position);
            moved(d.moved(), named).ifPresent(x -> m.put("moved", x));
            said.add(m);
        }
        return said;
    }

    private static Map<String, Object> difference(Difference d) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("row", d.row());
        m.put("column", d.column());
        m.put("before", d.before());
        m.put("now", d.now());
        if (d.textBefore() != null || d.textNow() != null) {
            m.put("textBefore", d.textBefore());
            m.put("textNow", d.textNow());
        }
        m.put("sameList", d.sameList());
        m.put("sameQuery", d.sameQuery());
        return m;
    }

    /** Tells what came and went, the first by name. */
    private Optional<Map<String, Object>> moved(Moved moved, List<MovedObject> named) {
        if (moved == null || moved.came() + moved.went() == 0)
            return Optional.empty();
        List<Map<String, Object>> objects = new ArrayList<>();
        lines.add(Message.of("verb.survey.moved", moved.came(), moved.went()));
        for (MovedObject o : named) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("came", o.came());
            m.put("id", o.id().toString());
            m.put("kind", o.kind() == null ? "" : o.kind().code());
            m.put("code", o.code());
            m.put("name", o.title());
            objects.add(m);
            lines.add(Message.of(o.came() ? "verb.survey.moved.came" : "verb.survey.moved.went", o.called()));
        }
        if (moved.came() + moved.went() > named.size())
            lines.add(Message.of("verb.survey.moved.more", moved.came() + moved.went() - named.size()));
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("came", moved.came());
        m.put("went", moved.went());
        m.put("objects", objects);
        return Optional.of(m);
    }

    /** What does not come out again is worse than what is out of date: it is told first. */
    private void finding(Subject subject, boolean doubtful, int stale) {
        if (doubtful)
            findings.add(new Finding("survey/not-reproduced", "", Confidence.DESIGN, Level.SHOULD, subject, subject.code(),
                    Message.of("verb.survey.explain.doubtful"), Message.of("verb.survey.explain.doubtful.remedy")));
        if (stale > 0)
            findings.add(new Finding("survey/stale", "", Confidence.DESIGN, Level.SHOULD, subject, subject.code(),
                    Message.of("verb.survey.explain.stale", stale), Message.of("verb.survey.explain.remedy")));
    }
}
