package org.khoso.sign.internal;

import java.time.Instant;

/**
 * What is proved of the time of a signature.
 *
 * @param after  a time-stamp that the signature covers was made then: it was signed later; null if none
 * @param before a time-stamp over the signature was made then: it existed already; null if none
 * @param now    time of the validation
 */
record Times(Instant after, Instant before, Instant now) {
    /** @return latest time at which the signature may have been made (best-signature-time) */
    Instant best() {
        return before == null ? now : before;
    }

    boolean proved() {
        return before != null;
    }
}
