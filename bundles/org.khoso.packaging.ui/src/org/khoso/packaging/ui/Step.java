package org.khoso.packaging.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.Transfer.Way;

/** What can be done with a hand-over. */
enum Step {
    /** Adds dossiers. */
    ADD,
    /** Packs and sends, sends again, or sends what was mended. */
    SEND,
    /** Takes in what the receiver says. */
    RECEIPT,
    /** Marks a dossier that is to be returned, with the reason. */
    MARK,
    /** Accepts, or returns. */
    DECIDE,
    /** Takes in the next submission. */
    RECEIVE,
    /** Writes the receipt for the sender. */
    REPLY,
    /** Makes minutes or the list of what was handed over. */
    MINUTES,
    /** Ends it. */
    CLOSE;

    /** @return what fits a hand-over; the first is what comes next */
    static List<Step> of(Transfer t, boolean empty) {
        List<Step> all = new ArrayList<>(t.way() == Way.OUT ? outgoing(t, empty) : incoming(t));
        if (t.state() != Transfer.State.CLOSED)
            all.add(CLOSE);
        return all;
    }

    private static List<Step> outgoing(Transfer t, boolean empty) {
        return switch (t.state()) {
            case REGISTERED -> empty ? List.of(ADD) : List.of(SEND, ADD);
            case PACKED -> List.of(SEND);
            case SENT, RESUBMITTED -> List.of(RECEIPT, SEND, MINUTES);
            case RECEIVED -> List.of(RECEIPT, MINUTES);
            case PARTLY, RETURNED -> List.of(SEND, RECEIPT, MINUTES);
            case ACCEPTED, CLOSED -> List.of(MINUTES);
        };
    }

    private static List<Step> incoming(Transfer t) {
        return switch (t.state()) {
            case RECEIVED -> List.of(DECIDE, MARK, REPLY, MINUTES);
            case PARTLY, RETURNED -> List.of(RECEIVE, REPLY, MINUTES);
            default -> List.of(MINUTES, REPLY);
        };
    }

    /** @return its word in ids */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return key of what its button says for a hand-over */
    String label(Transfer t) {
        if (this != SEND)
            return "step." + word();
        return switch (t.state()) {
            case SENT, RESUBMITTED -> "step.send.again";
            case PARTLY, RETURNED -> "step.send.delta";
            default -> "step.send";
        };
    }
}
