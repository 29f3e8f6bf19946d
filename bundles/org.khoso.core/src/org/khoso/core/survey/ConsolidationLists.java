package org.khoso.core.survey;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.report.Document.RowReceiver;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Change;
import org.khoso.api.survey.Assessment.Priority;
import org.khoso.api.survey.Assessment.Reason;
import org.khoso.api.survey.Assessment.Standing;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Conflict;
import org.khoso.api.survey.Consolidation.Open;
import org.khoso.api.survey.Consolidation.Repeated;
import org.khoso.api.survey.Consolidation.Source;
import org.khoso.api.survey.Consolidation.Unit;

/** Lists of a consolidation as rows of words and numbers, for a workbook and a page. */
final class ConsolidationLists {
    private final Assessment assessment;
    private final Consolidation sums;
    private final ConsolidationWords words;

    ConsolidationLists(Assessment assessment, ConsolidationWords words) {
        this.assessment = assessment;
        this.sums = assessment.sums();
        this.words = words;
    }

    /** @return what was summed up, how many answered, what is missing: a sentence each */
    List<String> facts() {
        var r = sums.request();
        var seen = sums.seen();
        Map<Timeliness, Integer> by = assessment.provinces().getFirst().by();
        List<String> facts = new ArrayList<>();
        facts.add(words.say("fact.survey", r.survey().id(), r.survey().version(), words.day(r.day()),
                words.say("geography." + assessment.geography().name().toLowerCase(Locale.ROOT))));
        facts.add(words.say("fact.read", seen.read(), seen.added(), seen.left()));
        facts.add(words.say("fact.deadline", words.day(r.survey().deadline())));
        for (Timeliness t : Timeliness.values())
            facts.add(words.timeliness(t) + ": " + words.number(by.getOrDefault(t, 0)));
        long shared = sums.open().stream().filter(o -> o.unit().level().equals(AdminUnits.COMMUNE)).count();
        facts.add(words.say("fact.open", shared, sums.open().size() - shared));
        facts.add(words.say("fact.text"));
        facts.add(words.say("fact.design"));
        return facts;
    }

    void gaps(RowReceiver to) throws IOException {
        for (Standing s : assessment.standings())
            if (s.timeliness() != Timeliness.IN_TIME)
            to.row(Arrays.asList(words.level(s.unit().level()), s.unit().code(), words.unit(s.unit()),
                    s.above() == null ? "" : s.above().code(), words.timeliness(s.timeliness()), words.day(s.day()), s.place()));
    }

    void conflicts(RowReceiver to) throws IOException {
        for (Conflict c : sums.conflicts())
            to.row(Arrays.asList(words.say("kind.conflict"), words.unit(c.unit()), c.unit().code(),
                    String.join(", ", c.cells().stream().map(Object::toString).toList()), null, null, c.first() + " | " + c.second()));
        for (Repeated r : sums.repeated())
            to.row(Arrays.asList(words.say(r.added() ? "kind.both" : r.differs() ? "kind.differs" : "kind.total"), words.unit(r.unit()),
                    r.unit().code(), r.cell().toString(), r.stated(), r.sum(), r.place()));
        for (var b : sums.bad())
            to.row(Arrays.asList(words.say("kind.bad"), words.unit(b.unit()), b.unit().code(), b.cell().toString(), b.value(), null,
                    words.say(b.problem()) + " | " + b.place()));
        for (var l : sums.left())
            to.row(Arrays.asList(words.say("why." + l.why().name()), l.unit() == null ? "" : words.unit(l.unit()),
                    l.unit() == null ? "" : l.unit().code(), "", null, null,
                    (l.problem() == null ? "" : words.say(l.problem()) + " | ") + l.place()));
    }

    void calls(RowReceiver to) throws IOException {
        for (Call c : assessment.calls())
            to.row(Arrays.asList(c.weight(), words.unit(c.unit()), c.unit().code(), c.cell().toString(), words.say(c.what()),
                    words.say(c.ask()), c.place()));
    }

    void priorities(RowReceiver to) throws IOException {
        for (Priority p : assessment.priorities())
            for (Reason r : p.reasons())
                to.row(Arrays.asList(p.rank(), words.unit(p.unit()), p.unit().code(), p.points(), form(p), words.criterion(r), r.weight(),
                        r.points(), words.say(r.why())));
    }

    /** @return form that a province asked for */
    String form(Priority p) {
        return assessment.indicators().stream().filter(i -> i.id().equals("form")).findFirst()
                .map(i -> words.figure(i, new Assessment.Figure(null, p.form()))).orElse(String.join(", ", p.form().keySet()));
    }

    void open(RowReceiver to) throws IOException {
        for (Open o : sums.open())
            to.row(List.of(words.level(o.unit().level()), o.unit().code(), words.unit(o.unit()), o.above().code(),
                    String.join("; ", o.candidates().stream().map(u -> u.code() + " " + u.name()).toList())));
    }

    void changes(RowReceiver to) throws IOException {
        for (Change c : assessment.changes()) {
            BigDecimal more = c.more();
            to.row(Arrays.asList(words.unit(c.unit()), c.unit().code(), words.measure(c.measure()), c.before().value(), c.now().value(),
                    more));
        }
    }

    void sources(RowReceiver to) throws IOException {
        for (Standing s : assessment.standings()) {
            Unit u = s.unit();
            Source source = sums.source(u).orElse(null);
            if (source != null)
                to.row(List.of(words.level(u.level()), u.code(), words.unit(u), state(source), words.day(s.day()), source.place(),
                        words.say("added")));
        }
        for (var l : sums.left())
            to.row(List.of(l.unit() == null ? "" : words.level(l.unit().level()), l.unit() == null ? "" : l.unit().code(),
                    l.unit() == null ? "" : words.unit(l.unit()), "", "", l.place(), words.say("why." + l.why().name())));
    }

    private String state(Source s) {
        return words.say(org.khoso.api.Message.of("core.survey.state." + s.state().name().toLowerCase(Locale.ROOT)));
    }
}
