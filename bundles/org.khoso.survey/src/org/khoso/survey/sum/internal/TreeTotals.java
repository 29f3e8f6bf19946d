package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Share;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.survey.sum.internal.SumPolicy.Ratio;

/** Totals of one geography, summed when they are asked for. */
final class TreeTotals implements Totals {
    private static final int PERCENT_DIGITS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Roster roster;
    private final Ledger ledger;
    private final Tree tree;
    private final Expectation expectation;
    private final Map<Measure, Integer> places = new HashMap<>();
    private final Map<Integer, List<Pair>> ratios = new HashMap<>();
    private final List<Integer> open = new ArrayList<>();

    /** What a percentage is made of, in its row. */
    private record Pair(Slot done, Slot plan) {
        boolean whole() {
            return done != null && plan != null;
        }
    }

    /** Members that count towards a unit: from a place of the order to another. */
    private record Range(int from, int to) {
    }

    TreeTotals(Roster roster, Ledger ledger, Tree tree, Expectation expectation, SumPolicy policy) {
        this.roster = roster;
        this.ledger = ledger;
        this.tree = tree;
        this.expectation = expectation;
        ledger.slots().measures().forEach(m -> places.put(m, places.size()));
        for (Slot s : ledger.slots().slots())
            if (s.content() == Slot.Content.PERCENT)
            ratios.put(s.measure(),
                    policy.ratios(s.item().id(), s.column().id()).stream().map(r -> pair(s, r)).filter(Pair::whole).toList());
        for (int i = 0; i < tree.units().size(); i++)
            if (tree.units().get(i).level().equals(Consolidation.OPEN))
            open.add(i);
    }

    private Pair pair(Slot percent, Ratio r) {
        return new Pair(ledger.slots().find(r.done().item(), percent.row(), r.done().column()).orElse(null),
                ledger.slots().find(r.plan().item(), percent.row(), r.plan().column()).orElse(null));
    }

    @Override
    public List<Unit> units(String level) {
        return tree.units().stream().filter(u -> u.level().equals(level)).toList();
    }

    @Override
    public List<Unit> below(Unit unit) {
        return tree.below(tree.place(unit)).stream().map(tree.units()::get).toList();
    }

    private Range range(Unit unit) {
        return range(tree.place(unit));
    }

    private Range range(int place) {
        return new Range(tree.from(place), tree.to(place));
    }

    private List<Unit> members(Range r, IntPredicate wanted) {
        List<Unit> units = new ArrayList<>();
        for (int i = r.from; i < r.to; i++)
            if (wanted.test(tree.order()[i]))
            units.add(roster.unit(tree.order()[i]));
        return units;
    }

    private int count(Range r, IntPredicate wanted) {
        int n = 0;
        for (int i = r.from; i < r.to; i++)
            if (wanted.test(tree.order()[i]))
            n++;
        return n;
    }

    @Override
    public Total total(Unit unit, Measure measure) {
        int m = place(measure);
        Range r = range(unit);
        BigDecimal value = value(r, m, measure.kind());
        int given = count(r, has(m));
        if (measure.kind() == Kind.NONE)
            return new Total(given == 0 ? null : value, given, 0, 0, null);
        int item = ledger.slots().item(measure.item());
        int none = count(r, i -> expected(i, m) && !has(m).test(i) && ledger.declaredNone(i, item));
        return new Total(given == 0 ? null : value, given, none, count(r, without(m)), open(unit, m, measure.kind()));
    }

    private int place(Measure measure) {
        Integer place = places.get(measure);
        if (place == null)
            throw new IllegalArgumentException("no such measure: " + measure);
        return place;
    }

    private BigDecimal value(Range r, int m, Kind kind) {
        return switch (kind) {
            case SUM, CHOICE -> ledger.amounts(m).sum(tree.order(), r.from, r.to, has(m));
            case ANSWERS, NONE -> BigDecimal.valueOf(count(r, has(m)));
            case PERCENT -> percent(r, m);
        };
    }

    /** Part of a value that stands under no unit below: what is open. */
    private BigDecimal open(Unit unit, int m, Kind kind) {
        if (kind == Kind.PERCENT)
            return null;
        BigDecimal sum = null;
        int place = tree.place(unit);
        for (int o : open) {
            Range r = range(o);
            if (tree.within(o, place) && count(r, has(m)) > 0)
                sum = (sum == null ? BigDecimal.ZERO : sum).add(value(r, m, kind));
        }
        return sum;
    }

    /** Who has a figure in a total. */
    private IntPredicate has(int m) {
        Slot slot = ledger.slots().of(m);
        if (slot == null) {
            int item = ledger.slots().item(ledger.slots().measures().get(m).item());
            return i -> ledger.declaredNone(i, item);
        }
        if (slot.content() != Slot.Content.PERCENT)
            return i -> ledger.counts(i, slot);
        return i -> ratios.get(m).stream().anyMatch(p -> both(p).test(i));
    }

    private boolean expected(int member, int m) {
        Slot slot = ledger.slots().of(m);
        return slot != null && expectation.of(member, slot);
    }

    /** A superior whose figure is a total has said something, if nothing that is added. */
    private IntPredicate without(int m) {
        Slot slot = ledger.slots().of(m);
        if (slot == null)
            return i -> false;
        int item = ledger.slots().item(slot.item().id());
        return i -> expected(i, m) && !has(m).test(i) && !ledger.has(i, slot) && !ledger.declaredNone(i, item);
    }

    private IntPredicate both(Pair p) {
        return i -> ledger.counts(i, p.done) && ledger.counts(i, p.plan);
    }

    /** Nothing planned has no percentage: that is not a hundred. */
    private BigDecimal percent(Range r, int m) {
        for (Pair p : ratios.get(m)) {
            BigDecimal plan = sum(r, p.plan, both(p));
            if (plan.signum() > 0)
                return Amounts.plain(sum(r, p.done, both(p)).multiply(HUNDRED).divide(plan, PERCENT_DIGITS, RoundingMode.HALF_UP));
        }
        return null;
    }

    /** @return members that count towards a unit, with all below it */
    int[] members(Unit unit) {
        Range r = range(unit);
        return Arrays.copyOfRange(tree.order(), r.from, r.to);
    }

    private BigDecimal sum(Range r, Slot slot, IntPredicate wanted) {
        return ledger.amounts(slot.measure()).sum(tree.order(), r.from, r.to, wanted);
    }

    @Override
    public List<Unit> given(Unit unit, Measure measure) {
        return members(range(unit), has(place(measure)));
    }

    @Override
    public List<Share> shares(Unit unit, Measure measure) {
        int m = place(measure);
        Range r = range(unit);
        IntPredicate has = has(m);
        List<Share> shares = new ArrayList<>();
        for (int i = r.from; i < r.to; i++)
            if (has.test(tree.order()[i]))
            shares.add(new Share(roster.unit(tree.order()[i]), value(new Range(i, i + 1), m, measure.kind())));
        shares.sort(Comparator.comparing(Share::value, Comparator.nullsFirst(Comparator.naturalOrder())).reversed());
        return shares;
    }

    @Override
    public List<Unit> without(Unit unit, Measure measure) {
        return members(range(unit), without(place(measure)));
    }

    @Override
    public List<Unit> silent(Unit unit) {
        return members(range(unit), i -> roster.parent(i) >= 0 && ledger.head(i) == null);
    }
}
