package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Repeated;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.core.survey.MeasureNames;

/** Totals as people read them: the nation in full, amounts of each province, then what is missing and what was not added. */
final class ConsolidationLines {
    private static final int NAMES = 20;
    private static final String PREFIX = "verb.survey.consolidate.";

    private final Consolidation sums;
    private final Geography geography;
    private final Totals totals;
    private final List<Message> lines = new ArrayList<>();

    ConsolidationLines(Consolidation sums, Geography geography) {
        this.sums = sums;
        this.geography = geography;
        this.totals = sums.in(geography);
    }

    private void line(String key, Object... args) {
        lines.add(Message.of(PREFIX + key, args));
    }

    List<Message> lines() {
        var r = sums.request();
        line("heading", r.survey().id(), r.survey().version(), r.day().toString(), Message.of(PREFIX + "geography." + geography.name()),
                sums.seen().read(), sums.seen().added(), sums.seen().left());
        unit(Unit.ALL, Message.of(PREFIX + "nation"), true);
        List<Unit> quiet = new ArrayList<>();
        for (Unit p : totals.units(AdminUnits.PROVINCE))
            if (sums.measures().stream().anyMatch(m -> totals.total(p, m).given() > 0))
            unit(p, Message.of(PREFIX + "unit", p.name(), p.code()), false);
            else
            quiet.add(p);
        if (!quiet.isEmpty())
            line("quiet", quiet.size(), names(quiet));
        open();
        repeated();
        return lines;
    }

    private void unit(Unit u, Message name, boolean full) {
        List<Unit> silent = totals.silent(u);
        line("block", name, silent.size());
        for (Measure m : sums.measures()) {
            Total t = totals.total(u, m);
            if (t.value() == null || !full && m.kind() != Consolidation.Kind.SUM)
                continue;
            Message what = MeasureNames.of(sums.request().survey(), m);
            if (t.open() == null)
                line("total", what, t.value(), t.given(), t.without());
            else
                line("total.open", what, t.value(), t.given(), t.without(), t.open());
        }
        if (!full && !silent.isEmpty())
            line("silent", names(silent));
    }

    private static Object names(List<Unit> units) {
        String names = String.join("; ", units.stream().limit(NAMES).map(u -> u.name() + " (" + u.code() + ")").toList());
        return units.size() <= NAMES ? names : Message.of(PREFIX + "more", names, units.size() - NAMES);
    }

    private void open() {
        if (geography == Geography.NEW && !sums.open().isEmpty()) {
            long shared = sums.open().stream().filter(o -> o.unit().level().equals(AdminUnits.COMMUNE)).count();
            line("open", shared, sums.open().size() - shared);
        }
    }

    private void repeated() {
        Map<Unit, List<Repeated>> byUnit = new LinkedHashMap<>();
        sums.repeated().forEach(r -> byUnit.computeIfAbsent(r.unit(), k -> new ArrayList<>()).add(r));
        byUnit.forEach((u, all) -> {
            Object name = u.name().isEmpty() ? Message.of(PREFIX + "nation") : name(u);
            long added = all.stream().filter(Repeated::added).count();
            if (added < all.size())
                line("repeated", name, all.size() - added, all.stream().filter(Repeated::differs).count());
            if (added > 0)
                line("both", name, added);
        });
    }

    /** @return what somebody has to look after: figures that are not in the totals, and totals that differ */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        for (var c : sums.conflicts())
            all.add(finding("conflict", Level.SHOULD, c.unit(), c.second(),
                    Message.of(PREFIX + "conflict", name(c.unit()), c.first(), c.second(),
                            String.join(", ", c.cells().stream().limit(NAMES).map(Object::toString).toList()))));
        for (var l : sums.left())
            all.add(finding(l.why().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), l.why().loss() ? Level.SHOULD : Level.MAY,
                    l.unit(),
                    l.place(), Message.of(PREFIX + "left." + l.why().name(), l.place(), l.unit() == null ? "" : name(l.unit()),
                            l.problem() == null ? "" : l.problem())));
        for (var b : sums.bad())
            all.add(finding("value", Level.SHOULD, b.unit(), b.place() + "!" + b.cell(),
                    Message.of(PREFIX + "bad", name(b.unit()), b.cell().toString(), b.value(), b.problem())));
        for (var r : sums.repeated())
            if (r.differs())
            all.add(finding("differs", Level.MAY, r.unit(), r.place() + "!" + r.cell(),
                    Message.of(PREFIX + "differs", name(r.unit()), r.cell().toString(), r.stated().toPlainString(),
                            r.sum().toPlainString())));
        return all;
    }

    private static String name(Unit u) {
        return (u.name() + " (" + u.code() + ")").strip();
    }

    private static Finding finding(String rule, Level level, Unit unit, String place, Message message) {
        var subject = new Subject(Kind.SURVEY_RESPONSE, null, unit == null ? place : unit.code());
        return new Finding("survey/sum-" + rule, "", Confidence.DESIGN, level, subject, place, message,
                Message.of(PREFIX + "remedy." + rule));
    }
}
