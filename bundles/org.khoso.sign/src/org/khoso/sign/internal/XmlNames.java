package org.khoso.sign.internal;

import java.security.spec.AlgorithmParameterSpec;
import java.util.Map;

/** Names of XML signatures (RFC 9231, W3C XML Signature 1.1) and of XAdES (ETSI EN 319 132-1). */
final class XmlNames {
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    static final String XADES_141 = "http://uri.etsi.org/01903/v1.4.1#";
    static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    static final String SIGNATURE = "Signature";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
    private static final String ENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final Map<String, String> DIGESTS = Map.of(DS + "sha1", "SHA-1", MORE + "sha224", "SHA-224", ENC + "sha256", "SHA-256",
            MORE + "sha384", "SHA-384", ENC + "sha512", "SHA-512", MORE_2007 + "sha3-256", "SHA3-256", MORE_2007 + "sha3-384", "SHA3-384",
            MORE_2007 + "sha3-512", "SHA3-512", MORE + "md5", "MD5");
    private static final Map<String, Algorithm> SIGNATURES = Map.ofEntries(
            Map.entry(DS + "rsa-sha1", new Algorithm("SHA1withRSA", "SHA-1")),
            Map.entry(MORE + "rsa-sha224", new Algorithm("SHA224withRSA", "SHA-224")),
            Map.entry(MORE + "rsa-sha256", new Algorithm("SHA256withRSA", "SHA-256")),
            Map.entry(MORE + "rsa-sha384", new Algorithm("SHA384withRSA", "SHA-384")),
            Map.entry(MORE + "rsa-sha512", new Algorithm("SHA512withRSA", "SHA-512")),
            Map.entry(MORE_2007 + "sha1-rsa-MGF1", new Algorithm("SHA1withRSAandMGF1", "SHA-1")),
            Map.entry(MORE_2007 + "sha224-rsa-MGF1", new Algorithm("SHA224withRSAandMGF1", "SHA-224")),
            Map.entry(MORE_2007 + "sha256-rsa-MGF1", new Algorithm("SHA256withRSAandMGF1", "SHA-256")),
            Map.entry(MORE_2007 + "sha384-rsa-MGF1", new Algorithm("SHA384withRSAandMGF1", "SHA-384")),
            Map.entry(MORE_2007 + "sha512-rsa-MGF1", new Algorithm("SHA512withRSAandMGF1", "SHA-512")),
            Map.entry(MORE_2007 + "sha3-256-rsa-MGF1", new Algorithm("SHA3-256withRSAandMGF1", "SHA3-256")),
            Map.entry(MORE_2007 + "sha3-384-rsa-MGF1", new Algorithm("SHA3-384withRSAandMGF1", "SHA3-384")),
            Map.entry(MORE_2007 + "sha3-512-rsa-MGF1", new Algorithm("SHA3-512withRSAandMGF1", "SHA3-512")),
            Map.entry(MORE + "ecdsa-sha1", new Algorithm("SHA1withPLAIN-ECDSA", "SHA-1")),
            Map.entry(MORE + "ecdsa-sha224", new Algorithm("SHA224withPLAIN-ECDSA", "SHA-224")),
            Map.entry(MORE + "ecdsa-sha256", new Algorithm("SHA256withPLAIN-ECDSA", "SHA-256")),
            Map.entry(MORE + "ecdsa-sha384", new Algorithm("SHA384withPLAIN-ECDSA", "SHA-384")),
            Map.entry(MORE + "ecdsa-sha512", new Algorithm("SHA512withPLAIN-ECDSA", "SHA-512")),
            Map.entry("http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519", new Algorithm("Ed25519", "SHA-512")),
            Map.entry("http://www.w3.org/2021/04/xmldsig-more#eddsa-ed448", new Algorithm("Ed448", "SHAKE256-512")));

    private XmlNames() {
    }

    /** @param name JCA name of the signature @param digest JCA name of its digest @param parameters null where the name says all */
    record Algorithm(String name, String digest, AlgorithmParameterSpec parameters) {
        Algorithm(String name, String digest) {
            this(name, digest, null);
        }
    }

    /** @return JCA name of a digest; null if nobody knows it */
    static String digest(String uri) {
        return DIGESTS.get(uri);
    }

    /** @return algorithm; null if nobody knows it */
    static Algorithm signature(String uri) {
        return SIGNATURES.get(uri);
    }
}
