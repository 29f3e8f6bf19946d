package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;
import org.khoso.api.Scope;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.model.Concepts;

/** Agencies, fonds and catalogues: thousands at most, so they are kept whole. */
final class Bodies {
    private final Map<UUID, Agency> agencies = new HashMap<>();
    private final Map<UUID, Integer> places = new HashMap<>();
    private final List<Fonds> fonds = new ArrayList<>();
    private final Map<UUID, UUID> catalogues = new HashMap<>();

    /** A body. */
    record Agency(String label, String level) {
    }

    /** A fonds. @param level level, else that of its creator; empty if neither has one */
    record Fonds(UUID id, String label, UUID creator, String level, BigDecimal metres, boolean admitted) {
    }

    /**
     * Reads them. A fonds has no access regime of its own as a rule, its dossiers have: so regimes are not asked of fonds, and
     * a fonds is told only if it is admitted itself or something in it is.
     */
    static Bodies read(Context context) throws IOException {
        AccessFilter a = context.access();
        Bodies b = new Bodies();
        each(context, Kind.AGENCY, new AccessFilter(a.units(), null, null), h -> b.agencies.put(h.id(),
                new Agency(label(h, Concepts.IDENTIFIER), h.text(Concepts.LEVEL))));
        List<Holding> found = new ArrayList<>();
        each(context, Kind.FONDS, new AccessFilter(null, a.fonds(), null), found::add);
        for (Holding h : found)
            b.add(h, a);
        each(context, Kind.CATALOGUE, AccessFilter.ALL, h -> {
            if (h.parent() != null)
                b.catalogues.put(h.id(), h.parent());
        });
        return b;
    }

    private void add(Holding h, AccessFilter access) {
        UUID creator = h.value(Concepts.CREATOR) instanceof UUID u ? u : null;
        String level = h.text(Concepts.LEVEL);
        if (level.isBlank() && creator != null && agencies.containsKey(creator))
            level = agencies.get(creator).level;
        String unit = h.text(Concepts.UNIT);
        String mode = h.text(Concepts.ACCESS_MODE);
        Scope scope = new Scope(unit.isEmpty() ? null : unit, h.id(), mode.isEmpty() ? null : mode);
        places.put(h.id(), fonds.size());
        fonds.add(new Fonds(h.id(), label(h, Concepts.REFERENCE_CODE), creator, level.strip(),
                h.value(Concepts.SHELF_METRES) instanceof BigDecimal m ? m : null, access.admits(scope)));
    }

    private static String label(Holding h, String code) {
        String name = h.text(Concepts.NAME).isBlank() ? h.text(Concepts.TITLE) : h.text(Concepts.NAME);
        String id = h.text(code);
        return id.isBlank() || id.equals(name) ? name : (id + " " + name).strip();
    }

    /** Something is done with an object. */
    interface Visitor {
        void visit(Holding h) throws IOException;
    }

    static void each(Context context, Kind kind, AccessFilter access, Visitor visitor) throws IOException {
        try (Stream<Holding> all = context.holdings().stream(HoldingQuery.all(kind).within(access))) {
            for (var i = all.iterator(); i.hasNext();)
                visitor.visit(i.next());
        }
    }

    List<Fonds> fonds() {
        return fonds;
    }

    /** @return the row of a plan that counts each fonds, in the order of fonds; -1 for none */
    int[] rows(Plan plan) {
        return fonds.stream().mapToInt(f -> plan.row(f.level)).toArray();
    }

    /** @return place of a fonds; -1 if there is none, or it may not be seen */
    int place(UUID id) {
        return id == null ? -1 : places.getOrDefault(id, -1);
    }

    /** @return name of a body; empty if it is not known */
    String agency(UUID id) {
        return id == null || !agencies.containsKey(id) ? "" : agencies.get(id).label;
    }

    /** @return place of the fonds that an object lies in directly or through a catalogue; -1 if it lies in none */
    int fondsOf(UUID parent) {
        UUID id = parent != null && catalogues.containsKey(parent) ? catalogues.get(parent) : parent;
        return place(id);
    }

    /** @return whether an object exists at all: then it is withheld, else the link leads nowhere */
    static boolean exists(Context context, UUID id) throws IOException {
        return id != null && context.holdings().find(id).isPresent();
    }

    /** @param here which fonds have something that may be seen */
    Coverage coverage(boolean[] here) {
        Set<String> makers = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        Set<UUID> present = new HashSet<>();
        for (int i = 0; i < fonds.size(); i++) {
            Fonds f = fonds.get(i);
            if (here[i] || f.admitted)
                names.add(f.label);
            if (here[i] && f.creator != null) {
                present.add(f.creator);
                if (agencies.containsKey(f.creator))
                    makers.add(agencies.get(f.creator).label);
            }
        }
        List<String> missing = agencies.entrySet().stream().filter(e -> !present.contains(e.getKey()))
                .map(e -> e.getValue().label).distinct().sorted().toList();
        return new Coverage(List.copyOf(makers), List.copyOf(names), missing);
    }
}
