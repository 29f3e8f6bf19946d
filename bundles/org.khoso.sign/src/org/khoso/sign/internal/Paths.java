package org.khoso.sign.internal;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.khoso.api.sign.Trust;

/**
 * Finds the way from a certificate to a trust anchor. The search is bounded: thousands of certificates of one name, made to keep
 * a verifier busy, cost no more time than {@value #MOST_COST} checks of a
 * signature by 1024 bits RSA, or 250 by 2048 bits.
 */
final class Paths {
    private static final int DEEPEST = 10;
    private static final int MOST_COST = 2000;
    private final Map<X500Principal, List<X509Certificate>> bySubject = new HashMap<>();
    private final Set<X509Certificate> anchors;
    private final CryptoPolicy policy;
    private long cost;

    /** A way. @param certificates from the signer up, the anchor last @param problem what is wrong with it; null if it holds */
    record Way(List<X509Certificate> certificates, String problem) {
        X509Certificate anchor() {
            return certificates.getLast();
        }
    }

    /** @param carried certificates that came with the signature */
    Paths(Trust trust, List<X509Certificate> carried, CryptoPolicy policy) {
        anchors = new HashSet<>(trust.anchors());
        this.policy = policy;
        Set<X509Certificate> all = new java.util.LinkedHashSet<>(trust.anchors()); // the shortest way first
        all.addAll(trust.others());
        all.addAll(carried);
        for (X509Certificate c : all)
            bySubject.computeIfAbsent(c.getSubjectX500Principal(), k -> new ArrayList<>()).add(c);
    }

    /** @return the best way; null if there is none */
    Way find(X509Certificate from) {
        cost = 0;
        List<Way> ways = new ArrayList<>();
        search(new ArrayList<>(List.of(from)), ways);
        return ways.stream().filter(w -> w.problem == null).findFirst().orElse(ways.isEmpty() ? null : ways.getFirst());
    }

    private boolean search(List<X509Certificate> way, List<Way> found) {
        X509Certificate last = way.getLast();
        if (anchors.contains(last)) {
            Way w = new Way(List.copyOf(way), problem(way));
            found.add(w);
            return w.problem == null;
        }
        if (way.size() == DEEPEST)
            return false;
        for (X509Certificate issuer : bySubject.getOrDefault(last.getIssuerX500Principal(), List.of())) {
            if (way.contains(issuer) || cost > MOST_COST || !policy.bearable(issuer))
                continue;
            cost += CryptoPolicy.cost(issuer);
            if (!signed(last, issuer))
                continue;
            way.add(issuer);
            boolean good = search(way, found);
            way.removeLast();
            if (good)
                return true;
        }
        return false;
    }

    static boolean signed(X509Certificate c, X509Certificate by) {
        try {
            c.verify(by.getPublicKey(), Bc.PROVIDER);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) { // whatever a hostile certificate does to a parser
            return false;
        }
    }

    /** Name constraints, lengths, uses, unknown critical extensions, by PKIX; the periods of validity are looked at elsewhere. */
    private static String problem(List<X509Certificate> way) {
        if (way.size() == 1)
            return null; // the signer itself is trusted
        for (X509Certificate c : way.subList(1, way.size()))
            if (!Certificates.mayIssue(c) && (c != way.getLast() || c.getVersion() >= 3))
            return Certificates.commonName(c);
        List<X509Certificate> below = way.subList(0, way.size() - 1); // of an anchor the name and the key count (RFC 5280, 6.1.1)
        Instant from = below.stream().map(c -> c.getNotBefore().toInstant()).max(Instant::compareTo).get();
        Instant until = below.stream().map(c -> c.getNotAfter().toInstant()).min(Instant::compareTo).get();
        if (from.isAfter(until))
            return way.getFirst().getSubjectX500Principal().getName(); // never valid all at once
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(way.getLast(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(from));
            var path = Certificates.factory().generateCertPath(below);
            CertPathValidator.getInstance("PKIX", Bc.PROVIDER).validate(path, parameters);
            return null;
        } catch (GeneralSecurityException | RuntimeException e) { // what the library says of it is no sentence for people
            System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "a path is not valid", e);
            int at = e instanceof CertPathValidatorException p ? Math.max(0, p.getIndex()) : 0;
            return Certificates.commonName(way.get(Math.min(at, way.size() - 1)));
        }
    }
}
