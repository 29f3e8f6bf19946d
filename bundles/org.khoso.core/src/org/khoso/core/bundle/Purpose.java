package org.khoso.core.bundle;

/** What a bundle is for, and what a key may sign. */
public enum Purpose {
    /** Answers of the unit that signs. */
    RESPONSE,
    /** A note by which the unit that signs sends answers back to another. */
    RETURN
}
