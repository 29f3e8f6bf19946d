package org.khoso.core.campaign;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.Action;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.text.Fold;

/** Fonds by what people call them: identity, reference code, name. Read once, when the first is asked for. */
final class FondsNames {
    private final Session session;
    private Map<String, UUID> names;

    FondsNames(Session session) {
        this.session = session;
    }

    /** @return the fonds; empty if there is none, or two have that name */
    Optional<UUID> find(String given) throws IOException {
        if (names == null)
            names = read();
        return Optional.ofNullable(names.get(Fold.fold(given.strip())));
    }

    private Map<String, UUID> read() throws IOException {
        Map<String, UUID> all = new HashMap<>();
        Set<String> twice = new HashSet<>();
        AccessFilter filter = session.filter(Action.SURVEY);
        try (Stream<Holding> fonds = session.archive().holdings()
                .stream(HoldingQuery.all(Kind.FONDS).within(new AccessFilter(null, filter.fonds(), null)))) {
            fonds.forEach(h -> Stream.of(h.id().toString(), h.text(Concepts.REFERENCE_CODE), h.text(Concepts.NAME), h.text(Concepts.TITLE))
                    .map(s -> Fold.fold(s.strip())).filter(s -> !s.isEmpty()).distinct().forEach(name -> {
                        if (all.put(name, h.id()) != null)
                            twice.add(name);
                    }));
        }
        twice.forEach(all::remove);
        return all;
    }
}
