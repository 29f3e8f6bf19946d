package org.khoso.survey.sum.internal;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which members are expected to have something in a column. */
final class Expectation {
    private final BitSet[] bySlot;

    Expectation(Roster roster, Slots slots) {
        Map<String, BitSet> levels = new HashMap<>();
        for (int m = 0; m < roster.size(); m++)
            levels.computeIfAbsent(roster.rowLevel(m), k -> new BitSet()).set(m);
        bySlot = new BitSet[slots.slots().size()];
        for (Slot s : slots.slots()) {
            bySlot[s.id()] = new BitSet();
            levels.forEach((level, members) -> {
                if (s.expects(level))
                    bySlot[s.id()].or(members);
            });
        }
    }

    boolean of(int member, Slot slot) {
        return bySlot[slot.id()].get(member);
    }
}
