package org.khoso.sign.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** What XAdES adds to an XML signature: signed properties (time, certificate) and unsigned ones (time-stamps, validation data). */
final class XadesProperties {
    private static final String X = XmlNames.XADES;
    private static final int MOST = 200;
    private final Element signed;
    private final Element signedSignature;
    private final Element unsigned;
    private boolean trusted;

    XadesProperties(Element signature) {
        Element qualifying = null;
        for (Element o : XmlTree.children(signature, XmlNames.DS, "Object"))
            for (Element q : XmlTree.children(o, X, "QualifyingProperties"))
                if (qualifying == null && q.getAttribute("Target").equals("#" + signature.getAttribute("Id")))
                qualifying = q;
        signed = XmlTree.child(qualifying, X, "SignedProperties");
        signedSignature = XmlTree.child(signed, X, "SignedSignatureProperties");
        unsigned = XmlTree.child(XmlTree.child(qualifying, X, "UnsignedProperties"), X, "UnsignedSignatureProperties");
    }

    /** @return the signed ones; null if there are none */
    Element signed() {
        return signed;
    }

    /** Says that the signature covers the signed ones: before that nothing of them counts. */
    void trust() {
        trusted = true;
    }

    /** @return time of signing that the signer claims; null if none */
    Instant claimed() {
        Element time = XmlTree.child(signedSignature, X, "SigningTime");
        if (!trusted || time == null)
            return null;
        String text = time.getTextContent().strip();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException x) { // a time that is none
                return null;
            }
        }
    }

    /** @return whether the signed properties name a certificate */
    boolean names() {
        return trusted && named() != null;
    }

    /** @return the first certificate that is named: that of the signer; null if none */
    private Element named() {
        for (String version : List.of("SigningCertificateV2", "SigningCertificate")) {
            List<Element> certs = XmlTree.children(XmlTree.child(signedSignature, X, version), X, "Cert");
            if (!certs.isEmpty())
                return certs.getFirst();
        }
        return null;
    }

    /** @return whether it may be this certificate: the digest decides, and the serial number if it is there */
    boolean fits(X509Certificate c) throws GeneralSecurityException {
        if (!names())
            return true;
        Element cert = named();
        Element digest = XmlTree.child(cert, X, "CertDigest");
        String name = XmlNames.digest(XmlReferences.algorithm(XmlTree.child(digest, XmlNames.DS, "DigestMethod")));
        byte[] must = XmlTree.base64(XmlTree.child(digest, XmlNames.DS, "DigestValue"));
        if (name == null || must == null
                || !MessageDigest.isEqual(must, MessageDigest.getInstance(name, Bc.PROVIDER).digest(c.getEncoded())))
            return false;
        Element serial = XmlTree.child(XmlTree.child(cert, X, "IssuerSerial"), XmlNames.DS, "X509SerialNumber");
        try {
            return serial == null || new BigInteger(serial.getTextContent().strip()).equals(c.getSerialNumber());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** @return certificates, lists and responses among the unsigned properties */
    Evidence evidence() {
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> lists = new ArrayList<>();
        List<byte[]> responses = new ArrayList<>();
        List<Element> places = new ArrayList<>();
        if (unsigned != null) {
            places.add(unsigned);
            places.addAll(XmlTree.children(unsigned, XmlNames.XADES_141, "TimeStampValidationData"));
        }
        for (Element p : places) {
            for (Element c : XmlTree.children(XmlTree.child(p, X, "CertificateValues"), X, "EncapsulatedX509Certificate"))
                add(certificates, c, Certificates::of);
            Element revocation = XmlTree.child(p, X, "RevocationValues");
            for (Element c : XmlTree.children(XmlTree.child(revocation, X, "CRLValues"), X, "EncapsulatedCRLValue"))
                add(lists, c, Certificates::crl);
            for (Element c : XmlTree.children(XmlTree.child(revocation, X, "OCSPValues"), X, "EncapsulatedOCSPValue"))
                add(responses, c, der -> Ocsp.read(der) == null ? null : der);
        }
        return new Evidence(certificates, lists, responses);
    }

    /** Makes something of bytes. */
    interface Reading<T> {
        T of(byte[] der) throws GeneralSecurityException;
    }

    static <T> void add(List<T> to, Element e, Reading<T> reading) {
        try {
            byte[] der = XmlTree.base64(e);
            T t = der == null || to.size() >= MOST ? null : reading.of(der);
            if (t != null)
                to.add(t);
        } catch (GeneralSecurityException | RuntimeException x) { // whatever hostile bytes do to a parser
            System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "something in a signature can't be read", x);
        }
    }

    /** @return time-stamps over the value of the signature */
    List<Element> stamps() {
        return unsigned == null ? List.of() : XmlTree.children(unsigned, X, "SignatureTimeStamp");
    }

    /** @return times of those of them that hold @param canonical of the signature value */
    List<Instant> stamped(Stamps stamps, Canonical canonical) throws IOException {
        List<Instant> times = new ArrayList<>();
        for (Element s : stamps()) {
            Element method = XmlTree.child(s, XmlNames.DS, "CanonicalizationMethod");
            for (Element token : XmlTree.children(s, X, "EncapsulatedTimeStamp")) {
                byte[] der = XmlTree.base64(token);
                Instant t = der == null || times.size() >= MOST
                        ? null
                        : stamps.token(der, a -> MessageDigest.getInstance(a, Bc.PROVIDER).digest(canonical.by(method)));
                if (t != null)
                    times.add(t);
            }
        }
        return times;
    }

    /** Gives the canonical form of the value of the signature. */
    interface Canonical {
        byte[] by(Element method) throws IOException, GeneralSecurityException;
    }

    /** @return e.g. XAdES-BASELINE-T; empty if not even the level B is reached */
    String level(Evidence all) {
        if (claimed() == null || !names())
            return "";
        if (stamps().isEmpty())
            return "XAdES-BASELINE-B";
        if (!all.revocation())
            return "XAdES-BASELINE-T";
        boolean archived = !XmlTree.children(unsigned, XmlNames.XADES_141, "ArchiveTimeStamp").isEmpty()
                || !XmlTree.children(unsigned, X, "ArchiveTimeStamp").isEmpty();
        return "XAdES-BASELINE-" + (archived ? "LTA" : "LT");
    }
}
