package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Change;
import org.khoso.api.survey.Assessment.Indicator;
import org.khoso.api.survey.Assessment.Line;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Response.Cell;

/** Makes an assessment of sums. */
final class Assessing {
    private final Sums sums;
    private final Geography geography;
    private final AssessmentPolicy policy;

    private Assessing(Sums sums, Geography geography, AssessmentPolicy policy) {
        this.sums = sums;
        this.geography = geography;
        this.policy = policy;
    }

    /** @param earlier sums of an earlier round, or null */
    static Assessment of(Sums sums, Consolidation earlier, Geography geography) throws IOException {
        return new Assessing(sums, geography, AssessmentPolicy.read()).assess(earlier);
    }

    private Assessment assess(Consolidation earlier) throws IOException {
        var standings = new Standings(sums, policy);
        var indicators = new Indicators(sums, policy);
        List<Indicator> columns = indicators.all();
        TreeTotals totals = (TreeTotals) sums.in(geography);
        Map<Unit, int[]> provinces = new LinkedHashMap<>();
        totals.units(AdminUnits.PROVINCE).forEach(u -> provinces.put(u, totals.members(u)));
        List<Line> lines = new ArrayList<>();
        lines.add(line(Unit.ALL, totals.members(Unit.ALL), standings, indicators, columns));
        provinces.forEach((u, members) -> lines.add(line(u, members, standings, indicators, columns)));
        List<Change> changes = List.of();
        List<Change> forJumps = new ArrayList<>();
        if (earlier != null) {
            var rounds = new Rounds(earlier, sums, geography, policy);
            changes = rounds.provinces();
            forJumps.addAll(changes);
            List<Cell> jumps = JumpCalls.cells(policy);
            forJumps.addAll(rounds.communes(sums.measures().stream().filter((Measure m) -> JumpCalls.asks(jumps, m)).toList()));
        }
        return new Assessment(sums, geography, standings.all(), columns, lines, new Calls(sums, policy).find(forJumps),
                new Priorities(sums, policy).find(provinces), changes);
    }

    private Line line(Unit u, int[] members, Standings standings, Indicators indicators, List<Indicator> columns) {
        Map<Timeliness, Integer> by = standings.count(members);
        int expected = by.values().stream().mapToInt(Integer::intValue).sum();
        return new Line(u, expected, by, u.equals(Unit.ALL) ? null : own(members, standings), indicators.of(columns, members));
    }

    private Timeliness own(int[] members, Standings standings) {
        Timeliness own = null;
        for (int m : members)
            if (sums.roster().unit(m).level().equals(AdminUnits.PROVINCE)) {
                if (own != null)
                    return null;
                own = standings.timeliness(m);
            }
        return own;
    }
}
