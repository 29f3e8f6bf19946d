package org.khoso.api.sign;

import java.io.IOException;

/**
 * Something that is signed, for a verifier.
 *
 * @param name      what a person calls it; stands in findings
 * @param signature the file that holds the signature
 * @param content   what was signed; null if the signature carries it
 * @param neighbours gives what lies beside the signature, for signatures that name what they are over; null if nothing does
 */
public record Signed(String name, Bytes signature, Bytes content, Neighbours neighbours) {
    /** Files beside a signature. */
    public interface Neighbours {
        /** @param name plain name of a file, no path @return its bytes; null if there is none */
        Bytes named(String name) throws IOException;
    }

    /** Something that has no neighbours. */
    public Signed(String name, Bytes signature, Bytes content) {
        this(name, signature, content, null);
    }
}
