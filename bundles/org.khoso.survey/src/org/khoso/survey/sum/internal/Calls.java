package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Change;
import org.khoso.api.survey.Consolidation.Conflict;
import org.khoso.api.survey.Consolidation.Repeated;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Response.Cell;

/** Finds what is worth a call. Rules are data; the kinds of rule stand here. */
final class Calls {
    /** Most calls that are listed: nobody makes more. */
    static final int MOST = 10_000;
    private final Sums sums;
    private final AssessmentPolicy policy;
    private final List<Call> found = new ArrayList<>();

    Calls(Sums sums, AssessmentPolicy policy) {
        this.sums = sums;
        this.policy = policy;
    }

    /** @param changes what changed since an earlier round, of all units that jumps are asked of @return the heaviest first */
    List<Call> find(List<Change> changes) throws KhosoException {
        for (String rule : policy.list("calls"))
            switch (policy.text("call." + rule)) {
            case "check" -> new CheckCalls(sums, policy, rule).find(this::add);
            case "outlier" -> new OutlierCalls(sums, policy, rule).find(this::add);
            case "jump" -> new JumpCalls(policy, rule).find(changes, this::add);
            case "totals" -> sums.repeated().stream().filter(Repeated::differs).forEach(r -> total(rule, r));
            case "conflicts" -> sums.conflicts().forEach(c -> conflict(rule, c));
            default -> throw new IllegalStateException("call." + rule);
            }
        found.sort(Comparator.comparing(Call::weight).reversed());
        return found.size() <= MOST ? found : found.subList(0, MOST);
    }

    /** Takes what a rule has found. */
    interface Receiver {
        void call(String rule, Unit unit, Cell cell, String place, Object... shown);
    }

    private void add(String rule, Unit unit, Cell cell, String place, Object... shown) {
        BigDecimal level = policy.numberOrNull("level." + unit.level());
        BigDecimal weight = policy.number("call." + rule + ".weight").multiply(level == null ? BigDecimal.ONE : level);
        found.add(new Call(rule, unit, cell, Message.of("survey.call." + rule, shown), Message.of("survey.call." + rule + ".ask"), weight,
                place));
    }

    private void total(String rule, Repeated r) {
        add(rule, r.unit(), r.cell(), r.place(), r.stated(), r.sum());
    }

    private void conflict(String rule, Conflict c) {
        add(rule, c.unit(), c.cells().isEmpty() ? new Cell("", "", "") : c.cells().getFirst(), c.first(), c.first(), c.second(),
                c.cells().size());
    }
}
