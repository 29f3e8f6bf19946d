package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.api.survey.Assessment.Priority;
import org.khoso.api.survey.Assessment.Reason;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.survey.sum.internal.AssessmentPolicy.Made;

/** Who comes first for the transfer of the system: points by criterion, weights as the data say, each with its reason. */
final class Priorities {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 1;
    private final Sums sums;
    private final AssessmentPolicy policy;
    private final Indicators indicators;
    private final CodeWords words;

    /** How much of a weight is earned. @param share from 0 to 1; null if nothing is known @param why in words */
    private record Earned(BigDecimal share, Message why) {
    }

    Priorities(Sums sums, AssessmentPolicy policy) {
        this.sums = sums;
        this.policy = policy;
        this.indicators = new Indicators(sums, policy);
        this.words = new CodeWords(sums.request().survey());
    }

    /** @param units provinces with the members that count there */
    List<Priority> find(Map<Unit, int[]> units) {
        Made form = policy.made("priority.form");
        Map<Unit, Map<String, Integer>> forms = new LinkedHashMap<>();
        units.forEach((u, members) -> {
            Map<String, Integer> chosen = indicators.codes(form.level(), form.cells(), members);
            if (chosen.keySet().stream().anyMatch(policy.list("priority.wanted")::contains))
                forms.put(u, chosen);
        });
        List<Priority> list = new ArrayList<>();
        forms.forEach((u, chosen) -> list.add(priority(u, chosen, units, forms)));
        list.sort(Comparator.comparing(Priority::points).reversed());
        List<Priority> ranked = new ArrayList<>();
        for (Priority p : list)
            ranked.add(new Priority(ranked.size() + 1, p.unit(), p.points(), p.form(), p.reasons()));
        return ranked;
    }

    private Priority priority(Unit u, Map<String, Integer> form, Map<Unit, int[]> units, Map<Unit, ?> wanted) {
        List<Reason> reasons = new ArrayList<>();
        for (String id : policy.list("priorities")) {
            BigDecimal weight = policy.number("priority." + id + ".weight");
            Earned e = earned(policy.made("priority." + id), units.get(u), units, wanted);
            BigDecimal points = e.share == null ? BigDecimal.ZERO : weight.multiply(e.share).setScale(DIGITS, RoundingMode.HALF_UP);
            reasons.add(new Reason(id, weight, points, e.share != null, e.why));
        }
        BigDecimal sum = reasons.stream().map(Reason::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Priority(0, u, sum, form, reasons);
    }

    private Earned earned(Made made, int[] members, Map<Unit, int[]> units, Map<Unit, ?> wanted) {
        return switch (made.kind()) {
            case "codes" -> codes(made, indicators.codes(made.level(), made.cells(), members));
            case "share" -> share(made, members, units, wanted);
            case "ratio" -> ratio(indicators.ratio(made.cells(), members));
            case "some" -> some(indicators.sum(made.cells(), members));
            default -> throw new IllegalStateException(made.kind());
        };
    }

    private static Earned unknown() {
        return new Earned(null, Message.of("survey.priority.unknown"));
    }

    /** A code that the data don't name earns nothing. */
    private Earned codes(Made made, Map<String, Integer> chosen) {
        int all = chosen.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0)
            return unknown();
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, Integer> e : chosen.entrySet())
            sum = sum.add(made.shares().getOrDefault(e.getKey(), BigDecimal.ZERO).multiply(BigDecimal.valueOf(e.getValue())));
        return new Earned(sum.divide(BigDecimal.valueOf(all), MathContext.DECIMAL64),
                Message.of("survey.priority.codes", words.of(made.cells().getFirst(), chosen)));
    }

    private Earned share(Made made, int[] members, Map<Unit, int[]> units, Map<Unit, ?> wanted) {
        BigDecimal own = indicators.sum(made.cells(), members);
        if (own == null)
            return unknown();
        BigDecimal most = wanted.keySet().stream().map(u -> indicators.sum(made.cells(), units.get(u))).filter(java.util.Objects::nonNull)
                .max(Comparator.naturalOrder()).orElse(own);
        BigDecimal share = most.signum() == 0 ? BigDecimal.ZERO : own.divide(most, MathContext.DECIMAL64);
        return new Earned(share, Message.of("survey.priority.share", words.amount(made.cells().getFirst(), own),
                share.multiply(HUNDRED).setScale(DIGITS, RoundingMode.HALF_UP)));
    }

    private static Earned some(BigDecimal amount) {
        if (amount == null)
            return unknown();
        return new Earned(amount.signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO, Message.of("survey.priority.some", amount));
    }

    private static Earned ratio(BigDecimal percent) {
        if (percent == null)
            return unknown();
        return new Earned(percent.min(HUNDRED).divide(HUNDRED, MathContext.DECIMAL64), Message.of("survey.priority.ratio", percent));
    }
}
