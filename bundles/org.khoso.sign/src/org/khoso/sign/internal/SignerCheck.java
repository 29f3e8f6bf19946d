package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;

/** Validates one signer of a CMS, in the order of ETSI EN 319 102-1: format, signer, cryptography, time, certificate, strength. */
final class SignerCheck {
    private final SignerInformation signer;
    private final AttributeTable attributes;
    private final Told told;
    private final Trust trust;
    private final CryptoPolicy policy;
    private X509Certificate certificate;
    private Instant claimed;
    private Instant stamped;

    /** What was signed. @param type type that the signature names @param digests of the content; null if it is not there @param bytes content; null likewise @param around what holds the signature */
    record Content(ASN1ObjectIdentifier type, Digests digests, Bytes bytes, Around around, Progress progress) {
        /** @return digest of the content by any algorithm, e.g. that of a time-stamp; null if the content is not there */
        byte[] digest(String algorithm) throws IOException {
            if (digests == null || digests.values().containsKey(algorithm))
                return digests == null ? null : digests.values().get(algorithm);
            return Digests.of(bytes, Set.of(algorithm), progress).values().get(algorithm);
        }
    }

    SignerCheck(SignerInformation signer, Trust trust, CryptoPolicy policy, Told told) {
        this.signer = signer;
        this.attributes = signer.getSignedAttributes();
        this.trust = trust;
        this.policy = policy;
        this.told = told;
    }

    /** @param cms what the CMS brings along to judge certificates by @param attached what the signature carries; null for nothing */
    Verdict run(Evidence cms, Content content, byte[] attached) throws IOException, GeneralSecurityException {
        Evidence all = cms.plus(Carried.of(signer)).plus(content.around.evidence());
        List<X509Certificate> carried = all.certificates();
        claimed = content.around.claimed();
        format(content);
        content(content);
        if (!told.failed() && identify(carried)) {
            boolean looked = cryptography(content);
            if (looked && !told.failed()) {
                Times times = times(all, content);
                var check = new CertificateCheck(trust, new Paths(trust, carried, policy), new Revocations(trust, all, policy), policy);
                check.judge(certificate, times, false, told);
                strength(times, content.around);
                Claims.order(certificate, claimed, times, told);
            }
        }
        return told.verdict(by(), CmsLevel.of(signer, NamedCertificate.of(attributes).there(), claimed, content.around, all), attached);
    }

