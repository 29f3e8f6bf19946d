package org.khoso.sign.internal;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.w3c.dom.Element;

/** RSASSA-PSS with its parameters written out (RFC 9231, 2.3.9); what is left out is as that says. */
final class XmlPss {
    private static final String NAME = "RSASSA-PSS";
    private static final String MORE = "http://www.w3.org/2007/05/xmldsig-more#";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final int MOST_SALT = 512;

    private XmlPss() {
    }

    /** @return algorithm of any signature; null if nobody knows it or its parameters */
    static XmlNames.Algorithm signature(Element method) {
        String uri = XmlReferences.algorithm(method);
        return uri.equals(MORE + "rsa-pss") ? pss(XmlTree.child(method, MORE, "RSAPSSParams")) : XmlNames.signature(uri);
    }

    /** Bouncy Castle does not bear a mask of another digest than that of the content; the JDK does. */
    static Signature of(XmlNames.Algorithm algorithm) throws GeneralSecurityException {
        Signature s = Signature.getInstance(NAME);
        s.setParameter(algorithm.parameters());
        return s;
    }

    private static XmlNames.Algorithm pss(Element parameters) {
        String digest = digest(parameters);
        Element mask = XmlTree.child(parameters, MORE, "MaskGenerationFunction");
        String masked = digest(mask);
        boolean mgf1 = mask == null || XmlReferences.algorithm(mask).equals(MORE + "MGF1");
        if (digest == null || masked == null || !mgf1 || number(parameters, "TrailerField", 1) != 1)
            return null;
        int salt = number(parameters, "SaltLength", length(digest));
        if (salt < 0 || salt > MOST_SALT)
            return null;
        String name = digest.replaceFirst("^SHA-", "SHA") + "withRSAandMGF1";
        return new XmlNames.Algorithm(name, digest, new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(masked), salt, 1));
    }

    private static String digest(Element parent) {
        Element method = XmlTree.child(parent, XmlNames.DS, "DigestMethod");
        return XmlNames.digest(method == null ? SHA256 : XmlReferences.algorithm(method));
    }

    private static int number(Element parent, String name, int otherwise) {
        Element e = XmlTree.child(parent, MORE, name);
        try {
            return e == null ? otherwise : Integer.parseInt(e.getTextContent().strip());
        } catch (NumberFormatException x) {
            return -1;
        }
    }

    private static int length(String digest) {
        try {
            return java.security.MessageDigest.getInstance(digest, Bc.PROVIDER).getDigestLength();
        } catch (java.security.NoSuchAlgorithmException e) {
            return -1;
        }
    }
}
