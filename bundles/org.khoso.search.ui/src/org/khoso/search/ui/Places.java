package org.khoso.search.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.Kind;
import org.khoso.api.search.SearchProvider.Highlight;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.ui.page.PageView.PageFile;

/** The pages on which a hit can be seen, best first; for one that was found by its description, the first page of its first file. */
record Places(Hit hit, List<Place> pages) {
    private static final int FEW = 5;

    /** A page. @param file file @param show what the viewer needs of it @param page page from 1 @param terms words to mark */
    record Place(UUID file, PageFile show, int page, List<String> terms) {
    }

    /** Looks the files up. Not on the UI thread. */
    static Places of(Session session, Hit hit) throws IOException {
        List<Place> pages = new ArrayList<>();
        for (Highlight h : hit.highlights())
            if (h.page() > 0 && h.file() != null) {
                Optional<Holding> file = session.find(h.file()).filter(Places::drawable);
                file.ifPresent(f -> pages.add(new Place(f.id(), show(f), h.page(), h.terms())));
            }
        if (pages.isEmpty() && hit.kind() == Kind.RECORD)
            first(session, hit, hit.id()).ifPresent(pages::add);
        if (pages.isEmpty() && hit.kind() == Kind.DOSSIER)
            opening(session, hit).ifPresent(pages::add);
        return new Places(hit, pages);
    }

    /** A dossier shows the first page of its first record that has one. */
    private static Optional<Place> opening(Session session, Hit hit) throws IOException {
        var query = HoldingQuery.children(Kind.RECORD, hit.id()).sorted(Concepts.REFERENCE_CODE, false).within(session.filter(Action.READ));
        List<UUID> records = session.archive().holdings().ids(query);
        for (UUID id : records.subList(0, Math.min(FEW, records.size()))) {
            Optional<Place> place = first(session, hit, id);
            if (place.isPresent())
                return place;
        }
        return Optional.empty();
    }

    private static Optional<Place> first(Session session, Hit hit, UUID record) throws IOException {
        var query = HoldingQuery.children(Kind.FILE, record).within(session.filter(Action.READ));
        Set<String> terms = new LinkedHashSet<>();
        hit.highlights().forEach(h -> terms.addAll(h.terms()));
        for (UUID id : session.archive().holdings().ids(query)) {
            Optional<Holding> file = session.archive().holdings().find(id).filter(Places::drawable);
            if (file.isPresent())
                return Optional.of(new Place(id, show(file.get()), 1, List.copyOf(terms)));
        }
        return Optional.empty();
    }

    private static boolean drawable(Holding f) {
        String mime = f.text(Concepts.MIME);
        return !f.text(Concepts.OBJECT).isEmpty() && !mime.startsWith("audio/") && !mime.startsWith("video/")
                && !Boolean.FALSE.equals(f.value(Concepts.READABLE));
    }

    private static PageFile show(Holding f) {
        int pages = f.value(Concepts.PAGES) instanceof Number n ? Math.max(1, n.intValue()) : 1;
        return new PageFile(f.text(Concepts.OBJECT), f.text(Concepts.NAME), pages, f.text(Concepts.TEXT_OBJECT));
    }
}
