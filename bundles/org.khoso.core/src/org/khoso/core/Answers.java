package org.khoso.core;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.khoso.api.search.SearchProvider.Index;
import org.khoso.api.search.SearchProvider.Query;
import org.khoso.api.search.SearchProvider.Result;

/**
 * Answers that were given while an index stands where it stands: its facets over a million are counted once, not whenever a window
 * comes back to the same question. The access filter is part of the question. Thread-safe.
 */
final class Answers {
    private static final int MOST = 40;
    /** A long list of hits is not kept. */
    private static final int SHORT = 100;
    private final Map<Query, Result> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Query, Result> eldest) {
            return size() > MOST;
        }
    };
    private Index of;
    private long position = -1;

    Result of(Index index, Query query) throws IOException {
        long at = index.position();
        synchronized (this) {
            if (index != of || at != position)
                known.clear();
            of = index;
            position = at;
            Result told = known.get(query);
            if (told != null)
                return told;
        }
        Result now = index.search(query);
        synchronized (this) {
            if (index == of && at == position && at == index.position() && query.limit() <= SHORT)
                known.put(query, now);
        }
        return now;
    }

    /** Lets go of an index that is closed. */
    synchronized void forget() {
        known.clear();
        of = null;
    }
}
