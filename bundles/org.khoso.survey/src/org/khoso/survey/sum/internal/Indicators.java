package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.survey.Assessment.Figure;
import org.khoso.api.survey.Assessment.Indicator;
import org.khoso.api.survey.Assessment.Kind;
import org.khoso.api.survey.Response.Cell;
import org.khoso.survey.sum.internal.AssessmentPolicy.Made;

/** Columns of the table of provinces: sums, shares of plans, codes chosen, over the members of a unit. Sums are exact. */
final class Indicators {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 2;
    private final AssessmentPolicy policy;
    private final Sums sums;

    Indicators(Sums sums, AssessmentPolicy policy) {
        this.policy = policy;
        this.sums = sums;
    }

    /** @return those whose cells the questionnaire has */
    List<Indicator> all() {
        List<Indicator> all = new ArrayList<>();
        for (String id : policy.list("indicators")) {
            Made made = policy.made("indicator." + id);
            List<Cell> there = made.cells().stream().filter(c -> !slots(c).isEmpty()).toList();
            if (there.isEmpty() || made.kind().equals("ratio") && there.size() < 2)
                continue;
            var column = slots(there.getFirst()).getFirst().column();
            Kind kind = Kind.valueOf(made.kind().toUpperCase(java.util.Locale.ROOT));
            all.add(new Indicator(id, kind, there, kind == Kind.RATIO ? "percent" : column.type(), column.unit()));
        }
        return all;
    }

    /** @return figures of some members by indicator */
    Map<String, Figure> of(List<Indicator> indicators, int[] members) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Indicator i : indicators)
            figures.put(i.id(), figure(policy.made("indicator." + i.id()), members));
        return figures;
    }

    Figure figure(Made made, int[] members) {
        return switch (made.kind()) {
            case "ratio" -> new Figure(ratio(made.cells(), members), Map.of());
            case "codes" -> new Figure(null, codes(made.level(), made.cells(), members));
            default -> new Figure(sum(made.cells(), members), Map.of());
        };
    }

    /** @return slots of a cell; row * is all rows. None if the questionnaire has no such cell */
    List<Slot> slots(Cell cell) {
        return slots(sums.ledger().slots(), cell);
    }

    static List<Slot> slots(Slots all, Cell cell) {
        if (!cell.row().equals(Slot.ALL_ROWS))
            return all.find(cell.item(), cell.row(), cell.column()).stream().toList();
        return all.slots().stream().filter(s -> s.item().id().equals(cell.item()) && s.column().id().equals(cell.column())).toList();
    }

    /** @return exact sum; null if nobody has a figure */
    BigDecimal sum(List<Cell> cells, int[] members) {
        BigDecimal sum = null;
        for (Cell c : cells)
            for (Slot s : slots(c))
                for (int m : members)
                    if (sums.ledger().counts(m, s))
                    sum = (sum == null ? BigDecimal.ZERO : sum).add(sums.ledger().value(m, s));
        return sum == null ? null : Amounts.plain(sum);
    }

    /** @return hundredths of a plan, by the first pair that has one; null if none has */
    BigDecimal ratio(List<Cell> cells, int[] members) {
        for (int i = 0; i + 1 < cells.size(); i += 2) {
            BigDecimal done = BigDecimal.ZERO;
            BigDecimal plan = BigDecimal.ZERO;
            for (Slot d : slots(cells.get(i))) {
                Optional<Slot> p = sums.ledger().slots().find(cells.get(i + 1).item(), d.row(), cells.get(i + 1).column());
                for (int m : members)
                    if (p.isPresent() && sums.ledger().counts(m, d) && sums.ledger().counts(m, p.get())) {
                        done = done.add(sums.ledger().value(m, d));
                        plan = plan.add(sums.ledger().value(m, p.get()));
                    }
            }
            if (plan.signum() > 0)
                return Amounts.plain(done.multiply(HUNDRED).divide(plan, DIGITS, RoundingMode.HALF_UP));
        }
        return null;
    }

    /** @return how often members of a level chose each code, in the order of the codes; codes that nobody chose are left out */
    Map<String, Integer> codes(String level, List<Cell> cells, int[] members) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (Cell c : cells)
            for (Slot s : slots(c))
                for (int k = 0; k < s.codes().size(); k++)
                    for (int m : members)
                        if (sums.roster().unit(m).level().equals(level) && sums.ledger().has(m, s)
                                && sums.ledger().amounts(s.measure() + k).get(m).signum() > 0)
                        chosen.merge(s.codes().get(k), 1, Integer::sum);
        return chosen;
    }
}
