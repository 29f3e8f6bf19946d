package org.khoso.sign.internal;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.khoso.api.sign.Trust;

/** What lists of revoked certificates and OCSP responses say. Only lists that the issuer itself has signed are heard. */
final class Revocations {
    private static final int MOST_PER_ISSUER = 40;
    /** How long a response counts that names no end: servers that name none answer for the moment. */
    private static final Duration FRESH = Duration.ofDays(1);
    private static final ASN1ObjectIdentifier EXPIRED_ON_LIST = new ASN1ObjectIdentifier("2.5.29.60");
    private final Map<X500Principal, List<X509CRL>> byIssuer = new HashMap<>();
    private final Map<Signed, Boolean> genuine = new HashMap<>();
    private final Ocsp ocsp;
    private final Instant at;

    /** A list and who is said to have signed it: an old and a new key of an issuer have one name. */
    private record Signed(X509CRL list, X509Certificate by) {
    }

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

    /** @param carried what came with the signature */
    Revocations(Trust trust, Evidence carried, CryptoPolicy policy) {
        at = trust.at();
        List<byte[]> responses = new ArrayList<>(trust.responses());
        responses.addAll(carried.responses());
        List<X509Certificate> helpers = new ArrayList<>(carried.certificates());
        helpers.addAll(trust.others());
        ocsp = new Ocsp(responses, helpers, policy, this::revoked);
        List<X509CRL> all = new ArrayList<>(trust.crls());
        all.addAll(carried.lists());
        for (X509CRL crl : all)
            byIssuer.computeIfAbsent(crl.getIssuerX500Principal(), k -> new ArrayList<>()).add(crl);
    }

    /** @param best latest time at which the signature may have been made: what was known then, or became known later, counts */
    Status of(X509Certificate c, X509Certificate issuer, Instant best) {
        Status status = new Status(State.UNKNOWN, null, null);
        for (Ocsp.Answer a : ocsp.of(c, issuer, at)) {
            Instant end = c.getNotAfter().toInstant();
            boolean covers = !best.isAfter(a.next() == null ? a.made().plus(FRESH) : a.next())
                    && (!a.made().isAfter(end) || a.kept() != null && !a.kept().isAfter(end));
            if (a.since() != null && !a.held())
                return new Status(State.REVOKED, a.since(), a.made());
            if (a.since() != null || covers || !a.made().isBefore(best) && !a.made().isAfter(end))
                status = later(status, new Status(a.since() == null ? State.GOOD : State.HELD, a.since(), a.made()));
        }
        List<X509CRL> lists = byIssuer.getOrDefault(c.getIssuerX500Principal(), List.of());
        for (X509CRL crl : lists.subList(0, Math.min(MOST_PER_ISSUER, lists.size()))) {
            Instant made = crl.getThisUpdate().toInstant();
            ListScope scope = ListScope.of(crl, c);
            if (made.isAfter(at) || !scope.heard() || !genuine(crl, issuer))
                continue;
            X509CRLEntry entry = crl.getRevokedCertificate(c.getSerialNumber());
            if (entry != null && !taken(entry)) {
                if (entry.getRevocationReason() != java.security.cert.CRLReason.CERTIFICATE_HOLD)
                    return new Status(State.REVOKED, entry.getRevocationDate().toInstant(), made);
                status = later(status, new Status(State.HELD, entry.getRevocationDate().toInstant(), made));
            } else if ((scope.whole() || entry != null) && covers(crl, c, best)) { // what is taken off the list is good
                status = later(status, new Status(State.GOOD, null, made));
            }
        }
        return status;
    }

    /** @return whether a list says that a certificate, e.g. of one who signs responses, was revoked */
    private boolean revoked(X509Certificate c, X509Certificate issuer) {
        for (X509CRL crl : byIssuer.getOrDefault(c.getIssuerX500Principal(), List.of()))
            if (crl.getRevokedCertificate(c.getSerialNumber()) != null && ListScope.of(crl, c).heard() && genuine(crl, issuer))
            return true;
        return false;
    }

    private static Status later(Status a, Status b) {
        return a.list == null || b.list.isAfter(a.list) ? b : a;
    }

    private static boolean taken(X509CRLEntry entry) {
        return entry.getRevocationReason() == java.security.cert.CRLReason.REMOVE_FROM_CRL;
    }

    /**
     * A list says that a certificate is good only if it was in force at the time in question, or was made later (EN 319 102-1, 5.2.5), and
     * not after the end of the certificate: then it may have been taken off the list, unless the list says that none is.
     */
    private static boolean covers(X509CRL crl, X509Certificate c, Instant best) {
        boolean inForce = crl.getNextUpdate() == null || !best.isAfter(crl.getNextUpdate().toInstant());
        boolean later = !crl.getThisUpdate().toInstant().isBefore(best);
        return (inForce || later) && (!crl.getThisUpdate().after(c.getNotAfter()) || keepsExpired(crl, c));
    }

    private static boolean keepsExpired(X509CRL crl, X509Certificate c) {
        try {
            Extension e = new JcaX509CRLHolder(crl).getExtension(EXPIRED_ON_LIST);
            return e != null && !ASN1GeneralizedTime.getInstance(e.getParsedValue()).getDate().after(c.getNotAfter());
        } catch (GeneralSecurityException | ParseException | RuntimeException x) { // an extension that nobody can read says nothing
            return false;
        }
    }

    private boolean genuine(X509CRL crl, X509Certificate issuer) {
        return genuine.computeIfAbsent(new Signed(crl, issuer), Revocations::genuine);
    }

    private static boolean genuine(Signed s) {
        boolean[] usage = s.by.getKeyUsage();
        if (usage != null && (usage.length < 7 || !usage[6]))
            return false;
        try {
            s.list.verify(s.by.getPublicKey(), Bc.PROVIDER);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) { // not by this issuer, or odd: not heard
            return false;
        }
    }
}
