package org.khoso.survey.sum.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.AdminUnits.Successor;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Open;
import org.khoso.api.survey.Consolidation.Unit;

/** Says for each member where it counts in the new geography, and makes the trees. */
final class Geographies {
    private final AdminUnits admin;
    private final Roster roster;
    private final Map<String, AdminUnits.Unit> decided;
    private final List<Open> open = new ArrayList<>();

    /** @param decided units that former units were given to, by code */
    Geographies(AdminUnits admin, Roster roster, Map<String, AdminUnits.Unit> decided) {
        this.admin = admin;
        this.roster = roster;
        this.decided = decided;
    }

    List<Open> open() {
        return open;
    }

    /** @return units as the members have them */
    Tree old() {
        List<Unit> units = new ArrayList<>();
        List<Integer> parents = new ArrayList<>();
        int[] homes = new int[roster.size()];
        for (int i = 0; i < roster.size(); i++) {
            units.add(roster.unit(i));
            parents.add(roster.parent(i));
            homes[i] = i;
        }
        return new Tree(units, parents, homes);
    }

    /** @return units since the merger */
    Tree merged() {
        Unit[] homes = new Unit[roster.size()];
        for (int i = 0; i < homes.length; i++)
            homes[i] = home(i, homes);
        Map<String, List<Unit>> communes = new HashMap<>();
        admin.on(AdminUnits.MERGER, AdminUnits.COMMUNE)
                .forEach(u -> communes.computeIfAbsent(u.parent(), k -> new ArrayList<>()).add(unit(u)));
        Map<String, Unit> waiting = new TreeMap<>();
        for (Unit h : homes)
            if (h.level().equals(Consolidation.OPEN))
            waiting.put(h.code(), h);
        List<Unit> units = new ArrayList<>(List.of(Unit.ALL));
        List<Integer> parents = new ArrayList<>(List.of(-1));
        for (AdminUnits.Unit p : admin.on(AdminUnits.MERGER, AdminUnits.PROVINCE)) {
            int place = units.size();
            units.add(unit(p));
            parents.add(0);
            List<Unit> below = new ArrayList<>(communes.getOrDefault(p.code(), List.of()));
            below.sort(Comparator.comparing(Unit::code));
            if (waiting.containsKey(p.code()))
                below.add(waiting.get(p.code()));
            below.forEach(u -> {
                units.add(u);
                parents.add(place);
            });
        }
        if (waiting.containsKey("")) {
            units.add(waiting.get(""));
            parents.add(0);
        }
        return new Tree(units, parents, places(units, homes));
    }

    private static int[] places(List<Unit> units, Unit[] homes) {
        Map<String, Integer> byKey = new HashMap<>();
        for (int i = 0; i < units.size(); i++)
            byKey.put(Roster.key(units.get(i)), i);
        int[] places = new int[homes.length];
        for (int i = 0; i < homes.length; i++)
            places[i] = byKey.get(Roster.key(homes[i]));
        return places;
    }

    private static Unit unit(AdminUnits.Unit u) {
        return new Unit(u.level(), u.code(), u.name());
    }

    private Unit home(int member, Unit[] homes) {
        Unit u = roster.unit(member);
        if (u.level().equals(Consolidation.NATION))
            return Unit.ALL;
        AdminUnits.Unit by = u.level().equals(AdminUnits.levelOf(u.code())) ? decided.get(u.code()) : null;
        if (by != null)
            return unit(by);
        if (u.level().equals(Consolidation.BODY))
            return homes[roster.parent(member)]; // those above come first
        List<Successor> to = admin.successors(u.level(), u.code());
        if (to.size() == 1 && to.getFirst().whole())
            return unit(to.getFirst().unit());
        return open(member, u, to);
    }

    /** Nothing is prorated: what is shared out stays with the province, or the nation if it left the province. */
    private Unit open(int member, Unit u, List<Successor> to) {
        List<String> provinces = to.stream().map(s -> s.unit().parent()).distinct().toList();
        String province = provinces.size() == 1 ? provinces.getFirst() : provinces.isEmpty() ? province(member) : "";
        Unit above = admin.find(AdminUnits.MERGER, AdminUnits.PROVINCE, province).map(Geographies::unit).orElse(Unit.ALL);
        open.add(new Open(u, above, to.stream().map(s -> unit(s.unit())).toList()));
        return new Unit(Consolidation.OPEN, above.code(), "");
    }

    /** @return code of the new province that the member's province went into; empty if there is none */
    private String province(int member) {
        for (int i = member; i > 0; i = roster.parent(i))
            if (roster.unit(i).level().equals(AdminUnits.PROVINCE))
            return admin.successors(AdminUnits.PROVINCE, roster.unit(i).code()).stream().map(s -> s.unit().code()).findFirst().orElse("");
        return "";
    }
}
