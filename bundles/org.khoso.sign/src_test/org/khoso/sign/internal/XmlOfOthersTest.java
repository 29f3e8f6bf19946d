package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.sign.internal.TestAuthority.NOW;

import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.RSAPSSParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khoso.api.Progress;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.w3c.dom.Document;

/** Plain XML signatures as W3C XML Signature 1.1 and RFC 9231 allow them, made by the JDK. */
class XmlOfOthersTest {
    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#rsa-pss";
    private static final XMLSignatureFactory F = XMLSignatureFactory.getInstance("DOM");
    private static Party root;
    private static Party middle;
    private static Party signer;
    private final List<X509Certificate> others = new ArrayList<>();
    private String algorithm = RSA;
    private String prefix = "";
    private SignatureMethodParameterSpec parameters;

    @BeforeAll
    static void parties() throws Exception {
        root = new Cert("XML others root", null).days(-4000, 4000).authority(null).make();
        middle = new Cert("XML others middle", root).days(-3000, 3000).authority(0).make();
        signer = new Cert("XML others signer", middle).make();
    }

    private static Reference reference(String uri, Transform... transforms) throws Exception {
        return F.newReference(uri, F.newDigestMethod(DigestMethod.SHA256, null), List.of(transforms), null, null);
    }

    private static Transform transform(String uri, TransformParameterSpec parameters) throws Exception {
        return F.newTransform(uri, parameters);
    }

    private static KeyInfo keys(Object... data) {
        var k = F.getKeyInfoFactory();
        return k.newKeyInfo(List.of(k.newX509Data(List.of(data))), "keys");
    }

    private byte[] sign(KeyInfo keys, List<XMLObject> objects, Reference... references) throws Exception {
        Document d = TestXml.parse(TestXml.document());
        var info = F.newSignedInfo(F.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                F.newSignatureMethod(algorithm, parameters), List.of(references));
        var context = new DOMSignContext(signer.keys().getPrivate(), d.getDocumentElement());
        context.setDefaultNamespacePrefix(prefix);
        F.newXMLSignature(info, keys, objects, "s1", null).sign(context);
        return TestXml.bytes(d);
    }

    private byte[] sign(KeyInfo keys) throws Exception {
        return sign(keys, null, reference("", transform(Transform.ENVELOPED, null)));
    }

    private Verdict verify(byte[] xml) throws Exception {
        var trust = new Trust(List.of(root.certificate()), others, List.of(), List.of(), false, NOW.plusSeconds(60));
        return new XmlVerifier().verify(new Signed("a.xml", () -> new ByteArrayInputStream(xml), null), trust, Progress.NONE).getFirst();
    }

    private String words(byte[] xml) throws Exception {
        Verdict v = verify(xml);
        return v.indication() + " " + v.subIndication();
    }

    /** The order of the certificates says nothing. */
    @Test
    void chainFromTheRootDown() throws Exception {
        byte[] xml = sign(keys(root.certificate(), middle.certificate(), signer.certificate()));
        assertEquals("TOTAL_PASSED null", words(xml));
        assertEquals("XML others signer", verify(xml).signedBy().name());
        assertEquals("TOTAL_PASSED null", words(sign(keys(signer.certificate(), middle.certificate()))));
    }

    /** Without a certificate none is guessed; names and numbers tell which one of the folder of trust it is. */
    @Test
    void certificateFromTheTrustFolder() throws Exception {
        var k = F.getKeyInfoFactory();
        KeyInfo serial = keys(k.newX509IssuerSerial(signer.certificate().getIssuerX500Principal().getName(),
                signer.certificate().getSerialNumber()));
        KeyInfo subject = keys(signer.certificate().getSubjectX500Principal().getName());
        others.add(middle.certificate());
        for (KeyInfo i : new KeyInfo[]{serial, subject, null})
            assertEquals("INDETERMINATE NO_SIGNING_CERTIFICATE_FOUND", words(sign(i)));
        others.add(signer.certificate());
        for (KeyInfo i : List.of(serial, subject))
            assertEquals("TOTAL_PASSED null", words(sign(i)));
        assertEquals("INDETERMINATE NO_SIGNING_CERTIFICATE_FOUND", words(sign(null)));
    }

    /** Invoices have the time of signing beside what is signed; alone it is nothing that anybody signs. */
    @Test
    void nothingButItself() throws Exception {
        KeyInfo keys = keys(signer.certificate());
        assertEquals("TOTAL_FAILED FORMAT_FAILURE", words(sign(keys, null, reference("#keys"))));
        Document d = TestXml.parse("<SigningTime xmlns=\"urn:time\">2026-01-01T00:00:00</SigningTime>".getBytes());
        var time = F.newSignatureProperty(List.of(new DOMStructure(d.getDocumentElement())), "#s1", "p1");
        var object = F.newXMLObject(List.of(F.newSignatureProperties(List.of(time), null)), "t1", null, null);
        assertEquals("TOTAL_FAILED FORMAT_FAILURE", words(sign(keys, List.of(object), reference("#t1"))));
        others.add(middle.certificate());
        byte[] xml = sign(keys, List.of(object), reference("", transform(Transform.ENVELOPED, null)), reference("#t1"));
        assertEquals("TOTAL_PASSED null", words(xml));
        assertTrue(verify(xml).findings().stream().noneMatch(f -> f.rule().equals("signature/xml-part")));
    }

    @Test
    void pssWithParameters() throws Exception {
        others.add(middle.certificate());
        algorithm = PSS;
        for (var p : List.of(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1),
                new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA384, 20, 1))) {
            parameters = new RSAPSSParameterSpec(p);
            byte[] xml = sign(keys(signer.certificate()));
            assertEquals("TOTAL_PASSED null", words(xml), p::toString);
            byte[] salt = new String(xml, "UTF-8").replaceFirst("SaltLength>\\d+<", "SaltLength>19<").getBytes("UTF-8");
            if (new String(salt, "UTF-8").contains("SaltLength"))
                assertEquals("TOTAL_FAILED SIG_CRYPTO_FAILURE", words(salt));
        }
        algorithm = "http://www.w3.org/2007/05/xmldsig-more#sha3-256-rsa-MGF1";
        parameters = null;
        assertEquals("TOTAL_PASSED null", words(sign(keys(signer.certificate()))));
    }

    /** The prefix of an expression is any that stands for the name space there. */
    @Test
    void expressionWithItsOwnPrefix() throws Exception {
        others.add(middle.certificate());
        prefix = "ds";
        var spec = new XPathFilterParameterSpec("not(ancestor-or-self::dsig:Signature)", Map.of("dsig", XmlNames.DS));
        assertEquals("TOTAL_PASSED null", words(sign(keys(signer.certificate()), null, reference("", transform(Transform.XPATH, spec)))));
    }
}
