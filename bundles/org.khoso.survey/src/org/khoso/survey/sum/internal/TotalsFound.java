package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Repeated;
import org.khoso.api.survey.Response.Cell;

/** Finds the figures of superiors that are totals of what those below report, from the bottom to the top, and takes them out of the sums. */
final class TotalsFound {
    private static final List<String> LEVELS = List.of(Consolidation.NATION, AdminUnits.PROVINCE, AdminUnits.DISTRICT, AdminUnits.COMMUNE);

    private static final int NEAR_COLUMNS = 3;

    private final Roster roster;
    private final Ledger ledger;
    private final BigDecimal leastSingle;
    private final BigDecimal leastProduct;
    private final BigDecimal near;
    private final int[] order;
    private final List<Repeated> found = new ArrayList<>();

    /** A figure that a superior and those below have. */
    private record Pair(Slot slot, BigDecimal stated, BigDecimal sum) {
        boolean zero() {
            return stated.signum() == 0 && sum.signum() == 0;
        }

        boolean equal() {
            return stated.compareTo(sum) == 0;
        }

        boolean within(BigDecimal share) {
            return stated.subtract(sum).abs().compareTo(sum.multiply(share)) <= 0;
        }
    }

    /** How sure it is that a row is a total. */
    private enum Evidence {
        NONE, ROW, RESPONSE
    }

    TotalsFound(Roster roster, Ledger ledger, SumPolicy policy) {
        this.roster = roster;
        this.ledger = ledger;
        this.leastSingle = policy.number("total.least-single");
        this.leastProduct = policy.number("total.least-product");
        this.near = policy.number("total.near");
        this.order = IntStream.range(0, roster.size()).toArray();
    }

    /** @return what was taken out, and what those below have, too, in the order of the bodies */
    List<Repeated> find() {
        List<List<Slot>> groups = ledger.slots().groups();
        for (int m = roster.size() - 1; m >= 0; m--)
            if (roster.end(m) > m + 1 && ledger.head(m) != null)
            look(m, groups);
        return found.reversed();
    }

    private void look(int member, List<List<Slot>> groups) {
        List<Pair> all = new ArrayList<>();
        List<Pair> totals = new ArrayList<>();
        boolean report = false;
        for (List<Slot> group : groups) {
            List<Pair> pairs = pairs(member, group);
            Evidence e = evidence(pairs, !pairs.isEmpty() && lower(member, pairs.getFirst().slot));
            report |= e == Evidence.RESPONSE;
            all.addAll(pairs);
            if (e != Evidence.NONE)
                totals.addAll(pairs);
        }
        if (report)
            all.stream().filter(p -> !totals.contains(p) && !own(member, p.slot)).forEach(totals::add);
        for (Pair p : all.reversed()) { // the whole list is turned round at the end
            boolean total = totals.contains(p);
            if (total)
                ledger.total(member, p.slot);
            if (total || lower(member, p.slot))
                found.add(
                        new Repeated(roster.unit(member), new Cell(p.slot.item().id(), p.slot.row(), p.slot.column().id()), p.stated, p.sum,
                                !total, ledger.head(member).place().toString()));
        }
    }

    /** A row that counts the superior's own level, or one above it, is what it holds itself, unless the row itself shows otherwise. */
    private boolean own(int member, Slot slot) {
        return !slot.levels().isEmpty() && !lower(member, slot);
    }

    private boolean lower(int member, Slot slot) {
        int level = LEVELS.indexOf(roster.rowLevel(member));
        return !slot.levels().isEmpty() && slot.levels().stream().allMatch(l -> LEVELS.indexOf(l) > level);
    }

    private List<Pair> pairs(int member, List<Slot> group) {
        List<Pair> pairs = new ArrayList<>();
        for (Slot s : group) {
            if (!ledger.has(member, s))
                continue;
            int from = member + 1;
            int to = roster.end(member);
            if (IntStream.range(from, to).anyMatch(i -> ledger.counts(i, s)))
                pairs.add(new Pair(s, Amounts.plain(ledger.value(member, s)),
                        ledger.amounts(s.measure()).sum(order, from, to, i -> ledger.counts(i, s))));
        }
        return pairs;
    }

    private Evidence evidence(List<Pair> pairs, boolean lower) {
        List<Pair> telling = pairs.stream().filter(p -> !p.zero()).toList();
        List<Pair> equal = telling.stream().filter(Pair::equal).toList();
        if (lower && telling.size() >= NEAR_COLUMNS && telling.stream().allMatch(p -> p.within(near)))
            return Evidence.RESPONSE;
        if (equal.isEmpty() || equal.size() * 2 < telling.size())
            return Evidence.NONE;
        BigDecimal product = equal.stream().map(Pair::stated).reduce(BigDecimal.ONE, BigDecimal::multiply);
        if (product.compareTo(leastProduct) >= 0)
            return Evidence.RESPONSE;
        boolean all = equal.size() == telling.size();
        return all && (equal.size() > 1 || equal.getFirst().stated.compareTo(leastSingle) >= 0) ? Evidence.ROW : Evidence.NONE;
    }
}
