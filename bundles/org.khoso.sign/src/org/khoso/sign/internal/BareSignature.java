package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;

/** Validates the oldest form of a signature in a PDF, adbe.x509.rsa_sha1: a value of RSA (PKCS #1) with the certificates beside it. */
final class BareSignature {
    private final Trust trust;
    private final CryptoPolicy policy;
    private final Told told;

    BareSignature(Trust trust, CryptoPolicy policy, Told told) {
        this.trust = trust;
        this.policy = policy;
        this.told = told;
    }

    /** @param chain certificates beside the value, that of the signer first */
    Verdict verify(byte[] value, Bytes covered, List<X509Certificate> chain, Around around, Progress progress) throws IOException {
        if (chain.isEmpty()) {
            told.unsure(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "no-certificate", "–");
            return told.verdict(null, null);
        }
        X509Certificate c = chain.getFirst();
        try {
            String digest = cryptography(value, covered, c, progress);
            if (digest != null && !told.failed())
                certificate(c, chain, digest, around);
            return told.verdict(
                    Claims.by(c, around.claimed(), around.proved(), digest == null ? "RSA" : digest.replace("-", "") + "withRSA"), null);
        } catch (GeneralSecurityException | RuntimeException e) { // whatever hostile bytes do to a parser
            System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "a signature can't be read", e);
            told.failed(SubIndication.FORMAT_FAILURE, "damaged", -1);
            return told.verdict(null, null);
        }
    }

    /** @return name of the digest that was signed; null if that can't be found out */
    private String cryptography(byte[] value, Bytes covered, X509Certificate c, Progress progress)
            throws IOException, GeneralSecurityException {
        String who = Certificates.commonName(c);
        if (Certificates.rsa(c) == null || !policy.bearable(c)) {
            told.unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unbearable-key", who, policy.key(c).name());
            return null;
        }
        byte[] plain = CmsVerifier.withoutPadding(value);
        if (plain == null || !(ASN1Primitive.fromByteArray(plain) instanceof ASN1OctetString octets)) {
            told.failed(SubIndication.FORMAT_FAILURE, "damaged", -1);
            return null;
        }
        byte[] signed = opened(octets.getOctets(), c);
        DigestInfo info = signed == null ? null : info(signed);
        if (info == null) {
            told.failed(SubIndication.SIG_CRYPTO_FAILURE, "signature-false", who);
            return null;
        }
        String name = Digests.name(info.getAlgorithmId());
        byte[] is = Digests.of(covered, Set.of(name), progress).get(info.getAlgorithmId());
        if (is == null)
            told.unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unknown-digest", name);
        else if (!MessageDigest.isEqual(is, info.getDigest()))
            told.failed(SubIndication.HASH_FAILURE, "content-changed");
        return is == null ? null : name;
    }

    private static byte[] opened(byte[] value, X509Certificate c) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding", Bc.PROVIDER);
            rsa.init(Cipher.DECRYPT_MODE, c.getPublicKey());
            return rsa.doFinal(value);
        } catch (GeneralSecurityException | RuntimeException e) { // no value by this key
            return null;
        }
    }

    /** Only the two ways in which digest and algorithm are written: room for other bytes is room for a forgery. */
    private static DigestInfo info(byte[] signed) {
        try {
            DigestInfo said = DigestInfo.getInstance(ASN1Primitive.fromByteArray(signed));
            var id = said.getAlgorithmId().getAlgorithm();
            for (AlgorithmIdentifier a : List.of(new AlgorithmIdentifier(id, DERNull.INSTANCE), new AlgorithmIdentifier(id)))
                if (Arrays.equals(new DigestInfo(a, said.getDigest()).getEncoded(), signed))
                return said;
            return null;
        } catch (IOException | RuntimeException e) { // no digest at all
            return null;
        }
    }

    private void certificate(X509Certificate c, List<X509Certificate> chain, String digest, Around around) throws GeneralSecurityException {
        Times times = new Times(null, around.proved(), trust.at());
        Evidence all = Evidence.of(chain).plus(around.evidence());
        new CertificateCheck(trust, new Paths(trust, all.certificates(), policy), new Revocations(trust, all, policy), policy).judge(c,
                times,
                false, told);
        CertificateCheck.strong(policy.digest(digest), "weak-digest", times, told, null);
        Claims.order(c, around.claimed(), times, told);
    }
}
