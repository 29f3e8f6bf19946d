package org.khoso.sign.internal;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates and answers about them that came with a signature.
 *
 * @param certificates certificates
 * @param lists        lists of revoked ones
 * @param responses    DER of OCSP responses
 */
record Evidence(List<X509Certificate> certificates, List<X509CRL> lists, List<byte[]> responses) {
    Evidence {
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
        responses = List.copyOf(responses);
    }

    static Evidence none() {
        return new Evidence(List.of(), List.of(), List.of());
    }

    static Evidence of(List<X509Certificate> certificates) {
        return new Evidence(certificates, List.of(), List.of());
    }

    Evidence plus(Evidence o) {
        return new Evidence(both(certificates, o.certificates), both(lists, o.lists), both(responses, o.responses));
    }

    private static <T> List<T> both(List<T> a, List<T> b) {
        List<T> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    /** @return whether it tells of revocation */
    boolean revocation() {
        return !lists.isEmpty() || !responses.isEmpty();
    }
}
