package org.khoso.survey.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;
import org.khoso.text.Identifiers;

/** Puts the objects behind a number in the order of their codes; files and places in that of what they belong to. Not on the UI thread. */
final class ByCode {
    private static final int FETCH = 500;

    /** Where objects are read: the store. */
    interface Source {
        /** @return those that exist */
        List<Holding> findAll(Collection<UUID> ids) throws IOException;
    }

    private ByCode() {
    }

    /** @return the same identities; those that are gone come last */
    static List<UUID> sort(List<UUID> ids, Source source) throws IOException {
        Map<UUID, String> codes = new HashMap<>();
        Map<UUID, UUID> above = new HashMap<>();
        for (Holding h : read(ids, source))
            if (h.kind() == Kind.FILE || h.kind() == Kind.LOCATION)
            above.put(h.id(), h.parent());
            else
            codes.put(h.id(), h.text(Concepts.REFERENCE_CODE));
        Set<UUID> parents = new HashSet<>(above.values());
        parents.remove(null);
        for (Holding h : read(List.copyOf(parents), source))
            codes.put(h.id(), h.text(Concepts.REFERENCE_CODE));
        above.forEach((id, parent) -> codes.put(id, codes.getOrDefault(parent, "")));
        List<UUID> sorted = new ArrayList<>(ids);
        sorted.sort(Comparator.comparing(codes::get, Comparator.nullsLast(Identifiers.NATURAL)));
        return sorted;
    }

    private static List<Holding> read(List<UUID> ids, Source source) throws IOException {
        List<Holding> all = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += FETCH)
            all.addAll(source.findAll(ids.subList(from, Math.min(from + FETCH, ids.size()))));
        return all;
    }
}
