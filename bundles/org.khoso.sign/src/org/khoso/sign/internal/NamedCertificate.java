package org.khoso.sign.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.IssuerSerial;

/**
 * The certificate that the signed attributes name (signing-certificate-v2, or the older one with SHA-1), so that nobody can put
 * another one with the same key in its place.
 *
 * @param there     whether there is such an attribute
 * @param wrong     whether it is there and can't be read, or is there twice
 * @param algorithm digest
 * @param digest    digest of the certificate
 * @param issuer    issuer and serial number; null if the attribute does not say
 */
record NamedCertificate(boolean there, boolean wrong, String algorithm, byte[] digest, IssuerSerial issuer) {
    static NamedCertificate of(AttributeTable attributes) {
        if (attributes == null)
            return new NamedCertificate(false, false, null, null, null);
        try {
            int two = attributes.getAll(PKCSObjectIdentifiers.id_aa_signingCertificateV2).size();
            int one = attributes.getAll(PKCSObjectIdentifiers.id_aa_signingCertificate).size();
            if (two == 1) {
                var id = SigningCertificateV2.getInstance(value(attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)));
                ESSCertIDv2 c = id.getCerts()[0];
                return new NamedCertificate(true, false, Digests.name(c.getHashAlgorithm()), c.getCertHash(), c.getIssuerSerial());
            }
            if (two == 0 && one == 1) {
                var id = SigningCertificate.getInstance(value(attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificate)));
                ESSCertID c = id.getCerts()[0];
                return new NamedCertificate(true, false, "SHA-1", c.getCertHash(), c.getIssuerSerial());
            }
            return new NamedCertificate(two + one > 0, two + one > 0, null, null, null);
        } catch (RuntimeException e) { // whatever hostile bytes do to a parser
            return new NamedCertificate(true, true, null, null, null);
        }
    }

    private static ASN1Encodable value(Attribute a) {
        return a.getAttributeValues()[0];
    }

    /** @return whether it may be this certificate: the digest decides, and the serial number if it is there */
    boolean fits(X509Certificate c) throws GeneralSecurityException {
        if (!there || wrong)
            return true; // said elsewhere
        if (!MessageDigest.isEqual(digest, MessageDigest.getInstance(algorithm, Bc.PROVIDER).digest(c.getEncoded())))
            return false;
        return issuer == null || issuer.getSerial().getValue().equals(c.getSerialNumber());
    }
}
