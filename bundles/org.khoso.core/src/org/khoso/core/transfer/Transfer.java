package org.khoso.core.transfer;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** A hand-over as it is kept: given from here, or taken in here. @param holding as it is kept */
public record Transfer(Holding holding) {
    /** Which way it goes. */
    public enum Way {
        /** Given from here. */
        OUT,
        /** Taken in here. */
        IN
    }

    /** Where it stands. */
    public enum State {
        /** Dossiers can be added. */
        REGISTERED,
        /** Packages and manifest are made; their digests stand in the journal. */
        PACKED,
        /** The first submission has left. */
        SENT,
        /** It is with the receiver, who has not decided all of it. */
        RECEIVED,
        /** All is accepted. */
        ACCEPTED,
        /** Some is accepted, some was returned. */
        PARTLY,
        /** All was returned. */
        RETURNED,
        /** What was mended after a return has left. */
        RESUBMITTED,
        /** Nothing more is to be done. */
        CLOSED;

        /** @return its word in JSON and in keys of messages */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return identity here */
    public UUID id() {
        return holding.id();
    }

    /** @return which way it goes */
    public Way way() {
        return Way.valueOf(holding.text(Concepts.DIRECTION));
    }

    /** @return where it stands */
    public State state() {
        return State.valueOf(holding.text(Concepts.STATE));
    }

    /** @return code by which people call it: sender, receiver, number */
    public String code() {
        return holding.text(Concepts.REFERENCE_CODE);
    }

    /** @return what a person calls it */
    public String title() {
        return holding.text(Concepts.TITLE);
    }

    /** @return identity that the sender gave it; the same on both sides */
    public String identifier() {
        return holding.text(Concepts.IDENTIFIER);
    }

    /** @return code of the sender; several are separated by commas */
    public String sender() {
        return holding.text(Concepts.SENDER);
    }

    /** @return code of the receiver */
    public String receiver() {
        return holding.text(Concepts.RECEIVER);
    }

    /** @return its number among those of the same sender to the same receiver */
    public long number() {
        return count(Concepts.SEQUENCE);
    }

    /** @return number of the newest submission; 0 before the first */
    public long submission() {
        return count(Concepts.SUBMISSION);
    }

    /** @return name of the folder of a submission */
    public String folder(long submission) {
        return String.format(Locale.ROOT, "%s-%02d", code(), submission);
    }

    /** @return SHA-256 of the newest manifest, hex; empty before the first */
    public String digest() {
        return holding.text(Concepts.DIGEST);
    }

    /** @return that manifest in the vault */
    public String object() {
        return holding.text(Concepts.OBJECT);
    }

    /** @return newest receipt in the vault; empty if there is none */
    public String receipt() {
        return holding.text(Concepts.RECEIPT);
    }

    /** @return value as text; empty if there is none */
    public String text(String concept) {
        return holding.text(concept);
    }

    /** @return a moment; null if there is none */
    public Instant when(String concept) {
        return (Instant) holding.value(concept);
    }

    private long count(String concept) {
        return holding.value(concept) instanceof Long n ? n : 0;
    }
}
