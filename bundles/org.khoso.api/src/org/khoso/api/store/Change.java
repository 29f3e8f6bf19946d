package org.khoso.api.store;

import java.util.Map;
import java.util.UUID;

/** One change of one object. */
public sealed interface Change {
    /** @return the object */
    UUID id();

    /** A new object. @param holding as it shall be */
    record Create(Holding holding) implements Change {
        @Override
        public UUID id() {
            return holding.id();
        }
    }

    /**
     * New values of some concepts; the rest stays.
     *
     * @param id              object
     * @param expectedVersion version that the writer saw; another one now means someone else was faster
     * @param values          new values; {@link #CLEAR} removes
     */
    record Update(UUID id, long expectedVersion, Map<String, Object> values) implements Change {
    }

    /**
     * Takes an object out of the holdings; its history stays.
     *
     * @param id              object; it must have no children left
     * @param expectedVersion version that the writer saw
     */
    record Delete(UUID id, long expectedVersion) implements Change {
    }

    /** Value in an {@link Update} that removes the concept's value. */
    Object CLEAR = new Object() {
        @Override
        public String toString() {
            return "CLEAR";
        }
    };
}
