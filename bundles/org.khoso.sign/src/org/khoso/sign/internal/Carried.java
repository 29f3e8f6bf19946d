package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.esf.RevocationValues;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.util.Store;

/** What came with a signature to judge its certificates by; what nobody can read is left out. */
final class Carried {
    private static final ASN1ObjectIdentifier ADOBE_REVOCATION = new ASN1ObjectIdentifier("1.2.840.113583.1.1.8");
    private static final int MOST = 500;

    private Carried() {
    }

    /** Something that can be read wrongly. */
    private interface Reading<T> {
        T read() throws GeneralSecurityException, IOException;
    }

    private static <T> void add(List<T> to, Reading<T> reading) {
        try {
            T t = to.size() < MOST ? reading.read() : null;
            if (t != null)
                to.add(t);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "something in a signature can't be read", e);
        }
    }

    /** @return what the CMS itself has */
    static Evidence of(CMSSignedData cms) {
        List<byte[]> responses = new ArrayList<>();
        for (Object o : cms.getOtherRevocationInfo(CMSObjectIdentifiers.id_ri_ocsp_response).getMatches(null))
            add(responses, () -> ((ASN1Encodable) o).toASN1Primitive().getEncoded());
        return new Evidence(certificates(cms.getCertificates()), crls(cms.getCRLs()), responses);
    }

    /** @return what the attributes of a signer have: certificate-values and revocation-values of CAdES, the archive of Adobe */
    static Evidence of(SignerInformation signer) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> lists = new ArrayList<>();
        List<byte[]> responses = new ArrayList<>();
        for (ASN1Encodable v : values(signer.getUnsignedAttributes(), PKCSObjectIdentifiers.id_aa_ets_certValues))
            for (ASN1Encodable c : elements(v))
                add(certificates, () -> Certificates.of(c.toASN1Primitive().getEncoded()));
        for (ASN1Encodable v : values(signer.getUnsignedAttributes(), PKCSObjectIdentifiers.id_aa_ets_revocationValues))
            revocation(v, lists, responses);
        for (ASN1Encodable v : values(signer.getSignedAttributes(), ADOBE_REVOCATION))
            for (ASN1Encodable part : elements(v))
                adobe(part, lists, responses);
        return new Evidence(certificates, lists, responses);
    }

    private static void revocation(ASN1Encodable value, List<X509CRL> lists, List<byte[]> responses) {
        try {
            RevocationValues r = RevocationValues.getInstance(value);
            for (CertificateList l : r.getCrlVals())
                add(lists, () -> Certificates.crl(l.getEncoded()));
            for (BasicOCSPResponse o : r.getOcspVals())
                add(responses, o::getEncoded);
        } catch (RuntimeException e) { // whatever hostile bytes do to a parser
            System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "revocation values can't be read", e);
        }
    }

    /** RevocationInfoArchival: lists under 0, responses under 1. */
    private static void adobe(ASN1Encodable part, List<X509CRL> lists, List<byte[]> responses) {
        if (!(part instanceof ASN1TaggedObject t))
            return;
        for (ASN1Encodable e : elements(t.getExplicitBaseObject()))
            if (t.getTagNo() == 0)
            add(lists, () -> Certificates.crl(e.toASN1Primitive().getEncoded()));
            else if (t.getTagNo() == 1)
            add(responses, () -> e.toASN1Primitive().getEncoded());
    }

    private static List<ASN1Encodable> values(AttributeTable table, ASN1ObjectIdentifier type) {
        List<ASN1Encodable> all = new ArrayList<>();
        if (table != null)
            for (int i = 0; i < table.getAll(type).size(); i++)
                all.addAll(List.of(Attribute.getInstance(table.getAll(type).get(i)).getAttributeValues()));
        return all;
    }

    private static List<ASN1Encodable> elements(ASN1Encodable value) {
        return value instanceof ASN1Sequence s ? List.of(s.toArray()) : List.of();
    }

    static List<X509Certificate> certificates(Store<X509CertificateHolder> store) {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder h : store.getMatches(null))
            add(all, () -> Certificates.of(h.getEncoded()));
        return all;
    }

    private static List<X509CRL> crls(Store<X509CRLHolder> store) {
        List<X509CRL> all = new ArrayList<>();
        for (X509CRLHolder h : store.getMatches(null))
            add(all, () -> Certificates.crl(h.getEncoded()));
        return all;
    }
}
