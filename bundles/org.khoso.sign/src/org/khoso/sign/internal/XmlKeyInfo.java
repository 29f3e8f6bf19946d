package org.khoso.sign.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.w3c.dom.Element;

/** What an XML signature says of its key in KeyInfo (XML Signature 1.1, 4.5.4): certificates in any order, or only what tells which one it is. */
final class XmlKeyInfo {
    private final List<Element> data;
    private final List<X509Certificate> certificates = new ArrayList<>();

    XmlKeyInfo(Element signature) {
        data = XmlTree.children(XmlTree.child(signature, XmlNames.DS, "KeyInfo"), XmlNames.DS, "X509Data");
        for (Element d : data)
            for (Element c : XmlTree.children(d, XmlNames.DS, "X509Certificate"))
                XadesProperties.add(certificates, c, Certificates::of);
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    /** @param others certificates from elsewhere @return the certificate of the signer, if nothing that is signed names it; null if there is none */
    X509Certificate signer(List<X509Certificate> others) throws GeneralSecurityException {
        List<X509Certificate> told = certificates;
        if (certificates.isEmpty()) {
            told = new ArrayList<>();
            for (X509Certificate c : others)
                if (told(c))
                told.add(c);
        }
        for (X509Certificate c : told)
            if (!issuesAnother(c, told))
            return c;
        return told.isEmpty() ? null : told.getFirst();
    }

    /** A chain may stand there from the root down: the signer is who has issued none of them. */
    private static boolean issuesAnother(X509Certificate c, List<X509Certificate> all) {
        return all.stream().anyMatch(o -> !o.equals(c) && o.getIssuerX500Principal().equals(c.getSubjectX500Principal()));
    }

    private boolean told(X509Certificate c) throws GeneralSecurityException {
        for (Element d : data) {
            for (Element e : XmlTree.children(d, XmlNames.DS, "X509IssuerSerial"))
                if (name(e, "X509IssuerName", c.getIssuerX500Principal()) && serial(XmlTree.child(e, XmlNames.DS, "X509SerialNumber"), c))
                return true;
            for (Element e : XmlTree.children(d, XmlNames.DS, "X509SKI"))
                if (Arrays.equals(XmlTree.base64(e), identifier(c)))
                return true;
            if (name(d, "X509SubjectName", c.getSubjectX500Principal()))
                return true;
        }
        return false;
    }

    private static boolean serial(Element e, X509Certificate c) {
        try {
            return e != null && new BigInteger(e.getTextContent().strip()).equals(c.getSerialNumber());
        } catch (NumberFormatException x) {
            return false;
        }
    }

    private static boolean name(Element parent, String element, X500Principal must) {
        Element e = XmlTree.child(parent, XmlNames.DS, element);
        try {
            return e != null && new X500Principal(e.getTextContent().strip()).equals(must);
        } catch (IllegalArgumentException x) { // a name that is none
            return false;
        }
    }

    private static byte[] identifier(X509Certificate c) throws GeneralSecurityException {
        Extension e = new JcaX509CertificateHolder(c).getExtension(Extension.subjectKeyIdentifier);
        return e == null ? null : SubjectKeyIdentifier.getInstance(e.getParsedValue()).getKeyIdentifier();
    }
}
