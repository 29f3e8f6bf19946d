package org.khoso.api.store;

import java.util.List;
import java.util.UUID;
import org.khoso.api.Message;

/**
 * Changes that happen together or not at all, and are undone together.
 *
 * @param id      identity
 * @param label   what a person calls it ("edit of a title"), shown at undo
 * @param changes changes in order; parents are created before children
 * @param runItem item of a run that is done with this change set, in the same transaction; null if none
 */
public record ChangeSet(UUID id, Message label, List<Change> changes, RunItem runItem) {
    /** Copies the changes. */
    public ChangeSet {
        changes = List.copyOf(changes);
    }

    /**
     * Marks an item of a run.
     *
     * @param run    run
     * @param item   item, e.g. key of a dossier in a delivery
     * @param state  its state from now on
     * @param detail anything that the run wants to remember, may be null
     */
    public record RunItem(UUID run, String item, ItemState state, String detail) {
    }

    /** State of an item of a run. */
    public enum ItemState {
        /** Done, nothing to say. */
        OK,
        /** Done, with findings. */
        FINDINGS,
        /** Refused, with reason. */
        REFUSED,
        /** Could not be looked at. */
        FAILED
    }
}
