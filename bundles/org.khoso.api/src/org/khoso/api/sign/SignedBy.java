package org.khoso.api.sign;

import java.time.Instant;

/**
 * Who signed, and when.
 *
 * @param name        common name of the certificate
 * @param subject     whole name of the certificate
 * @param issuer      whole name of who issued it
 * @param serial      serial number, hex
 * @param from        certificate is valid from
 * @param until       certificate is valid until
 * @param sha256      SHA-256 of the certificate, hex
 * @param claimed     time of signing that the signer claims; null if none
 * @param stamped     time that a valid time-stamp proves: the signature existed then; null if none
 * @param algorithm   algorithm of the signature with its digest, e.g. SHA256withRSA
 */
public record SignedBy(String name, String subject, String issuer, String serial, Instant from, Instant until, String sha256,
        Instant claimed, Instant stamped, String algorithm) {
}
