package org.khoso.ui.holdings;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;

/**
 * Identities of children as they were asked for last, valid until something is written: who opens a dossier in the tree has its grid in front of him, which has just asked the same of the store, a
 * tenth of a second for 30,000. Thread-safe.
 */
final class KnownIds {
    /** Sixteen bytes each. */
    private static final int MOST = 2_000_000;

    private record Answer(HoldingsStore of, long position, List<UUID> ids) {
    }

    /** The one used longest ago comes first. */
    private final Map<HoldingQuery, Answer> known = new LinkedHashMap<>(16, 0.75f, true);

    /** @return identities in the order asked for. Not on the UI thread: it may ask the store */
    List<UUID> ids(HoldingsStore store, HoldingQuery query) throws IOException {
        long position = store.position();
        Answer before = known(query);
        if (before != null && before.of == store && before.position == position)
            return before.ids;
        var now = new Answer(store, position, store.ids(query));
        keep(query, now);
        return now.ids;
    }

    /** Lets go of an archive that is no longer shown. */
    synchronized void forget() {
        known.clear();
    }

    private synchronized Answer known(HoldingQuery query) {
        return known.get(query);
    }

    private synchronized void keep(HoldingQuery query, Answer answer) {
        known.values().removeIf(a -> a.of != answer.of || a.position != answer.position);
        known.put(query, answer);
        int all = known.values().stream().mapToInt(a -> a.ids.size()).sum();
        for (Iterator<Answer> i = known.values().iterator(); all > MOST && i.hasNext(); i.remove())
            all -= i.next().ids.size();
    }
}
