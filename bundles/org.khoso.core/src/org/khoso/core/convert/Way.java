package org.khoso.core.convert;

import org.khoso.core.convert.Outcome.State;

/** A way from old values to a new one. */
@FunctionalInterface
interface Way {
    /**
     * What came of it.
     *
     * @param value      new value, null for none
     * @param state      what happened
     * @param aside      text that goes into the note, empty for none
     * @param quarantine whether the object must not be converted at all
     */
    record Result(Object value, State state, String aside, boolean quarantine) {
        static Result of(Object value, State state) {
            return new Result(value, state, "", false);
        }

        static Result empty() {
            return of(null, State.EMPTY);
        }
    }

    /** @return the new value */
    Result go(Source source);
}
