package org.khoso.api.store;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Actor;

/** Remembers what long work has finished, so that a killed run resumes and neither doubles nor drops an item. */
public interface RunLedger {
    /** Starts a run, or resumes the unfinished one of the same kind and input. @param settings kept as given (JSON) */
    Run begin(Actor actor, String kind, String input, String settings) throws IOException;

    /** @return runs, newest first */
    List<RunInfo> list(int limit) throws IOException;

    /** @return runs of that kind that were stopped or killed and not forgotten, newest first */
    List<RunInfo> unfinished(String kind) throws IOException;

    /** Gives an unfinished run up: the next one of its kind and input begins anew. What it has brought in stays. */
    void forget(Actor actor, UUID run) throws IOException;

    /** @return the run */
    Optional<RunInfo> find(UUID run) throws IOException;

    /** @return items with their state and detail, in order of marking */
    List<ChangeSet.RunItem> items(UUID run) throws IOException;

    /** A run under way. Thread-safe. */
    interface Run {
        /** @return identity */
        UUID id();

        /** @return whether it goes on where an earlier process stopped */
        boolean resumed();

        /** @return state of an item, empty if it is still to do */
        Optional<ChangeSet.ItemState> state(String item) throws IOException;

        /** Marks an item that changes no holdings (those that do are marked by their {@link ChangeSet}). */
        default void mark(ChangeSet.RunItem item) throws IOException {
            markAll(List.of(item));
        }

        /** Marks several such items and makes them durable together. */
        void markAll(List<ChangeSet.RunItem> items) throws IOException;

        /** Ends the run. @param state DONE or CANCELLED @param summary kept as given (JSON) */
        void finish(State state, String summary) throws IOException;
    }

    /** State of a run. */
    enum State {
        /** Under way or killed. */
        OPEN,
        /** All items have a state. */
        DONE,
        /** Stopped by the user; can be resumed by starting it again. */
        CANCELLED,
        /** Given up by the user: is not resumed. */
        FORGOTTEN;

        /** @return whether starting it again goes on with it */
        public boolean resumable() {
            return this == OPEN || this == CANCELLED;
        }
    }

    /** A run. @param id id @param kind kind @param input input @param settings settings @param state state @param started start @param ended end, null if open @param who actor @param summary summary, may be null */
    record RunInfo(UUID id, String kind, String input, String settings, State state, Instant started, Instant ended, Actor who,
            String summary) {
    }
}
