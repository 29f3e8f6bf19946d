package org.khoso.storage.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.khoso.api.store.HoldingQuery;

/** Answers that hold as long as the journal's position stays: how many there are, which a window asks again and again. Thread-safe. */
final class Counted {
    private static final int MOST = 100;
    private final Map<HoldingQuery, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HoldingQuery, Long> eldest) {
            return size() > MOST;
        }
    };
    private long position = -1;

    /** Counts. */
    interface Count {
        /** @return how many */
        long now() throws IOException;
    }

    /** @param at the journal's position before the count, so that an answer is never older than what it stands for */
    long of(long at, HoldingQuery query, Count count) throws IOException {
        synchronized (this) {
            if (at != position)
                known.clear();
            position = at;
            Long told = known.get(query);
            if (told != null)
                return told;
        }
        long now = count.now();
        synchronized (this) {
            if (at == position)
                known.put(query, now);
        }
        return now;
    }
}
