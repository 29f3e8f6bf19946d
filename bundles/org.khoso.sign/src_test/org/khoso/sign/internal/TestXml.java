package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.khoso.sign.internal.TestAuthority.Party;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** XAdES by the JDK's own signer, which shares no code with the verifier but the canonical form. */
final class TestXml {
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String TEXT = "<hoso xmlns:k=\"urn:k\" k:a=\"1\"><!-- ghi --><so Id=\"so1\">1</so><ten>Biên bản &amp; mục lục</ten></hoso>";
    private final Party party;
    private String algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private String canonical = CanonicalizationMethod.INCLUSIVE;
    private boolean properties = true;

    TestXml(Party party) {
        this.party = party;
    }

    TestXml algorithm(String uri) {
        algorithm = uri;
        return this;
    }

    TestXml canonical(String uri) {
        canonical = uri;
        return this;
    }

    TestXml plain() {
        properties = false;
        return this;
    }

    static byte[] document() {
        return TEXT.getBytes(StandardCharsets.UTF_8);
    }

    static Document parse(byte[] xml) throws Exception {
        var f = DocumentBuilderFactory.newInstance();
        f.setNamespaceAware(true);
        Document d = f.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        mark(d.getDocumentElement());
        return d;
    }

    private static void mark(Element e) {
        if (e.hasAttribute("Id"))
            e.setIdAttribute("Id", true);
        for (var n = e.getFirstChild(); n != null; n = n.getNextSibling())
            if (n instanceof Element c)
            mark(c);
    }

    static byte[] bytes(Document d) throws Exception {
        var out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(d), new StreamResult(out));
        return out.toByteArray();
    }

    /** Signs the whole document, in it. */
    byte[] enveloped() throws Exception {
        return over("", List.of(Transform.ENVELOPED, canonical), null);
    }

    /** Signs the part with an id, in the document. */
    byte[] part(String id) throws Exception {
        return over("#" + id, List.of(canonical), null);
    }

    /** Signs a file beside. */
    byte[] detached(String name, byte[] content) throws Exception {
        return over(name, List.of(), content);
    }

    private byte[] over(String uri, List<String> transforms, byte[] content) throws Exception {
        XMLSignatureFactory f = XMLSignatureFactory.getInstance("DOM");
        Document d = content == null ? parse(document()) : parse("<chuky/>".getBytes());
        List<Transform> all = new ArrayList<>();
        for (String t : transforms)
            all.add(f.newTransform(t, (TransformParameterSpec) null));
        List<Reference> references = new ArrayList<>();
        references.add(f.newReference(uri, f.newDigestMethod(SHA256, null), all, null, null));
        List<XMLObject> objects = new ArrayList<>();
        if (properties) {
            Element q = qualifying(d);
            objects.add(f.newXMLObject(List.of(new DOMStructure(q)), null, null, null));
            references.add(f.newReference("#sp", f.newDigestMethod(SHA256, null),
                    List.of(f.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    XmlNames.SIGNED_PROPERTIES, null));
        }
        var info = f.newSignedInfo(f.newCanonicalizationMethod(canonical, (C14NMethodParameterSpec) null),
                f.newSignatureMethod(algorithm, null),
                references);
        var k = f.getKeyInfoFactory();
        var keys = k.newKeyInfo(List.of(k.newX509Data(party.key().chain())));
        var context = new DOMSignContext(party.keys().getPrivate(), d.getDocumentElement());
        context.setDefaultNamespacePrefix("ds");
        if (content != null)
            context.setURIDereferencer((reference, c) -> reference.getURI().equals(uri)
                    ? new OctetStreamData(new ByteArrayInputStream(content))
                    : f.getURIDereferencer().dereference(reference, c));
        f.newXMLSignature(info, keys, objects, "s1", "v1").sign(context);
        return bytes(d);
    }

    private Element qualifying(Document d) throws Exception {
        Element q = x(d, null, "QualifyingProperties");
        q.setAttribute("Target", "#s1");
        Element sp = x(d, q, "SignedProperties");
        sp.setAttribute("Id", "sp");
        sp.setIdAttribute("Id", true);
        Element ssp = x(d, sp, "SignedSignatureProperties");
        x(d, ssp, "SigningTime").setTextContent(TestAuthority.NOW.toString());
        Element digest = x(d, x(d, x(d, ssp, "SigningCertificateV2"), "Cert"), "CertDigest");
        Element method = d.createElementNS(XmlNames.DS, "ds:DigestMethod");
        method.setAttribute("Algorithm", DigestMethod.SHA256);
        Element value = d.createElementNS(XmlNames.DS, "ds:DigestValue");
        value.setTextContent(Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(party.certificate().getEncoded())));
        digest.appendChild(method);
        digest.appendChild(value);
        return q;
    }

    private static Element x(Document d, Element parent, String name) {
        Element e = d.createElementNS(XmlNames.XADES, "xades:" + name);
        if (parent != null)
            parent.appendChild(e);
        return e;
    }
}