    private void format(Content content) throws IOException {
        if (attributes == null) {
            told.note(Level.SHOULD, "no-attributes");
            if (content.bytes != null && SignedAttributes.look(content.bytes))
                told.unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, "attributes-as-content");
            return;
        }
        Attribute type = attributes.get(CMSAttributes.contentType);
        if (type == null || !content.type.equals(type.getAttributeValues()[0]))
            told.unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, "content-type");
        if (attributes.getAll(CMSAttributes.messageDigest).size() != 1)
            told.failed(SubIndication.FORMAT_FAILURE, "no-digest");
        Attribute time = attributes.get(CMSAttributes.signingTime);
        if (time != null)
            try {
                claimed = Time.getInstance(time.getAttributeValues()[0]).getDate().toInstant();
            } catch (RuntimeException e) { // a date that is none: the signature stands without it
                told.note(Level.SHOULD, "bad-time");
            }
    }

    private void content(Content content) {
        if (content.digests == null) {
            told.unsure(SubIndication.SIGNED_DATA_NOT_FOUND, "no-content");
        } else if (!told.failed() && attributes != null) {
            byte[] is = content.digests.get(signer.getDigestAlgorithmID());
            ASN1Encodable must = attributes.get(CMSAttributes.messageDigest).getAttributeValues()[0];
            if (is == null)
                told.unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unknown-digest", Digests.name(signer.getDigestAlgorithmID()));
            else if (!(must instanceof ASN1OctetString o) || !MessageDigest.isEqual(o.getOctets(), is))
                told.failed(SubIndication.HASH_FAILURE, "content-changed");
        }
    }

    /** Finds the certificate of the signer; the signed attribute that names it decides. @return whether there is one */
    private boolean identify(List<X509Certificate> carried) throws IOException, GeneralSecurityException {
        var named = NamedCertificate.of(attributes);
        if (named.wrong())
            told.unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, "named-damaged");
        X509Certificate first = null;
        for (List<X509Certificate> some : List.of(carried, trust.others(), trust.anchors()))
            for (X509Certificate c : some)
                if (signer.getSID().match(new X509CertificateHolder(c.getEncoded()))) {
                    first = first == null ? c : first;
                    if (certificate == null && named.fits(c))
                        certificate = c;
                }
        if (certificate == null && first != null)
            told.unsure(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "other-certificate", Certificates.commonName(first));
        else if (certificate == null)
            told.unsure(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "no-certificate", Claims.serial(signer.getSID().getSerialNumber()));
        else if (!named.there())
            told.note(Level.MAY, "not-named", Certificates.commonName(certificate));
        return certificate != null;
    }

    /** @return whether the key is one that can be used at all */
    private boolean cryptography(Content content) throws IOException, GeneralSecurityException {
        String who = Certificates.commonName(certificate);
        if (!policy.bearable(certificate)) {
            told.unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unbearable-key", who, policy.key(certificate).name());
            return false;
        }
        if (attributes == null && content.bytes == null)
            return true; // said already that the content is missing
        try {
            var verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider(Bc.PROVIDER).build(certificate);
            ContentVerifier v = verifier.getContentVerifier(signer.toASN1Structure().getDigestEncryptionAlgorithm(),
                    signer.getDigestAlgorithmID());
            try (OutputStream out = v.getOutputStream()) {
                if (attributes != null)
                    out.write(signer.getEncodedSignedAttributes());
                else
                    try (InputStream in = content.bytes.open()) {
                        Bc.copy(in, out, content.progress);
                    }
            }
            if (!v.verify(signer.getSignature()))
                told.failed(SubIndication.SIG_CRYPTO_FAILURE, "signature-false", who);
        } catch (OperatorCreationException e) {
            told.unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unknown-algorithm", algorithm(), who);
        } catch (RuntimeException e) { // BC says so of signature values that are none
            told.failed(SubIndication.SIG_CRYPTO_FAILURE, "signature-false", who);
        }
        return true;
    }

    private Times times(Evidence carried, Content content) throws IOException {
        Stamps stamps = new Stamps(trust, carried, policy, content.around.proved(), told);
        Instant before = stamps.of(signer.getUnsignedAttributes(), PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                a -> MessageDigest.getInstance(a, Bc.PROVIDER).digest(signer.getSignature())).stream().min(Instant::compareTo).orElse(null);
        Instant after = stamps.of(attributes, PKCSObjectIdentifiers.id_aa_ets_contentTimestamp,
                content::digest).stream().max(Instant::compareTo).orElse(null);
        Instant proved = content.around.proved();
        stamped = before == null || proved != null && proved.isBefore(before) ? proved : before;
        return new Times(after, stamped, trust.at());
    }

    private void strength(Times times, Around around) {
        if (around.hashed() != null)
            CertificateCheck.strong(policy.digest(around.hashed()), "weak-digest", times, told, null);
        CertificateCheck.strong(signer, policy, times, told);
    }

    private String algorithm() {
        try {
            return new DefaultCMSSignatureAlgorithmNameGenerator().getSignatureName(signer.getDigestAlgorithmID(),
                    signer.toASN1Structure().getDigestEncryptionAlgorithm());
        } catch (RuntimeException e) { // an algorithm that nobody knows has no name
            return signer.getEncryptionAlgOID();
        }
    }

    private SignedBy by() throws GeneralSecurityException {
        return certificate == null ? null : Claims.by(certificate, claimed, stamped, algorithm());
    }
}
