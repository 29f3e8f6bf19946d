package org.khoso.api;

import java.util.Objects;
import java.util.UUID;

/**
 * Who acts. Every use case takes one, every change set and journal entry names one.
 *
 * @param id   identity, never null; the embedded archive knows one default actor
 * @param name as shown on screen and in minutes, never null
 */
public record Actor(UUID id, String name) {
    /** Checks that nothing is missing. */
    public Actor {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }
}
