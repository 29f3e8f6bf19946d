package org.khoso.api;

/** How far long work has come; how it is told to stop. Thread-safe. Engines see this, never Eclipse's monitors. */
public interface Progress {
    /** Says nothing, never cancelled. */
    Progress NONE = new Progress() {
    };

    /** @return progress of a part of the work; label is a message key with arguments */
    default Progress child(Message label) {
        return this;
    }

    /** Begins to count: the work, or its next part. @param items how many items there are in it; -1 if unknown */
    default void total(long items) {
    }

    /** @param items items done since the last call */
    default void worked(long items) {
    }

    /** @param item what is being worked on, e.g. a path */
    default void item(String item) {
    }

    /** @return the same for work within one item: its own counts say nothing of the whole, only the wish to stop reaches it */
    default Progress within() {
        Progress whole = this;
        return new Progress() {
            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    /** @return whether the user asked to stop: finish the item in hand, then return what is done */
    default boolean cancelled() {
        return false;
    }
}
