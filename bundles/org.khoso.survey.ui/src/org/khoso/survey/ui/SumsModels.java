package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Change;
import org.khoso.api.survey.Assessment.Line;
import org.khoso.api.survey.Assessment.Priority;
import org.khoso.api.survey.Assessment.Standing;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Bad;
import org.khoso.api.survey.Consolidation.Conflict;
import org.khoso.api.survey.Consolidation.Left;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Open;
import org.khoso.api.survey.Consolidation.Repeated;
import org.khoso.api.survey.Consolidation.Share;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.core.survey.ConsolidationWords;
import org.khoso.core.survey.MeasureNames;
import org.khoso.core.survey.Trail.Step;
import org.khoso.survey.ui.LineModel.Head;

/** Lines of the lists of a consolidation. Totals are made before; words when a line comes into sight. */
record SumsModels(ConsolidationWords words) {
    private static final List<String> ORDER = List.of(AdminUnits.PROVINCE, AdminUnits.DISTRICT, AdminUnits.COMMUNE, Consolidation.BODY);

    /** A measure with its total. */
    record Number(Measure measure, Total total) {
    }

    /** @param heads keys of headings: a figure behind says how wide, # that it is a number */
    private List<Head> heads(String... heads) {
        return Arrays.stream(heads).map(h -> {
            String[] parts = h.replace("#", "").split(":");
            return new Head(words.say("head." + parts[0]), Integer.parseInt(parts[1]), h.startsWith("#"));
        }).toList();
    }

    private static String[] row(Object... cells) {
        return Arrays.stream(cells).map(String::valueOf).toArray(String[]::new);
    }

    LineModel numbers(List<Number> all) {
        return LineModel.of(heads("item:3", "measure:16", "#total:7", "#undecided:5", "#given:4"), all.size(), i -> {
            Number n = all.get(i);
            return row(n.measure().item(), words.say(MeasureNames.inItem(words.survey(), n.measure())),
                    words.amount(n.measure(), n.total().value()),
                    n.total().open() == null ? "" : words.amount(n.measure(), n.total().open()), words.number(n.total().given()));
        });
    }

    LineModel steps(Measure m, List<Step> all) {
        return LineModel.of(heads("unit:12", "code:4", "#total:8", "#given:4", "#without:4"), all.size(), i -> {
            Step s = all.get(i);
            return row(words.unit(s.unit()), s.unit().code(), words.amount(m, s.total().value()), words.number(s.total().given()),
                    words.number(s.total().without()));
        });
    }

    LineModel shares(Measure m, List<Share> all) {
        return LineModel.of(heads("level:4", "unit:12", "code:4", "#stated:8"), all.size(), i -> {
            Share s = all.get(i);
            return row(words.level(s.unit().level()), words.unit(s.unit()), s.unit().code(), words.amount(m, s.value()));
        });
    }

    LineModel provinces(Assessment a) {
        List<Head> heads = new ArrayList<>(heads("unit:14", "how:9", "#answered:6"));
        a.indicators().forEach(i -> heads.add(new Head(words.indicator(i), 6, i.kind() != Assessment.Kind.CODES)));
        return LineModel.of(heads, a.provinces().size(), i -> {
            Line l = a.provinces().get(i);
            List<String> row = new ArrayList<>(List.of(words.unit(l.unit()), words.timeliness(l.own()),
                    words.number(l.answered()) + "/" + words.number(l.expected())));
            a.indicators().forEach(x -> row.add(words.figure(x, l.figures().get(x.id()))));
            return row.toArray(String[]::new);
        });
    }

    /** @return bodies that are not in time: provinces first, they are asked themselves */
    static List<Standing> gaps(Assessment a) {
        return a.standings().stream().filter(s -> s.timeliness() != Timeliness.IN_TIME)
                .sorted(Comparator.comparingInt(s -> ORDER.indexOf(s.unit().level()))).toList();
    }

    LineModel gaps(List<Standing> all) {
        return LineModel.of(heads("how:8", "level:4", "unit:10", "code:4", "above:4", "day:5"), all.size(), i -> {
            Standing s = all.get(i);
            return row(words.timeliness(s.timeliness()), words.level(s.unit().level()), words.unit(s.unit()), s.unit().code(),
                    s.above() == null ? "" : s.above().code(), words.day(s.day()));
        });
    }

    LineModel calls(List<Call> all) {
        return LineModel.of(heads("unit:8", "cell:7", "what:20"), all.size(), i -> {
            Call c = all.get(i);
            return row(words.unit(c.unit()), c.cell(), words.say(c.what()));
        });
    }

    LineModel priorities(Assessment a) {
        return LineModel.of(heads("#rank:3", "unit:10", "#points:4", "form:8"), a.priorities().size(), i -> {
            Priority p = a.priorities().get(i);
            return row(p.rank(), words.unit(p.unit()), MeasureNames.shown("decimal", p.points(), words.locale()), form(a, p));
        });
    }

    String form(Assessment a, Priority p) {
        return a.indicators().stream().filter(i -> i.id().equals("form")).findFirst()
                .map(i -> words.figure(i, new Assessment.Figure(null, p.form()))).orElse("");
    }

    /** @param decided names of the units that were decided, by code of the former one */
    LineModel open(List<Open> all, Map<String, String> decided) {
        return LineModel.of(heads("level:4", "unit:9", "code:4", "above:4", "candidates:14"), all.size(), i -> {
            Open o = all.get(i);
            String to = decided.get(o.unit().code());
            return row(words.level(o.unit().level()), words.unit(o.unit()), o.unit().code(), o.above().code(),
                    to != null ? "→ " + to : String.join("; ", o.candidates().stream().map(Unit::name).toList()));
        });
    }

    /** @return all that was not added, and totals that differ */
    static List<Object> conflicts(Consolidation c) {
        List<Object> all = new ArrayList<>(c.conflicts());
        c.repeated().stream().filter(r -> r.differs() || r.added()).forEach(all::add);
        all.addAll(c.bad());
        all.addAll(c.left());
        return all;
    }

    LineModel conflicts(List<Object> all) {
        return LineModel.of(heads("kind:8", "unit:8", "cell:7", "what:14"), all.size(), i -> switch (all.get(i)) {
            case Conflict c -> row(words.say("kind.conflict"), words.unit(c.unit()), c.cells().isEmpty() ? "" : c.cells().getFirst(),
                    c.first() + " | " + c.second());
            case Repeated r -> row(words.say(r.added() ? "kind.both" : "kind.differs"), words.unit(r.unit()), r.cell(),
                    MeasureNames.shown("decimal", r.stated(), words.locale()) + " | "
                            + MeasureNames.shown("decimal", r.sum(), words.locale()));
            case Bad b -> row(words.say("kind.bad"), words.unit(b.unit()), b.cell(), b.value() + ": " + words.say(b.problem()));
            case Left l -> row(words.say("why." + l.why().name()), l.unit() == null ? "" : words.unit(l.unit()), "", l.place());
            default -> row("", "", "", "");
        });
    }

    LineModel changes(List<Change> all) {
        return LineModel.of(heads("unit:7", "measure:12", "#before:6", "#now:6", "#more:6"), all.size(), i -> {
            Change c = all.get(i);
            return row(words.unit(c.unit()), words.measure(c.measure()), words.amount(c.measure(), c.before().value()),
                    words.amount(c.measure(), c.now().value()), words.amount(c.measure(), c.more()));
        });
    }
}
