package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Response.Cell;

/**
 * Amounts far from those of all other bodies of the level. Measured on a scale of logarithms, for bodies differ by powers of ten, from the
 * median and in median deviations, which the far ones themselves don't move.
 */
final class OutlierCalls {
    /** Makes median deviations comparable to usual ones. */
    private static final double NORMAL = 0.6745;
    private final Sums sums;
    private final AssessmentPolicy policy;
    private final String rule;

    OutlierCalls(Sums sums, AssessmentPolicy policy, String rule) {
        this.sums = sums;
        this.policy = policy;
        this.rule = rule;
    }

    void find(Calls.Receiver to) {
        Indicators amounts = new Indicators(sums, policy);
        String key = "call." + rule + ".";
        for (String level : policy.list(key + "levels"))
            for (Cell cell : policy.cells(key + "cells")) {
                Map<Integer, BigDecimal> all = new LinkedHashMap<>();
                for (int m = 1; m < sums.roster().size(); m++)
                    if (sums.ledger().head(m) != null && sums.roster().unit(m).level().equals(level)) {
                        BigDecimal v = amounts.sum(List.of(cell), new int[]{m});
                        if (v != null && v.signum() > 0)
                            all.put(m, v);
                    }
                if (all.size() >= policy.number(key + "least").intValueExact())
                    far(cell, all, policy.number(key + "deviations").doubleValue(), to);
            }
    }

    private void far(Cell cell, Map<Integer, BigDecimal> all, double deviations, Calls.Receiver to) {
        double[] logs = all.values().stream().mapToDouble(v -> Math.log(v.doubleValue())).toArray();
        double middle = median(logs);
        double spread = median(Arrays.stream(logs).map(x -> Math.abs(x - middle)).toArray());
        if (spread == 0)
            return; // most are equal: nothing says how far is far
        int i = 0;
        for (Map.Entry<Integer, BigDecimal> e : all.entrySet())
            if (NORMAL * Math.abs(logs[i++] - middle) / spread > deviations) {
                Unit unit = sums.roster().unit(e.getKey());
                to.call(rule, unit, cell, sums.ledger().head(e.getKey()).place().toString(), label(cell), e.getValue(),
                        new BigDecimal(Math.exp(middle)).setScale(0, RoundingMode.HALF_UP), all.size());
            }
    }

    private Object label(Cell cell) {
        return sums.request().survey().item(cell.item()).flatMap(i -> i.column(cell.column())).<Object>map(c -> c.label())
                .orElse(cell.toString());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
