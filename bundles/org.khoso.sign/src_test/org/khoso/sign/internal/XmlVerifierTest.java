package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.sign.internal.TestAuthority.NOW;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.compliance.Sentences;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Signatures in XML, made by the JDK's signer: what holds, what was moved, what would run or fetch something. */
class XmlVerifierTest {
    private static final byte[] CONTENT = "Biên bản\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    private static Party root;
    private static Party signer;

    @BeforeAll
    static void parties() throws Exception {
        root = new Cert("XML root", null).days(-4000, 4000).authority(null).make();
        signer = new Cert("XML signer", root).make();
    }

    private static List<Verdict> verify(byte[] xml) throws Exception {
        var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, NOW.plusSeconds(60));
        var signed = new Signed("a.xml", () -> new ByteArrayInputStream(xml), null,
                name -> name.equals("tệp 1.txt") ? () -> new ByteArrayInputStream(CONTENT) : null);
        List<Verdict> all = new XmlVerifier().verify(signed, trust, Progress.NONE);
        assertFalse(all.isEmpty());
        for (Verdict v : all)
            for (Finding f : v.findings()) {
                Sentences.assertSayable(XmlVerifier.class, f.message());
                Sentences.assertSayable(XmlVerifier.class, f.remedy());
            }
        return all;
    }

    private static String words(byte[] xml) throws Exception {
        return String.join(" ", verify(xml).stream().map(v -> v.passed() ? "passed" : v.indication() + "/" + v.subIndication()).toList());
    }

    private static byte[] change(byte[] xml, String what, String to) {
        String text = new String(xml, StandardCharsets.UTF_8);
        assertTrue(text.contains(what), what);
        return text.replace(what, to).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean told(byte[] xml, String rule) throws Exception {
        return verify(xml).stream().flatMap(v -> v.findings().stream()).anyMatch(f -> f.rule().equals("signature/" + rule));
    }

    @Test
    void everyCanonicalForm() throws Exception {
        for (String form : List.of(XmlCanon.USUAL, XmlCanon.USUAL + "#WithComments", "http://www.w3.org/2001/10/xml-exc-c14n#",
                "http://www.w3.org/2001/10/xml-exc-c14n#WithComments", "http://www.w3.org/2006/12/xml-c14n11"))
            assertEquals("passed", words(new TestXml(signer).canonical(form).enveloped()), form);
    }

    @Test
    void saysWhoAndWhen() throws Exception {
        Verdict v = verify(new TestXml(signer).enveloped()).getFirst();
        assertEquals("XML signer", v.signedBy().name());
        assertEquals(NOW, v.signedBy().claimed());
        assertEquals("XAdES-BASELINE-B", v.profile());
        assertEquals("", verify(new TestXml(signer).plain().enveloped()).getFirst().profile());
    }

    @Test
    void otherAlgorithms() throws Exception {
        Party ec = new Cert("XML EC", root).kind("EC-secp256r1").make();
        assertEquals("passed", words(new TestXml(ec).algorithm("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256").enveloped()));
        assertEquals("passed", words(new TestXml(signer).algorithm("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1").enveloped()));
        assertEquals("passed", words(new TestXml(signer).algorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512").enveloped()));
    }

    @Test
    void changed() throws Exception {
        byte[] xml = new TestXml(signer).enveloped();
        assertEquals("TOTAL_FAILED/HASH_FAILURE", words(change(xml, ">1</so>", ">2</so>")));
        assertEquals("TOTAL_FAILED/HASH_FAILURE", words(change(xml, "k:a=\"1\"", "k:a=\"2\"")));
        assertEquals("TOTAL_FAILED/HASH_FAILURE", words(change(xml, "<xades:SigningTime>2", "<xades:SigningTime>1")));
        assertEquals("passed", words(change(xml, "<!-- ghi -->", "")), "comments are not signed");
    }

    @Test
    void partAndItsCopies() throws Exception {
        byte[] xml = new TestXml(signer).part("so1");
        assertEquals("passed", words(xml));
        assertTrue(told(xml, "xml-part"), "only a part is signed");
        assertEquals("passed", words(change(xml, "<ten>", "<ten>khác ")), "the rest is not signed");
        assertEquals("TOTAL_FAILED/FORMAT_FAILURE", words(change(xml, "<ten>", "<so Id=\"so1\">9</so><ten>")), "two of one id");
        assertEquals("INDETERMINATE/SIGNED_DATA_NOT_FOUND", words(change(xml, "Id=\"so1\"", "Id=\"so2\"")));
    }

    @Test
    void besideAndNowhereElse() throws Exception {
        assertEquals("passed", words(new TestXml(signer).detached("t%E1%BB%87p%201.txt", CONTENT)));
        for (String uri : List.of("khac.txt", "../a.txt", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/a", "a/b", "a%2Fb",
                ".."))
            assertEquals("INDETERMINATE/SIGNED_DATA_NOT_FOUND", words(new TestXml(signer).detached(uri, CONTENT)), uri);
    }

    @Test
    void nothingIsRun() throws Exception {
        byte[] xml = new TestXml(signer).enveloped();
        for (String a : List.of("http://www.w3.org/TR/1999/REC-xslt-19991116", "http://www.w3.org/TR/1999/REC-xpath-19991116", "urn:own"))
            assertTrue(
                    words(change(xml, "http://www.w3.org/2000/09/xmldsig#enveloped-signature", a))
                            .startsWith("INDETERMINATE/SIG_CONSTRAINTS")
                            || words(change(xml, "http://www.w3.org/2000/09/xmldsig#enveloped-signature", a)).startsWith("TOTAL_FAILED"),
                    a);
        assertEquals("TOTAL_FAILED/FORMAT_FAILURE", words(("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + new String(xml,
                StandardCharsets.UTF_8).replaceFirst("<\\?xml.*?\\?>", "")).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void propertiesOfNobody() throws Exception {
        byte[] xml = new TestXml(signer).enveloped();
        assertEquals("TOTAL_FAILED/SIG_CRYPTO_FAILURE", words(change(xml, "Algorithm=\"" + XmlCanon.USUAL + "\"/><ds:SignatureMethod",
                "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/><ds:SignatureMethod")));
        assertTrue(told(change(xml, "Target=\"#s1\"", "Target=\"#other\""), "xml-not-named"),
                "properties of another signature do not count");
    }

    @Test
    void cancelledAndUnreadable() throws Exception {
        byte[] xml = new TestXml(signer).enveloped();
        Progress stop = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        var signed = new Signed("x", () -> new ByteArrayInputStream(xml), null);
        assertThrows(IOException.class, () -> new XmlVerifier().verify(signed, Trust.none(NOW), stop));
        var broken = new Signed("x", () -> {
            throw new IOException("disk");
        }, null);
        assertThrows(IOException.class, () -> new XmlVerifier().verify(broken, Trust.none(NOW), Progress.NONE));
        assertEquals("TOTAL_FAILED/FORMAT_FAILURE", words("<a/>".getBytes()));
        assertEquals("TOTAL_FAILED/FORMAT_FAILURE", words(new byte[0]));
    }

    @Test
    void manyAtOnce() throws Exception {
        byte[] xml = new TestXml(signer).enveloped();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var f : pool.invokeAll(java.util.Collections.nCopies(12, () -> words(xml))))
                assertEquals("passed", f.get());
        }
    }

    @Test
    void mutations() throws Exception {
        byte[] detached = new TestXml(signer).detached("t%E1%BB%87p%201.txt", CONTENT);
        Fuzz.of("XML signature", XmlVerifier.class).shape(Shape.XML).limit(Duration.ofSeconds(10))
                .words("ds:Signature", "Id=\"so1\"", "URI=\"\"", "Transform", "Algorithm", "xades:SignedProperties", "#sp")
                .seed(new TestXml(signer).enveloped(), new TestXml(signer).part("so1"), detached).run((file, in) -> {
                    List<Message> said = new ArrayList<>();
                    var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, NOW.plusSeconds(60));
                    var signed = new Signed("a.xml", () -> new ByteArrayInputStream(file), null,
                            name -> () -> new ByteArrayInputStream(CONTENT));
                    for (Verdict v : new XmlVerifier().verify(signed, trust, Progress.NONE))
                        v.findings().forEach(f -> said.add(f.message()));
                    return said;
                });
    }
}
