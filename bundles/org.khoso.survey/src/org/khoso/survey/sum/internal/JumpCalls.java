package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.util.List;
import org.khoso.api.survey.Assessment.Change;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Response.Cell;

/** Amounts that grew or shrank more than is likely between two rounds. */
final class JumpCalls {
    private final String rule;
    private final List<String> levels;
    private final List<Cell> cells;
    private final BigDecimal times;
    private final BigDecimal share;

    JumpCalls(AssessmentPolicy policy, String rule) {
        String key = "call." + rule + ".";
        this.rule = rule;
        this.levels = policy.list(key + "levels");
        this.cells = policy.cells(key + "cells");
        this.times = policy.number(key + "times");
        this.share = policy.number(key + "share");
    }

    static List<Cell> cells(AssessmentPolicy policy) {
        return policy.list("calls").stream().filter(r -> policy.text("call." + r).equals("jump"))
                .flatMap(r -> policy.cells("call." + r + ".cells").stream()).toList();
    }

    static boolean asks(List<Cell> cells, Measure m) {
        return cells.stream().anyMatch(c -> c.item().equals(m.item()) && c.column().equals(m.column())
                && (c.row().equals(Slot.ALL_ROWS) || c.row().equals(m.row())));
    }

    void find(List<Change> changes, Calls.Receiver to) {
        for (Change c : changes)
            if (levels.contains(c.unit().level()) && c.measure().option().isEmpty() && asks(cells, c.measure()) && jumped(c)) {
                Measure m = c.measure();
                to.call(rule, c.unit(), new Cell(m.item(), m.row(), m.column()), "", c.before().value(), c.now().value());
            }
    }

    /** From nothing, or to where nobody says anything, is no jump but news. */
    private boolean jumped(Change c) {
        BigDecimal before = c.before().value();
        BigDecimal now = c.now().value();
        if (before == null || now == null || before.signum() == 0)
            return false;
        return now.compareTo(before.multiply(times)) > 0 || now.compareTo(before.multiply(share)) < 0;
    }
}
