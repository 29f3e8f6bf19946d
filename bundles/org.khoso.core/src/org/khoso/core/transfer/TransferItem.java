package org.khoso.core.transfer;

import java.util.Locale;
import java.util.UUID;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** A dossier of a hand-over, with the package that carries it. @param holding as it is kept */
public record TransferItem(Holding holding) {
    /** Where it stands. */
    public enum State {
        /** To be packed. */
        ADDED,
        /** Its package is made. */
        PACKED,
        /** Its package has left. */
        SENT,
        /** Its package is with the receiver. */
        RECEIVED,
        /** It is part of the receiver's holdings. */
        ACCEPTED,
        /** It was sent back, with reasons. */
        RETURNED;

        /** @return its word in JSON and in keys of messages */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What verification said of a package. */
    public enum Outcome {
        /** It can be accepted. */
        SOUND,
        /** What obliges is broken: it can only be returned. */
        FAULTY,
        /** A scanner found malicious software: it can only be returned. */
        INFECTED
    }

    /** @return identity */
    public UUID id() {
        return holding.id();
    }

    /** @return where it stands */
    public State state() {
        return State.valueOf(holding.text(Concepts.STATE));
    }

    /** @return code of the dossier */
    public String code() {
        return holding.text(Concepts.REFERENCE_CODE);
    }

    /** @return title of the dossier */
    public String title() {
        return holding.text(Concepts.TITLE);
    }

    /** @return the dossier here; null at a receiver that has not accepted it */
    public UUID dossier() {
        return (UUID) holding.value(Concepts.DOSSIER);
    }

    /** @return submission that carried it last; 0 for none */
    public long submission() {
        return count(Concepts.SUBMISSION);
    }

    /** @return identity of the package; empty before it is made */
    public String identifier() {
        return holding.text(Concepts.IDENTIFIER);
    }

    /** @return identity of the package that this one replaces; empty for none */
    public String replaced() {
        return holding.text(Concepts.REPLACED);
    }

    /** @return SHA-256 of the package as a file, hex */
    public String digest() {
        return holding.text(Concepts.DIGEST);
    }

    /** @return bytes of that file */
    public long size() {
        return count(Concepts.SIZE);
    }

    /** @return name of that file */
    public String file() {
        return holding.text(Concepts.PATH);
    }

    /** @return type of the package */
    public String type() {
        return holding.text(Concepts.TYPE);
    }

    /** @return records in it */
    public long records() {
        return count(Concepts.RECORD_COUNT);
    }

    /** @return SHA-256 over what the dossier was when it was packed */
    public String content() {
        return holding.text(Concepts.CONTENT);
    }

    /** @return what verification found; null where nothing was verified */
    public Outcome outcome() {
        String word = holding.text(Concepts.OUTCOME);
        return word.isEmpty() ? null : Outcome.valueOf(word);
    }

    /** @return why it was returned: a line for each record, {@code RECORD: reason}; empty if it was not */
    public String reason() {
        return holding.text(Concepts.REASON);
    }

    /** @return the preservation package made of it, in the vault; empty if there is none */
    public String preserved() {
        return holding.text(Concepts.OBJECT);
    }

    private long count(String concept) {
        return holding.value(concept) instanceof Long n ? n : 0;
    }
}
