package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Share;
import org.khoso.api.survey.Consolidation.Source;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response.Cell;
import org.khoso.core.survey.Consolidations;
import org.khoso.core.survey.Consolidations.Asked;
import org.khoso.core.survey.MeasureNames;
import org.khoso.core.survey.Trail;
import org.khoso.core.survey.Trail.Answer;
import org.khoso.core.survey.Trail.Answered;
import org.khoso.core.survey.Trail.Step;

/** Follows a total of a consolidation down to the bodies, their answers, queries and lists. Reads responses only; needs no archive. */
final class ConsolidationTrail {
    /** So many bodies are listed; of the others the number is told. */
    private static final int MOST = 1_000;
    private static final int SHOWN = 20;
    private static final String PREFIX = "verb.survey.explain.sums.";
    private final Invocation call;
    private final Consolidation sums;
    private final Geography geography;
    private final Unit unit;
    private final Trail trail;

    private ConsolidationTrail(Invocation call, Consolidation sums, Geography geography, String cell) throws KhosoException {
        this.call = call;
        this.sums = sums;
        this.geography = geography;
        this.trail = new Trail(sums, geography, MeasureNames.find(sums.measures(), cell));
        this.unit = trail.unit(call.option("--unit").orElse(""));
    }

    /** @param path files or folder of responses @return exit code */
    static int explain(Invocation call, Consolidations consolidations, Path path) throws Exception {
        String asked = call.option("--geography").orElse("old").toUpperCase(Locale.ROOT);
        if (!asked.equals("OLD") && !asked.equals("NEW"))
            return Verb.usage(call, Message.of("verb.survey.consolidate.which", call.option("--geography").orElse("")));
        var what = new Asked(SurveyConsolidateVerb.archive(call), List.of(path), call.option("--survey").orElse(""),
                call.option("--decisions").map(call::path).orElse(null),
                List.of());
        var sums = new Consolidation[1];
        return Verb.each(call, given -> {
            if (sums[0] == null)
                sums[0] = consolidations.sum(what, call.progress()).sums();
            return new ConsolidationTrail(call, sums[0], Geography.valueOf(asked), given).say(given);
        });
    }

    private int say(String given) throws IOException {
        Total total = trail.total(unit);
        List<Step> below = trail.below(unit);
        List<Share> bodies = trail.bodies(unit);
        Optional<Source> source = sums.source(unit);
        Optional<Answered> answered = trail.answer(unit);
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("survey", sums.request().survey().id());
        m.put("geography", geography.name().toLowerCase(Locale.ROOT));
        m.put("cell", MeasureNames.cell(trail.measure()));
        m.put("kind", trail.measure().kind().name());
        m.put("unit", unit(unit));
        m.put("total", total(total));
        m.put("below", below.stream().map(s -> {
            Map<String, Object> one = unit(s.unit());
            one.putAll(total(s.total()));
            return one;
        }).toList());
        m.put("bodies", bodies.stream().limit(MOST).map(ConsolidationTrail::share).toList());
        m.put("bodiesLeft", Math.max(0, bodies.size() - MOST));
        m.put("response", source.map(ConsolidationTrail::source).orElse(null));
        m.put("answers", answered.map(this::answers).orElse(List.of()));
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), m, lines(total, below, bodies, answered));
        return Verb.DONE;
    }

    private static Map<String, Object> unit(Unit u) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("level", u.level());
        m.put("code", u.code());
        m.put("name", u.name());
        return m;
    }

    private static String plain(java.math.BigDecimal n) {
        return n == null ? null : n.toPlainString();
    }

    private static Map<String, Object> total(Total t) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("value", plain(t.value()));
        m.put("given", t.given());
        m.put("none", t.none());
        m.put("without", t.without());
        m.put("open", plain(t.open()));
        return m;
    }

    private static Map<String, Object> share(Share s) {
        Map<String, Object> m = unit(s.unit());
        m.put("value", plain(s.value()));
        return m;
    }

    private static Map<String, Object> source(Source s) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("place", s.place());
        m.put("state", s.state().name());
        m.put("sentOn", s.sentOn() == null ? "" : s.sentOn().toString());
        m.put("issuedOn", s.issuedOn() == null ? "" : s.issuedOn().toString());
        return m;
    }

    private List<Map<String, Object>> answers(Answered answered) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map.Entry<Cell, Answer> e : answered.answers().entrySet()) {
            Map<String, Object> m = new LinkedHashMap<>(ResponseVerb.answer(e.getKey(), e.getValue().given()));
            m.put("coverage", coverage(e.getValue().given().coverage()));
            m.put("list", list(e.getValue().list()));
            all.add(m);
        }
        return all;
    }

    private static Map<String, Object> coverage(Coverage c) {
        return c == null ? null : Map.of("agencies", c.agencies(), "fonds", c.fonds(), "missing", c.missing());
    }

    private static Map<String, Object> list(ListBehind l) {
        if (l == null)
            return null;
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("whole", l.whole());
        m.put("items", l.items().stream().map(i -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", i.id());
            one.put("code", i.code());
            one.put("name", i.title());
            return one;
        }).toList());
        return m;
    }

    private List<Message> lines(Total total, List<Step> below, List<Share> bodies, Optional<Answered> answered) {
        if (call.json())
            return List.of();
        List<Message> lines = new ArrayList<>();
        Message measure = MeasureNames.of(sums.request().survey(), trail.measure());
        lines.add(Message.of(PREFIX + "total", name(unit), measure, shown(total.value()), total.given(), total.without()));
        for (Step s : below)
            lines.add(Message.of(PREFIX + "below", name(s.unit()), shown(s.total().value()), s.total().given()));
        if (below.isEmpty() || bodies.size() <= SHOWN)
            for (Share s : bodies.subList(0, Math.min(SHOWN, bodies.size())))
                lines.add(Message.of(PREFIX + "body", name(s.unit()), shown(s.value())));
        answered.ifPresent(a -> a.answers().forEach((cell, answer) -> answer(lines, cell, answer)));
        return lines;
    }

    private static void answer(List<Message> lines, Cell cell, Answer a) {
        var g = a.given();
        lines.add(Message.of(PREFIX + "answer", cell.toString(), SurveyResult.text(g.value()),
                Message.of("core.survey.origin." + g.origin().name().toLowerCase(Locale.ROOT)), g.who()));
        if (!g.query().isEmpty())
            lines.add(Message.of(PREFIX + "query", g.query(), String.valueOf(g.snapshot()), g.listHash()));
        if (a.list() == null) {
            if (!g.listHash().isEmpty())
                lines.add(Message.of(PREFIX + "no-list"));
            return;
        }
        lines.add(Message.of(a.list().whole() ? PREFIX + "list" : PREFIX + "list.altered", a.list().items().size()));
        a.list().items().stream().limit(SHOWN).forEach(i -> lines.add(Message.of(PREFIX + "item", i.code(), i.title())));
        if (a.list().items().size() > SHOWN)
            lines.add(Message.of(PREFIX + "items-left", a.list().items().size() - SHOWN));
    }

    private static Object shown(java.math.BigDecimal n) {
        return n == null ? "–" : n;
    }

    private static Object name(Unit u) {
        return switch (u.level()) {
            case Consolidation.NATION -> Message.of("core.survey.sums.nation");
            case Consolidation.OPEN -> Message.of("core.survey.sums.open");
            default -> (u.name() + " (" + u.code() + ")").strip();
        };
    }
}
