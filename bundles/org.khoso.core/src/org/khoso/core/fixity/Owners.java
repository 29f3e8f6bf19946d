package org.khoso.core.fixity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Kind;
import org.khoso.api.Subject;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** Finds what in the archive the objects of the vault belong to. */
final class Owners {
    private static final int DEEPEST = 20;
    private final Session session;

    /** A place in the descriptions that names objects. */
    private record Place(Kind kind, String concept) {
    }

    private static final List<Place> PLACES = List.of(new Place(Kind.FILE, Concepts.OBJECT), new Place(Kind.FILE, Concepts.TEXT_OBJECT),
            new Place(Kind.SURVEY_RESPONSE, Concepts.OBJECT), new Place(Kind.SURVEY_BUNDLE, Concepts.OBJECT));

    Owners(Session session) {
        this.session = session;
    }

    /** Is told of each object that is named. */
    interface Visitor {
        void named(UUID by, String object) throws IOException;
    }

    /** @return what names the object */
    List<Holding> of(String object) throws IOException {
        List<Holding> all = new ArrayList<>();
        for (Place p : PLACES)
            try (Stream<Holding> rows = session.archive().holdings()
                    .stream(HoldingQuery.all(p.kind).where(p.concept, HoldingQuery.Op.EQ, object))) {
                        rows.forEach(all::add);
                    }
        return all;
    }

    /** Goes through all that names objects. */
    void all(Visitor visitor) throws IOException {
        for (Place p : PLACES)
            session.archive().holdings().scan(HoldingQuery.all(p.kind), List.of(p.concept), (id, values) -> {
                if (values.getFirst() instanceof String object && !object.isEmpty())
                    visitor.named(id, object);
                return true;
            });
    }

    /** @return the files, as a person calls them; the object itself if nothing names it */
    List<Subject> subjects(String object) throws IOException {
        List<Subject> all = new ArrayList<>();
        for (Holding h : of(object))
            all.add(subject(h));
        return all.isEmpty() ? List.of(nobody(object)) : all;
    }

    /** @return subject of an object that nothing names */
    static Subject nobody(String object) {
        return new Subject(Kind.FILE, null, "vault/" + object);
    }

    Subject subject(UUID id, String object) throws IOException {
        Optional<Holding> h = session.archive().holdings().find(id);
        return h.isPresent() ? subject(h.get()) : nobody(object);
    }

    private Subject subject(Holding h) throws IOException {
        if (h.kind() != Kind.FILE)
            return new Subject(h.kind(), h.id(), h.kind().code() + "/" + h.id());
        Optional<Holding> parent = parent(h);
        String above = parent.map(p -> p.text(Concepts.REFERENCE_CODE)).filter(s -> !s.isEmpty()).orElse(null);
        String own = h.text(Concepts.NAME);
        return new Subject(Kind.FILE, h.id(), above == null ? own : above + "/" + own);
    }

    /** @return the dossier that holds it; empty if none does */
    Optional<Holding> dossier(Holding h) throws IOException {
        Optional<Holding> at = Optional.of(h);
        for (int i = 0; at.isPresent() && i < DEEPEST; i++) {
            if (at.get().kind() == Kind.DOSSIER)
                return at;
            at = parent(at.get());
        }
        return Optional.empty();
    }

    private Optional<Holding> parent(Holding h) throws IOException {
        UUID parent = h.parent();
        return parent == null ? Optional.empty() : session.archive().holdings().find(parent);
    }
}
