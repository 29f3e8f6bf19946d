package org.khoso.api.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.khoso.api.Actor;
import org.khoso.api.Message;

/**
 * The descriptions. Thread-safe. What {@link #commit} has returned survives a kill and a power loss. Every change is
 * journaled, has a history, and can be undone.
 */
public interface HoldingsStore {
    /** @return the object */
    Optional<Holding> find(UUID id) throws IOException;

    /** @return the objects that exist, in the order asked */
    List<Holding> findAll(Collection<UUID> ids) throws IOException;

    /** @return identities in order: a grid keeps this array and asks {@link #findAll} for the page it shows */
    List<UUID> ids(HoldingQuery query) throws IOException;

    /** @return the objects as a stream with flat memory; must be closed */
    Stream<Holding> stream(HoldingQuery query) throws IOException;

    /** Takes what a {@link #scan} meets. */
    interface Sink {
        /** @param values values in the order in which the concepts were asked for, null where absent @return false to stop */
        boolean take(UUID id, List<Object> values) throws IOException;
    }

    /**
     * Goes once through all objects of a query, in no order, and gives some of their values only: looking through a million
     * takes seconds. Memory stays flat.
     *
     * @param concepts concepts whose values are wanted
     */
    default void scan(HoldingQuery query, List<String> concepts, Sink sink) throws IOException {
        try (Stream<Holding> rows = stream(query)) {
            for (var all = rows.iterator(); all.hasNext();) {
                Holding h = all.next();
                if (!sink.take(h.id(), concepts.stream().map(h::value).toList()))
                    return;
            }
        }
    }

    /** @return how many */
    long count(HoldingQuery query) throws IOException;

    /** @return how many by value of a concept; absent values under the empty string */
    Map<String, Long> countBy(HoldingQuery query, String concept) throws IOException;

    /** @return sum of a numeric concept; zero if there are none */
    java.math.BigDecimal sum(HoldingQuery query, String concept) throws IOException;

    /**
     * Writes a change set as one transaction: database, history, journal.
     *
     * @throws ConflictException if a version is not the one expected; nothing was written
     */
    Committed commit(Actor actor, ChangeSet changes) throws IOException;

    /**
     * Writes change sets one after another, each with its own place in history and journal, all in one transaction and made
     * durable together: for runs that bring in thousands, where one sync for each would be what takes the time. When this
     * returns, all survive a kill and a power loss; a kill before may leave the first of them, whole.
     *
     * @throws ConflictException if a version is not the one expected; none was written
     */
    List<Committed> commitAll(Actor actor, List<ChangeSet> changes) throws IOException;

    /**
     * Undoes a change set by writing its inverse as a new one; undoing that again redoes.
     *
     * @throws ConflictException if an object was changed since; names who did
     */
    Committed undo(Actor actor, UUID changeSet) throws IOException;

    /** @return the newest change sets first, at most so many */
    List<Committed> recent(int limit) throws IOException;

    /** @return every change of every field of an object, newest first */
    List<FieldChange> history(UUID id) throws IOException;

    /** @return counts commits; caches are valid as long as it stays the same */
    long position();

    /**
     * The holdings as they were when {@link #position} had a value: what is stored now, with all that was changed since taken back
     * by the history. So it costs what was changed since, and is as exact as the history. It stands still while others go on
     * writing; nothing can be written to it; its lists have the order of identities and no other. Thread-safe.
     *
     * @param position a position that was reached
     * @throws org.khoso.api.KhosoException if it was not
     */
    HoldingsStore at(long position) throws IOException;

    /** Calls the listener after each commit, on the committing thread. @return closes the subscription */
    AutoCloseable listen(Consumer<Committed> listener);

    /**
     * A change set that was written.
     *
     * @param changeSet identity
     * @param position  journal position
     * @param when      time
     * @param who       actor
     * @param label     label
     * @param undoes    change set whose inverse it is, or null
     * @param undone    whether it has been undone since
     * @param ids       objects touched (at most 1,000 are named)
     */
    record Committed(UUID changeSet, long position, Instant when, Actor who, Message label, UUID undoes, boolean undone,
            List<UUID> ids) {
    }

    /**
     * A change of one value.
     *
     * @param changeSet change set
     * @param when      time
     * @param who       actor
     * @param concept   concept
     * @param before    value before, null if absent
     * @param after     value after, null if removed
     */
    record FieldChange(UUID changeSet, Instant when, Actor who, String concept, Object before, Object after) {
    }
}
