package org.khoso.survey.sum.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.Consolidation.Unit;

/** Units of one geography, and for each the members that count there: those of a unit and of all below it stand together. */
final class Tree {
    private final List<Unit> units;
    private final int[] parents;
    private final int[] from;
    private final int[] to;
    private final int[] order;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param units   units, each before those below it, without a gap
     * @param parents place of the unit above; -1 for the first
     * @param homes   place of the unit that each member counts in
     */
    Tree(List<Unit> units, List<Integer> parents, int[] homes) {
        this.units = List.copyOf(units);
        this.parents = parents.stream().mapToInt(Integer::intValue).toArray();
        this.order = new int[homes.length];
        int n = units.size();
        from = new int[n + 1];
        for (int home : homes)
            from[home + 1]++;
        for (int i = 0; i < n; i++)
            from[i + 1] += from[i];
        int[] next = from.clone();
        for (int m = 0; m < homes.length; m++)
            order[next[homes[m]]++] = m;
        to = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            to[i] = Math.max(to[i], from[i + 1]);
            if (i > 0)
                to[this.parents[i]] = Math.max(to[this.parents[i]], to[i]);
            places.put(Roster.key(units.get(i)), i);
        }
    }

    List<Unit> units() {
        return units;
    }

    /** @return place of a unit. @throws IllegalArgumentException if this geography has no such unit */
    int place(Unit unit) {
        Integer place = places.get(Roster.key(unit));
        if (place == null)
            throw new IllegalArgumentException("no such unit: " + unit);
        return place;
    }

    List<Integer> below(int place) {
        List<Integer> below = new ArrayList<>();
        for (int i = place + 1; i < parents.length; i++)
            if (parents[i] == place)
            below.add(i);
        return below;
    }

    boolean within(int place, int unit) {
        for (int i = place; i >= 0; i = parents[i])
            if (i == unit)
            return true;
        return false;
    }

    int[] order() {
        return order;
    }

    /** @return where the members of a unit and all below it begin in the order */
    int from(int place) {
        return from[place];
    }

    int to(int place) {
        return to[place];
    }
}
