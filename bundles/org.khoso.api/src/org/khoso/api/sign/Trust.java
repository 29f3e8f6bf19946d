package org.khoso.api.sign;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Whom a verifier trusts, and by which rules. Nothing is fetched from a network.
 *
 * @param anchors       certificates that are trusted as they are
 * @param others        certificates that only help to find the way to an anchor
 * @param crls          lists of revoked certificates
 * @param responses     DER of OCSP responses (RFC 6960)
 * @param revocation    whether a certificate counts only if a list that was in force says that it was not revoked
 * @param at            time for which the verdict holds, usually now
 */
public record Trust(List<X509Certificate> anchors, List<X509Certificate> others, List<X509CRL> crls, List<byte[]> responses,
        boolean revocation, Instant at) {
    /** Copies the lists. */
    public Trust {
        anchors = List.copyOf(anchors);
        others = List.copyOf(others);
        crls = List.copyOf(crls);
        responses = List.copyOf(responses);
    }

    /** Trust without OCSP responses. */
    public Trust(List<X509Certificate> anchors, List<X509Certificate> others, List<X509CRL> crls, boolean revocation, Instant at) {
        this(anchors, others, crls, List.of(), revocation, at);
    }

    /** @return trust in nobody */
    public static Trust none(Instant at) {
        return new Trust(List.of(), List.of(), List.of(), false, at);
    }
}
