package org.khoso.packaging.ui;

import java.util.Locale;
import org.khoso.core.transfer.Transfer;

/** The columns of the board, in the order in which a hand-over goes through them. */
enum Lane {
    /** Being put together here. */
    DRAFT,
    /** On its way to the receiver. */
    UNDER_WAY,
    /** With the receiver, who has not decided all of it. */
    TO_DECIDE,
    /** Something was returned, and is to be mended. */
    RETURNED,
    /** Nothing more is to be done, but for papers. */
    DONE;

    static Lane of(Transfer t) {
        return switch (t.state()) {
            case REGISTERED, PACKED -> DRAFT;
            case SENT, RESUBMITTED -> UNDER_WAY;
            case RECEIVED -> TO_DECIDE;
            case PARTLY, RETURNED -> Lane.RETURNED;
            case ACCEPTED, CLOSED -> DONE;
        };
    }

    /** @return its word in ids and in keys of messages */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
