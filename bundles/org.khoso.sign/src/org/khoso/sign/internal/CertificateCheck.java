package org.khoso.sign.internal;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.khoso.api.Level;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;

/** Judges the certificate of a signer or of a time-stamp: path, use, revocation, period, strength. */
final class CertificateCheck {
    private final Trust trust;
    private final Paths paths;
    private final Revocations revocations;
    private final CryptoPolicy policy;

    CertificateCheck(Trust trust, Paths paths, Revocations revocations, CryptoPolicy policy) {
        this.trust = trust;
        this.paths = paths;
        this.revocations = revocations;
        this.policy = policy;
    }

    /** Tells what speaks against the certificate. @param stamps whether it signs time-stamps */
    void judge(X509Certificate c, Times times, boolean stamps, Told told) throws GeneralSecurityException {
        String who = Certificates.commonName(c);
        if (!(stamps ? Certificates.mayStamp(c) : Certificates.maySign(c)))
            told.unsure(SubIndication.CHAIN_CONSTRAINTS_FAILURE, stamps ? "use-stamp" : "use", who);
        Paths.Way way = paths.find(c);
        if (way == null) {
            told.unsure(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, trust.anchors().isEmpty() ? "no-trust" : "no-chain", who,
                    c.getIssuerX500Principal().getName());
            return;
        }
        if (way.problem() != null) {
            told.unsure(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, "chain", who, way.problem());
            return;
        }
        List<X509Certificate> all = way.certificates();
        Revocations.Status status = all.size() == 1
                ? new Revocations.Status(Revocations.State.GOOD, null, null) // trusted as it is: taking it off the list revokes it
                : revocation(c, all.get(1), who, times, told);
        period(c, who, times, status.state() == Revocations.State.GOOD && all.size() > 1, told);
        for (int i = 1; i < all.size() - 1; i++)
            authority(all.get(i), all.get(i + 1), times, told);
        for (X509Certificate x : all.size() == 1 ? all : all.subList(0, all.size() - 1))
            strength(x, times, told);
        if (all.size() > 1)
            strong(policy.key(way.anchor()), "weak-key", times, told, Certificates.commonName(way.anchor()));
    }

    private void authority(X509Certificate ca, X509Certificate issuer, Times times, Told told) {
        String who = Certificates.commonName(ca);
        Revocations.Status s = revocations.of(ca, issuer, times.best());
        if (s.state() == Revocations.State.REVOKED && !(times.proved() && times.before().isBefore(s.since())))
            told.unsure(SubIndication.REVOKED_CA_NO_POE, "ca-revoked", who, KeyRules.day(s.since()));
        else if (s.state() == Revocations.State.HELD)
            told.unsure(SubIndication.TRY_LATER, "held", who, KeyRules.day(s.since()));
        else if (s.state() == Revocations.State.UNKNOWN && trust.revocation())
            told.unsure(SubIndication.TRY_LATER, "no-list", who);
        if (outside(ca, times.best()))
            told.unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, "ca-expired", who, KeyRules.day(ca.getNotAfter().toInstant()));
    }

    private static boolean outside(X509Certificate c, Instant at) {
        return at.isAfter(c.getNotAfter().toInstant()) || at.isBefore(c.getNotBefore().toInstant());
    }

    private Revocations.Status revocation(X509Certificate c, X509Certificate issuer, String who, Times times, Told told) {
        Revocations.Status s = revocations.of(c, issuer, times.best());
        if (s.state() == Revocations.State.REVOKED) {
            if (times.after() != null && !times.after().isBefore(s.since()))
                told.failed(SubIndication.REVOKED, "revoked", who, KeyRules.day(s.since()));
            else if (!times.proved() || !times.before().isBefore(s.since()))
                told.unsure(SubIndication.REVOKED_NO_POE, "revoked-no-poe", who, KeyRules.day(s.since()));
            else
                told.note(Level.MAY, "revoked-later", who, KeyRules.day(s.since()));
        } else if (s.state() == Revocations.State.HELD) {
            told.unsure(SubIndication.TRY_LATER, "held", who, KeyRules.day(s.since()));
        } else if (s.state() == Revocations.State.UNKNOWN) {
            if (!trust.revocation())
                told.note(Level.MAY, "not-asked", who);
            else if (!outside(c, times.best())) // else the period says it: no later list will tell
                told.unsure(SubIndication.TRY_LATER, "no-list", who);
        }
        return s;
    }

    private static void period(X509Certificate c, String who, Times times, boolean notRevoked, Told told) {
        Instant from = c.getNotBefore().toInstant();
        Instant until = c.getNotAfter().toInstant();
        if (times.best().isBefore(from)) {
            if (times.proved())
                told.failed(SubIndication.NOT_YET_VALID, "early-proved", who, KeyRules.day(from));
            else
                told.unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, "early", who, KeyRules.day(from));
        } else if (times.best().isAfter(until)) {
            if (times.after() != null && times.after().isAfter(until))
                told.failed(SubIndication.EXPIRED, "expired", who, KeyRules.day(until));
            else
                told.unsure(notRevoked ? SubIndication.OUT_OF_BOUNDS_NOT_REVOKED : SubIndication.OUT_OF_BOUNDS_NO_POE, "expired-no-poe",
                        who, KeyRules.day(until));
        }
    }

    private void strength(X509Certificate c, Times times, Told told) throws GeneralSecurityException {
        String who = Certificates.commonName(c);
        strong(policy.key(c), "weak-key", times, told, who);
        if (trust.anchors().contains(c))
            return; // how an anchor is signed does not matter
        AlgorithmIdentifier digest = digest(new JcaX509CertificateHolder(c).getSignatureAlgorithm());
        if (digest != null)
            strong(policy.digest(Digests.name(digest)), "weak-digest-certificate", times, told, who);
    }

    /** @return digest that an algorithm names; null if it names none */
    static AlgorithmIdentifier digest(AlgorithmIdentifier signature) {
        try {
            return new DefaultDigestAlgorithmIdentifierFinder().find(signature);
        } catch (RuntimeException e) { // parameters that nobody can read: the signature will not verify either
            return null;
        }
    }

    /** The same of the digests that a signer used: that of the content, and that of the attributes if it is another. */
    static void strong(SignerInformation signer, CryptoPolicy policy, Times times, Told told) {
        strong(policy.digest(Digests.name(signer.getDigestAlgorithmID())), "weak-digest", times, told, null);
        AlgorithmIdentifier own = digest(signer.toASN1Structure().getDigestEncryptionAlgorithm());
        if (own != null && !own.getAlgorithm().equals(signer.getDigestAlgorithmID().getAlgorithm()))
            strong(policy.digest(Digests.name(own)), "weak-digest", times, told, null);
    }

    /** Tells if an algorithm did not count as strong at the time. @param who null if the sentence names nobody */
    static void strong(CryptoPolicy.Strength s, String key, Times times, Told told, String who) {
        if (s.holds(times.best()))
            return;
        boolean once = !s.until().equals(Instant.MIN);
        SubIndication why = once && !times.proved()
                ? SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE
                : SubIndication.CRYPTO_CONSTRAINTS_FAILURE;
        told.unsure(why, key, s.name(), who == null ? "" : who, once ? KeyRules.day(s.until().minusSeconds(1)) : "–");
    }
}
