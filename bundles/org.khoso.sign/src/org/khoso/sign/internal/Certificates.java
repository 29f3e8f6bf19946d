package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;

/** Questions to certificates. */
final class Certificates {
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    private Certificates() {
    }

    static X509Certificate of(byte[] der) throws GeneralSecurityException {
        return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
    }

    static X509CRL crl(byte[] der) throws GeneralSecurityException {
        return (X509CRL) factory().generateCRL(new ByteArrayInputStream(der));
    }

    static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509", Bc.PROVIDER);
    }

    /** @return key; null if it is of a kind that Bouncy Castle does not read. Not for RSA keys of any size: see {@link #rsa} */
    static PublicKey key(X509Certificate c) {
        try {
            return c.getPublicKey();
        } catch (RuntimeException e) { // whatever a hostile key does to a parser
            return null;
        }
    }

    /**
     * @return numbers of an RSA key; null if it is of another kind. To ask for the key itself makes Bouncy Castle test the modulus, which
     *         takes a minute for 16,000 bits
     */
    static RSAPublicKey rsa(X509Certificate c) {
        try {
            var info = new X509CertificateHolder(c.getEncoded()).getSubjectPublicKeyInfo();
            var kind = info.getAlgorithm().getAlgorithm();
            boolean rsa = kind.equals(PKCSObjectIdentifiers.rsaEncryption) || kind.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
            return rsa ? RSAPublicKey.getInstance(info.parsePublicKey()) : null;
        } catch (GeneralSecurityException | IOException | RuntimeException e) { // whatever a hostile key does to a parser
            return null;
        }
    }

    /** @return common name, or the whole name if there is none */
    static String commonName(X509Certificate c) {
        try {
            RDN[] names = X500Name.getInstance(c.getSubjectX500Principal().getEncoded()).getRDNs(BCStyle.CN);
            if (names.length > 0)
                return IETFUtils.valueToString(names[0].getFirst().getValue());
        } catch (RuntimeException odd) { // a name is only shown: an odd one is shown whole
            return c.getSubjectX500Principal().getName();
        }
        return c.getSubjectX500Principal().getName();
    }

    /** @return whether the use that the certificate names allows to sign documents; one that names none allows all */
    static boolean maySign(X509Certificate c) {
        boolean[] usage = c.getKeyUsage();
        return usage == null || usage[0] || usage.length > 1 && usage[1];
    }

    /** @return whether the certificate is made for time-stamps and nothing else, as RFC 3161 asks */
    static boolean mayStamp(X509Certificate c) throws GeneralSecurityException {
        List<String> uses = c.getExtendedKeyUsage();
        return uses != null && uses.equals(List.of(TIME_STAMPING)) && maySign(c);
    }

    /** @return whether it may issue others */
    static boolean mayIssue(X509Certificate c) {
        boolean[] usage = c.getKeyUsage();
        return c.getBasicConstraints() >= 0 && (usage == null || usage.length > 5 && usage[5]);
    }
}
