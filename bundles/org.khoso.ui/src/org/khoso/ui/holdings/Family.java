package org.khoso.ui.holdings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** Who belongs to whom in the holdings: asked of the store, never on the UI thread. */
final class Family {
    /** An object without its values. @param id identity @param kind kind */
    record Ref(UUID id, Kind kind) {
    }

    private Family() {
    }

    /** @return children as the tree shows them, in order; of the top if null */
    static List<Ref> children(Session session, UUID parent, Kind kind) throws IOException {
        return children(new KnownIds(), session, parent, kind);
    }

    /** @param known what was asked before @return the same */
    static List<Ref> children(KnownIds known, Session session, UUID parent, Kind kind) throws IOException {
        var found = new ArrayList<Ref>();
        UUID of = parent == null ? HoldingQuery.TOP : parent;
        for (Kind k : kinds(kind))
            for (UUID id : sorted(known, session, of, k, null, false))
                found.add(new Ref(id, k));
        return found;
    }

    /** @return identities of the children of one kind in an order of the user's choice; null for that of the tree */
    static List<UUID> sorted(KnownIds known, Session session, UUID parent, Kind kind, String concept, boolean down) throws IOException {
        return known.ids(session.archive().holdings(), HoldingQuery.children(kind, parent)
                .sorted(concept == null ? order(kind) : concept, down).within(session.filter(Action.READ)));
    }

    /** @return kinds that may stand below a kind; below the top for null */
    static List<Kind> kinds(Kind kind) {
        return switch (kind) {
            case null -> List.of(Kind.FONDS, Kind.DOSSIER);
            case FONDS -> List.of(Kind.CATALOGUE, Kind.DOSSIER);
            case CATALOGUE -> List.of(Kind.DOSSIER);
            case DOSSIER -> List.of(Kind.RECORD);
            default -> List.of();
        };
    }

    private static String order(Kind kind) {
        return kind == Kind.RECORD ? Concepts.ORDINAL : Concepts.REFERENCE_CODE;
    }

    /** @return the object and what it belongs to, from the top down; for a file its record is the last. Empty if it is not there */
    static List<Holding> path(Session session, UUID id) throws IOException {
        var path = new LinkedList<Holding>();
        for (UUID at = id; at != null && path.size() < 10;) {
            Optional<Holding> h = session.archive().holdings().find(at);
            if (h.isEmpty())
                return List.of();
            if (h.get().kind() != Kind.FILE)
                path.addFirst(h.get());
            at = h.get().parent();
        }
        return path;
    }

    /** @return files of a record or dossier, in order */
    static List<Holding> files(Session session, UUID parent) throws IOException {
        try (Stream<Holding> rows = session.archive().holdings()
                .stream(HoldingQuery.children(Kind.FILE, parent).sorted(Concepts.ORDINAL, false))) {
            return rows.toList();
        }
    }
}
