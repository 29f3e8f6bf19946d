package org.khoso.survey.sum.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Assessment.Change;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;

/** Compares two rounds in the units that both have: those since the merger if one of them is of these. */
final class Rounds {
    private final Consolidation earlier;
    private final Consolidation now;
    private final Totals before;
    private final Totals after;
    private final Map<Measure, Measure> measures = new LinkedHashMap<>();
    private final Map<String, Unit> known = new HashMap<>();

    Rounds(Consolidation earlier, Consolidation now, Geography geography, AssessmentPolicy policy) {
        this.earlier = earlier;
        this.now = now;
        Geography common = merged(earlier) || merged(now) ? Geography.NEW : geography;
        before = earlier.in(common);
        after = now.in(common);
        Map<String, String> rows = policy.pairs("compare.rows");
        Map<List<String>, Measure> old = new HashMap<>();
        for (Measure m : earlier.measures()) {
            old.put(key(m, m.row()), m);
            if (rows.containsKey(m.row()))
                old.putIfAbsent(key(m, rows.get(m.row())), m);
        }
        for (Measure m : now.measures())
            if ((m.kind() == Kind.SUM || m.kind() == Kind.CHOICE || m.kind() == Kind.PERCENT) && old.containsKey(key(m, m.row())))
            measures.put(m, old.get(key(m, m.row())));
    }

    private static boolean merged(Consolidation c) {
        return !c.request().day().isBefore(AdminUnits.MERGER);
    }

    private static List<String> key(Measure m, String row) {
        return List.of(m.item(), row, m.column(), m.option());
    }

    /** @return changes of the nation and of each province */
    List<Change> provinces() {
        List<Unit> units = new ArrayList<>(List.of(Unit.ALL));
        units.addAll(both(AdminUnits.PROVINCE));
        return changes(units, List.copyOf(measures.keySet()));
    }

    /** @return changes of communes, in a few measures; without those of which a part is not allocated */
    List<Change> communes(List<Measure> wanted) {
        Set<String> shared = new HashSet<>();
        for (Consolidation c : List.of(earlier, now))
            c.open().forEach(o -> o.candidates().forEach(u -> shared.add(Roster.key(u))));
        List<Unit> units = both(AdminUnits.COMMUNE).stream().filter(u -> !shared.contains(Roster.key(u))).toList();
        return changes(units, wanted.stream().filter(measures::containsKey).toList());
    }

    private List<Unit> both(String level) {
        Set<String> there = new HashSet<>();
        before.units(level).forEach(u -> {
            there.add(Roster.key(u));
            known.put(Roster.key(u), u);
        });
        return after.units(level).stream().filter(u -> there.contains(Roster.key(u))).toList();
    }

    private List<Change> changes(List<Unit> units, List<Measure> wanted) {
        List<Change> changes = new ArrayList<>();
        for (Unit u : units)
            for (Measure m : wanted) {
                Change c = new Change(u, m, before.total(known.getOrDefault(Roster.key(u), u), measures.get(m)), after.total(u, m));
                if (c.before().value() != null || c.now().value() != null)
                    changes.add(c);
            }
        return changes;
    }
}
