package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import org.khoso.survey.sum.internal.Reply.Head;

/** What members say, in arrays as large as members times columns: values with a number, and for each column who has one. */
final class Ledger {
    private static final int DECIMALS = 6;

    private final Slots slots;
    private final Amounts[] amounts;
    private final BitSet[] present;
    private final BitSet[] totals;
    private final BitSet[] none;
    private final Head[] heads;

    Ledger(Slots slots, int members) {
        this.slots = slots;
        this.amounts = new Amounts[slots.measures().size()];
        this.present = sets(slots.slots().size());
        this.totals = sets(slots.slots().size());
        this.none = sets(slots.items().size());
        this.heads = new Head[members];
        for (Slot s : slots.slots())
            switch (s.content()) {
            case NUMBER -> amounts[s.measure()] = new Amounts(members, s.whole() ? 0 : DECIMALS);
            case CHOICE -> {
                for (int i = 0; i < s.codes().size(); i++)
                    amounts[s.measure() + i] = new Amounts(members, 0);
            }
            case PERCENT -> amounts[s.measure()] = new Amounts(members, DECIMALS); // never added up, but compared
            case WORDS -> {
                // only who has one is kept
            }
            }
    }

    private static BitSet[] sets(int n) {
        BitSet[] sets = new BitSet[n];
        for (int i = 0; i < n; i++)
            sets[i] = new BitSet();
        return sets;
    }

    Slots slots() {
        return slots;
    }

    /** @return head of the response that is in the sums, or null */
    Head head(int member) {
        return heads[member];
    }

    void begin(int member, Head head) {
        heads[member] = head;
    }

    /** Forgets all that a member says. */
    void clear(int member) {
        heads[member] = null;
        for (BitSet[] sets : List.of(present, totals, none))
            for (BitSet s : sets)
                s.clear(member);
        for (Amounts a : amounts)
            if (a != null)
            a.clear(member);
    }

    boolean has(int member, Slot slot) {
        return present[slot.id()].get(member);
    }

    void says(int member, Slot slot) {
        present[slot.id()].set(member);
    }

    void add(int member, int measure, BigDecimal value) {
        amounts[measure].add(member, value);
    }

    boolean addPlain(int member, int measure, String text) {
        return amounts[measure].addPlain(member, text);
    }

    void declaresNone(int member, int item) {
        none[item].set(member);
    }

    boolean declaredNone(int member, int item) {
        return none[item].get(member);
    }

    /** The figure is a total: from now on it is not in the sums. */
    void total(int member, Slot slot) {
        totals[slot.id()].set(member);
    }

    /** @return whether the member's figure is in the sums */
    boolean counts(int member, Slot slot) {
        return present[slot.id()].get(member) && !totals[slot.id()].get(member);
    }

    BigDecimal value(int member, Slot slot) {
        return amounts[slot.measure()].get(member);
    }

    Amounts amounts(int measure) {
        return amounts[measure];
    }
}
