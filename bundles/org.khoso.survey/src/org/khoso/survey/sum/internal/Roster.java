package org.khoso.survey.sum.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Member;
import org.khoso.api.survey.Consolidation.Unit;

/** Bodies that are expected to answer, each before those below it; the nation is the first. Who is below a body follows it without a gap. */
final class Roster {
    private final List<Unit> units = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int[] ends;

    Roster(List<Member> members) {
        Map<String, List<Member>> below = new HashMap<>();
        Map<String, Boolean> there = new HashMap<>();
        members.forEach(m -> there.put(key(m.unit()), true));
        for (Member m : members)
            below.computeIfAbsent(m.above() == null || !there.containsKey(key(m.above())) ? key(Unit.ALL) : key(m.above()),
                    k -> new ArrayList<>()).add(m);
        add(Unit.ALL, -1, below);
        ends = new int[units.size()];
        for (int i = units.size() - 1; i >= 0; i--) {
            ends[i] = Math.max(ends[i], i + 1);
            if (i > 0)
                ends[parents.get(i)] = Math.max(ends[parents.get(i)], ends[i]);
        }
    }

    private void add(Unit unit, int parent, Map<String, List<Member>> below) {
        int place = units.size();
        if (places.putIfAbsent(key(unit), place) != null)
            return; // named twice: one body
        units.add(unit);
        parents.add(parent);
        below.getOrDefault(key(unit), List.of()).stream()
                .sorted(Comparator.comparing((Member m) -> m.unit().level().equals(Consolidation.BODY) ? 0 : 1)
                        .thenComparing(m -> m.unit().code()))
                .forEach(m -> add(m.unit(), place, below));
    }

    /** Names don't count: a body is who it is by level and code; the nation whatever code the ministry has. */
    static String key(Unit u) {
        return key(u.level(), u.code());
    }

    private static String key(String level, String code) {
        return level.equals(Consolidation.NATION) ? level : level + " " + code;
    }

    int size() {
        return units.size();
    }

    Unit unit(int place) {
        return units.get(place);
    }

    /** @return who is above; -1 for the nation */
    int parent(int place) {
        return parents.get(place);
    }

    /** @return place behind the last one below */
    int end(int place) {
        return ends[place];
    }

    /** @return place of a body, or -1 */
    int find(String level, String code) {
        return places.getOrDefault(key(level, code), -1);
    }

    /** @return level whose rows it fills: a body that is no administrative unit, those of the unit above */
    String rowLevel(int place) {
        int p = place;
        while (units.get(p).level().equals(Consolidation.BODY) && parents.get(p) > 0)
            p = parents.get(p);
        return units.get(p).level();
    }
}
