package org.khoso.ui.holdings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.khoso.api.Action;
import org.khoso.api.Kind;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.text.Fold;
import org.khoso.text.SortKey;

/**
 * Looks for what the quick filter of the tree asks: fonds, dossiers and records whose code, title, number or symbol holds every word,
 * accents or not. Goes through all of them once and tells what it has every now and then, so that the first matches show at once
 * however many there are to look through. Not on the UI thread.
 */
final class Matching {
    /** Most matches that are shown. */
    static final int MOST = 2000;
    private static final long TELL_NANOS = 300_000_000L;
    private static final List<String> LOOKED_AT = List.of(Concepts.REFERENCE_CODE, Concepts.TITLE);
    private static final Map<Kind, List<String>> MORE = Map.of(Kind.RECORD, List.of(Concepts.NUMBER, Concepts.NOTATION), Kind.DOSSIER,
            List.of(Concepts.NOTATION));
    private static final List<Kind> KINDS = List.of(Kind.FONDS, Kind.DOSSIER, Kind.RECORD);

    /** How far it is. @param found matches so far @param seen objects looked at @param all objects there are @param done whether it is over */
    record State(List<Family.Ref> found, long seen, long all, boolean done) {
        /** @return whether there are, or may be, more than these */
        boolean cut() {
            return found.size() >= MOST;
        }
    }

    /** Hears how far it is. */
    interface Listener {
        /** Not on the UI thread. */
        void now(State state);
    }

    private record Match(Kind kind, UUID id, String order) {
    }

    private final Session session;
    private final String[] words;
    private final BooleanSupplier stop;
    private final Listener listener;
    private final List<Match> found = new ArrayList<>();
    private long all;
    private long seen;
    private long told = System.nanoTime();

    Matching(Session session, String text, BooleanSupplier stop, Listener listener) {
        this.session = session;
        this.words = Fold.fold(text).strip().split("\\s+");
        this.stop = stop;
        this.listener = listener;
    }

    /** Looks; ends early when nobody waits for it any more. */
    void run() throws IOException {
        for (Kind kind : KINDS)
            all += session.archive().holdings().count(query(kind));
        for (Kind kind : KINDS)
            look(kind);
        if (stop.getAsBoolean())
            return;
        found.sort(Comparator.comparing(Match::kind).thenComparing(Match::order).thenComparing(m -> m.id().toString()));
        listener.now(new State(refs(), seen, all, true));
    }

    private HoldingQuery query(Kind kind) {
        return HoldingQuery.all(kind).within(session.filter(Action.READ));
    }

    private void look(Kind kind) throws IOException {
        if (found.size() >= MOST)
            return;
        List<String> concepts = new ArrayList<>(LOOKED_AT);
        concepts.addAll(MORE.getOrDefault(kind, List.of()));
        session.archive().holdings().scan(query(kind), concepts, (id, values) -> {
            if (stop.getAsBoolean())
                return false;
            seen++;
            if (holds(values))
                found.add(new Match(kind, id, SortKey.of(String.valueOf(values.get(0)))));
            tell();
            return found.size() < MOST;
        });
    }

    private void tell() {
        if ((seen & 0xff) != 0 || System.nanoTime() - told < TELL_NANOS)
            return;
        told = System.nanoTime();
        listener.now(new State(refs(), seen, all, false));
    }

    private List<Family.Ref> refs() {
        return found.stream().map(m -> new Family.Ref(m.id, m.kind)).toList();
    }

    private boolean holds(List<Object> values) {
        var text = new StringBuilder();
        for (Object v : values)
            if (v != null)
            text.append(v).append(' ');
        String folded = Fold.fold(text.toString());
        for (String w : words)
            if (!folded.contains(w))
            return false;
        return true;
    }
}
