package org.khoso.api.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Finding;

/** Findings of checks and intakes as they stand, with waivers. Thread-safe. */
public interface FindingStore {
    /** State between runs. */
    enum State {
        /** Seen for the first time in the last run that looked. */
        NEW,
        /** Seen before, still there. */
        OPEN,
        /** Was there, is gone. */
        MENDED,
        /** Set aside by a person. */
        WAIVED
    }

    /** A finding with its state. @param finding finding @param state state @param run run that saw it last @param since first seen @param waivedBy person or null @param reason reason or null */
    record Entry(Finding finding, State state, UUID run, Instant since, Actor waivedBy, String reason) {
    }

    /**
     * Records what a run found for some subjects: findings of the same source and subjects that are not in the list are
     * mended from now on.
     *
     * @param source   who looked: {@code check}, {@code intake}, …
     * @param run      run
     * @param subjects subjects that were looked at (ids, or codes of what never came in)
     * @param findings what was found
     */
    void record(String source, UUID run, Collection<String> subjects, List<Finding> findings) throws IOException;

    /** @return entries in the given states (all if empty), ordered by rule, then subject; at most limit from offset of that order */
    List<Entry> list(Collection<State> states, int offset, int limit) throws IOException;

    /** @return entries of one object */
    List<Entry> of(UUID subject) throws IOException;

    /** @return how many by state */
    Map<State, Long> counts() throws IOException;

    /** Sets a finding aside. The key is {@link Finding#key()}. */
    void waive(Actor actor, String key, String reason) throws IOException;

    /** Takes a waiver back. */
    void unwaive(Actor actor, String key) throws IOException;

    /** Calls the listener after findings or waivers were written, on the writing thread. @return closes the subscription */
    AutoCloseable listen(Runnable listener);
}
