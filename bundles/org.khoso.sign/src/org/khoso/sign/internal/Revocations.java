package org.khoso.sign.internal;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.khoso.api.sign.Trust;

/** What the lists of revoked certificates say. Only lists that the issuer itself has signed, in full, are heard. */
final class Revocations {
    private static final int MOST_PER_ISSUER = 40;
    private final Map<X500Principal, List<X509CRL>> byIssuer = new HashMap<>();
    private final Map<X509CRL, Boolean> genuine = new HashMap<>();
    private final Instant at;

    /** State of a certificate. */
    enum State {
        /** No list says anything that holds now. */
        UNKNOWN,
        /** A list in force does not name it. */
        GOOD,
        /** Revoked. */
        REVOKED,
        /** On hold, which may be taken back. */
        HELD
    }

    /** @param since when it was revoked; else null @param list when the list was made; null if there is none */
    record Status(State state, Instant since, Instant list) {
    }

    Revocations(Trust trust, List<X509CRL> carried) {
        at = trust.at();
        List<X509CRL> all = new ArrayList<>(trust.crls());
        all.addAll(carried);
        for (X509CRL crl : all)
            byIssuer.computeIfAbsent(crl.getIssuerX500Principal(), k -> new ArrayList<>()).add(crl);
    }

    Status of(X509Certificate c, X509Certificate issuer) {
        Status best = new Status(State.UNKNOWN, null, null);
        List<X509CRL> lists = byIssuer.getOrDefault(c.getIssuerX500Principal(), List.of());
        for (X509CRL crl : lists.subList(0, Math.min(MOST_PER_ISSUER, lists.size()))) {
            Instant made = crl.getThisUpdate().toInstant();
            if (made.isAfter(at) || !genuine.computeIfAbsent(crl, k -> genuine(k, issuer)))
                continue;
            X509CRLEntry entry = crl.getRevokedCertificate(c.getSerialNumber());
            if (entry != null && !taken(entry)) {
                boolean held = entry.getRevocationReason() == java.security.cert.CRLReason.CERTIFICATE_HOLD;
                if (!held)
                    return new Status(State.REVOKED, entry.getRevocationDate().toInstant(), made);
                if (best.list == null || made.isAfter(best.list))
                    best = new Status(State.HELD, entry.getRevocationDate().toInstant(), made);
            } else if (covers(crl, c) && (best.list == null || made.isAfter(best.list))) {
                best = new Status(State.GOOD, null, made);
            }
        }
        return best;
    }

    private static boolean taken(X509CRLEntry entry) {
        return entry.getRevocationReason() == java.security.cert.CRLReason.REMOVE_FROM_CRL;
    }

    /** A list says that a certificate is good only if it was in force at the time in question, or was made after the end of the certificate. */
    private boolean covers(X509CRL crl, X509Certificate c) {
        boolean inForce = crl.getNextUpdate() == null || !at.isAfter(crl.getNextUpdate().toInstant());
        boolean atItsEnd = !crl.getThisUpdate().before(c.getNotAfter());
        return inForce || atItsEnd;
    }

    private static boolean genuine(X509CRL crl, X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && (usage.length < 7 || !usage[6]))
            return false;
        try {
            crl.verify(issuer.getPublicKey(), Bc.PROVIDER);
            return full(crl);
        } catch (GeneralSecurityException | java.io.IOException | RuntimeException e) { // not by this issuer, or odd: not heard
            return false;
        }
    }

    /** A delta, or a list for some reasons or kinds only, does not say that a certificate is good. */
    private static boolean full(X509CRL crl) throws GeneralSecurityException, java.io.IOException {
        var holder = new JcaX509CRLHolder(crl);
        if (holder.getExtension(Extension.deltaCRLIndicator) != null)
            return false;
        Extension point = holder.getExtension(Extension.issuingDistributionPoint);
        if (point == null)
            return true;
        var p = IssuingDistributionPoint.getInstance(point.getParsedValue());
        return !p.isIndirectCRL() && p.getOnlySomeReasons() == null && !p.onlyContainsAttributeCerts() && !p.onlyContainsCACerts()
                && !p.onlyContainsUserCerts();
    }
}
