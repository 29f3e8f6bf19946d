package org.khoso.api.sign;

/**
 * Something that is signed, for a verifier.
 *
 * @param name      what a person calls it; stands in findings
 * @param signature the file that holds the signature
 * @param content   what was signed; null if the signature carries it
 */
public record Signed(String name, Bytes signature, Bytes content) {
}
