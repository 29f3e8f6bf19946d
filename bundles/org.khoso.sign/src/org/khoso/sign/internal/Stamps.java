package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.khoso.api.Level;
import org.khoso.api.sign.Trust;

/** Time-stamps of RFC 3161 in attributes of a signature. One that does not hold proves nothing, and that is said. */
final class Stamps {
    private static final int MOST = 20;
    private final Trust trust;
    private final Evidence carried;
    private final CryptoPolicy policy;
    private final Told told;
    private final Instant proved;

    /** @param carried what came with the signature @param proved time at which a later stamp proves that these existed; null if none @param told is told of stamps that do not hold */
    Stamps(Trust trust, Evidence carried, CryptoPolicy policy, Instant proved, Told told) {
        this.trust = trust;
        this.carried = carried;
        this.policy = policy;
        this.proved = proved;
        this.told = told;
    }

    /** Digest of what a stamp must be over. */
    interface Imprint {
        /** @return digest; null if nobody knows the algorithm */
        byte[] by(String algorithm) throws GeneralSecurityException, IOException;
    }

    /** @return times of the stamps that hold */
    List<Instant> of(AttributeTable attributes, ASN1ObjectIdentifier type, Imprint imprint) throws IOException {
        List<Instant> times = new ArrayList<>();
        if (attributes == null)
            return times;
        int seen = 0;
        var all = attributes.getAll(type);
        for (int i = 0; i < all.size(); i++)
            for (ASN1Encodable value : Attribute.getInstance(all.get(i)).getAttributeValues()) {
                if (++seen > MOST)
                    return times;
                Instant t = token(value.toASN1Primitive().getEncoded(), imprint);
                if (t != null)
                    times.add(t);
            }
        return times;
    }

    /** @return time of a token; null if it does not hold */
    Instant token(byte[] der, Imprint imprint) throws IOException {
        try {
            TimeStampToken token = read(der);
            Instant when = token.getTimeStampInfo().getGenTime().toInstant();
            String algorithm = Digests.name(token.getTimeStampInfo().getHashAlgorithm());
            byte[] must = imprint.by(algorithm);
            if (must == null || !MessageDigest.isEqual(must, token.getTimeStampInfo().getMessageImprintDigest())) {
                told.note(Level.SHOULD, "stamp-other", KeyRules.day(when));
                return null;
            }
            return genuine(token, when, algorithm) ? when : null;
        } catch (CMSException | TSPException | GeneralSecurityException | OperatorCreationException | RuntimeException e) {
            log(e); // whatever hostile bytes do to a parser
            told.note(Level.SHOULD, "stamp-damaged");
            return null;
        }
    }

    private static void log(Exception e) {
        System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "a time-stamp does not hold", e);
    }

    private static TimeStampToken read(byte[] der) throws CMSException, TSPException {
        try {
            return new TimeStampToken(new CMSSignedData(der));
        } catch (IOException e) { // of the bytes, not of the disk
            throw new CMSException("token", e);
        }
    }

    private boolean genuine(TimeStampToken token, Instant when, String algorithm)
            throws GeneralSecurityException, CMSException, OperatorCreationException {
        Evidence evidence = Carried.of(token.toCMSSignedData()).plus(carried).plus(Carried.of(one(token)));
        List<X509Certificate> own = new ArrayList<>(evidence.certificates());
        own.addAll(trust.others());
        own.addAll(trust.anchors());
        X509Certificate authority = null;
        for (X509Certificate c : own)
            if (authority == null && token.getSID().match(holder(c)))
            authority = c;
        if (authority == null || !policy.bearable(authority)) {
            told.note(Level.SHOULD, "stamp-nobody", KeyRules.day(when));
            return false;
        }
        String who = Certificates.commonName(authority);
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().setProvider(Bc.PROVIDER).build(authority));
        } catch (TSPException e) {
            log(e);
            told.note(Level.SHOULD, "stamp-false", KeyRules.day(when), who);
            return false;
        }
        Told chain = new Told("", "");
        Times now = new Times(null, proved, trust.at());
        new CertificateCheck(trust, new Paths(trust, own, policy), new Revocations(trust, evidence, policy), policy).judge(authority, now,
                true, chain);
        CertificateCheck.strong(policy.digest(algorithm), "weak-digest", now, chain, null);
        CertificateCheck.strong(one(token), policy, now, chain); // a token is a signature like any other (EN 319 102-1, 5.4)
        if (when.isAfter(trust.at()) || !chain.passed()) {
            String why = chain.passed() ? "FUTURE" : String.valueOf(chain.verdict(null, null).subIndication());
            told.note(Level.SHOULD, "stamp-unsure", KeyRules.day(when), who, why);
            return false;
        }
        return true;
    }

    private static SignerInformation one(TimeStampToken token) {
        return token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
    }

    private static X509CertificateHolder holder(X509Certificate c) {
        try {
            return new X509CertificateHolder(c.getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
