package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.khoso.api.Progress;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;

/** Signatures made to mislead, to crash or to keep a verifier busy. */
class HostileCmsTest {
    private static final byte[] CONTENT = "x".getBytes();
    private static final Duration SOON = Duration.ofSeconds(20);
    private final Party root;
    private final Party signer;

    HostileCmsTest() throws Exception {
        root = new Cert("Hostile root", null).authority(null).make();
        signer = new Cert("Hostile signer", root).make();
    }

    private Verdict verdict(byte[] signature) throws Exception {
        var signed = new Signed("x", () -> new ByteArrayInputStream(signature), () -> new ByteArrayInputStream(CONTENT));
        var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, TestAuthority.NOW);
        return new CmsVerifier().verify(signed, trust, Progress.NONE).getFirst();
    }

    private void unreadable(String key, byte[] signature) throws Exception {
        Verdict v = assertTimeout(SOON, () -> verdict(signature));
        assertEquals(SubIndication.FORMAT_FAILURE, v.subIndication());
        assertEquals("sign." + key, v.findings().getFirst().message().key());
    }

    @Test
    void trailingBytes() throws Exception {
        byte[] s = TestCms.by(signer).sign(CONTENT);
        unreadable("trailing", Arrays.copyOf(s, s.length + 1));
        unreadable("trailing", Arrays.copyOf(s, s.length + 4096));
    }

    @Test
    void hugeOrEmpty() throws Exception {
        unreadable("empty", new byte[0]);
        unreadable("too-large", new byte[CmsVerifier.LARGEST + 1]);
        byte[] lie = TestCms.by(signer).sign(CONTENT);
        lie[1] = (byte) 0x84;
        Arrays.fill(lie, 2, 6, (byte) 0x7f);
        unreadable("truncated", lie);
    }

    @Test
    void nestedWithoutEnd() throws Exception {
        byte[] deep = new byte[2_000_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        unreadable("too-deep", deep);
    }

    @Test
    void indefiniteLengthsAreFineAsSuch() throws Exception {
        byte[] ber = TestCms.by(signer).attached().sign(CONTENT); // BC writes BER when it carries content
        assertTrue(new String(ber, java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("0\u0080"));
        assertTrue(verdict(ber).passed());
        unreadable("truncated", Arrays.copyOf(ber, ber.length - 2));
    }

    @Test
    void notASignature() throws Exception {
        byte[] data = new BERSequence(vector(PKCSObjectIdentifiers.data, new BERTaggedObject(true, 0, new DEROctetString(CONTENT))))
                .getEncoded();
        unreadable("not-signed", data);
        byte[] hollow = new BERSequence(vector(PKCSObjectIdentifiers.signedData, new BERTaggedObject(true, 0, new BERSequence())))
                .getEncoded();
        unreadable("damaged", hollow);
        unreadable("damaged", new BERSequence().getEncoded());
        unreadable("no-signer", TestCms.by().carries(root.certificate()).sign(CONTENT));
    }

    private static ASN1EncodableVector vector(ASN1ObjectIdentifier type, BERTaggedObject content) {
        var v = new ASN1EncodableVector();
        v.add(type);
        v.add(content);
        return v;
    }

    @Test
    void thousandsOfCertificates() throws Exception {
        Party quick = new Cert("Quick root", null).kind("EC-secp256r1").authority(null).make();
        X509Certificate[] many = new X509Certificate[1500];
        for (int i = 0; i < many.length; i++)
            many[i] = new Cert("Hostile signer", quick).kind("EC-secp256r1").serial(BigInteger.valueOf(i + 1)).make().certificate();
        byte[] s = TestCms.by(signer).carries(many).sign(CONTENT);
        unreadable("too-many-certificates", s);
    }

    /** Authorities that all have the same name and key issue one another: a search without bound would never end. */
    @Test
    void certificatesThatIssueOneAnother() throws Exception {
        Party first = new Cert("Ring", null).kind("EC-secp256r1").authority(null).make();
        X509Certificate[] many = new X509Certificate[120];
        for (int i = 0; i < many.length; i++)
            many[i] = new Cert("Ring", first).keys(first.keys()).authority(null).serial(BigInteger.valueOf(i + 10)).make().certificate();
        byte[] s = TestCms.by(new Cert("In the ring", first).make()).carries(many).sign(CONTENT);
        Verdict v = assertTimeout(SOON, () -> verdict(s));
        assertEquals(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, v.subIndication());
    }

    @Test
    void keyThatTakesForEver() throws Exception {
        slow(30_000, BigInteger.valueOf(65537));
        slow(16_000, BigInteger.ONE.shiftLeft(15_000).add(BigInteger.ONE));
    }

    private void slow(int bits, BigInteger exponent) throws Exception {
        BigInteger n = new BigInteger(bits, new Random(1)).setBit(bits - 1).setBit(0);
        byte[] encoded = new SubjectPublicKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(n, exponent)).getEncoded();
        var key = new PublicKey() { // neither JDK nor BC makes one
            private static final long serialVersionUID = 1L;

            @Override
            public String getAlgorithm() {
                return "RSA";
            }

            @Override
            public String getFormat() {
                return "X.509";
            }

            @Override
            public byte[] getEncoded() {
                return encoded;
            }
        };
        Party p = new Cert("Slow", root).keys(new KeyPair(key, signer.keys().getPrivate())).make();
        Verdict v = assertTimeout(SOON, () -> verdict(TestCms.by(p).sign(CONTENT)));
        assertEquals(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, v.subIndication());
    }

    /** Signed attributes given as content of a signature without attributes: the old confusion of the two forms. */
    @Test
    void attributesAsContent() throws Exception {
        byte[] s = TestCms.by(signer).sign(CONTENT);
        var info = new org.bouncycastle.cms.CMSSignedData(s).getSignerInfos().getSigners().iterator().next();
        byte[] attributes = info.getEncodedSignedAttributes();
        var bare = new org.bouncycastle.asn1.cms.SignerInfo(info.toASN1Structure().getSID(), info.getDigestAlgorithmID(),
                (org.bouncycastle.asn1.ASN1Set) null, info.toASN1Structure().getDigestEncryptionAlgorithm(),
                new DEROctetString(info.getSignature()), null);
        var old = org.bouncycastle.asn1.cms.SignedData.getInstance(
                org.bouncycastle.asn1.cms.ContentInfo.getInstance(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(s)).getContent());
        var forged = new org.bouncycastle.asn1.cms.ContentInfo(PKCSObjectIdentifiers.signedData,
                new org.bouncycastle.asn1.cms.SignedData(old.getDigestAlgorithms(), old.getEncapContentInfo(), old.getCertificates(), null,
                        new org.bouncycastle.asn1.DERSet(bare)))
                .getEncoded();
        var signed = new Signed("x", () -> new ByteArrayInputStream(forged), () -> new ByteArrayInputStream(attributes));
        var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, TestAuthority.NOW);
        Verdict v = new CmsVerifier().verify(signed, trust, Progress.NONE).getFirst();
        assertFalse(v.passed(), v.findings()::toString);
    }

    /** 10,000 signatures with damage of every kind: each gets a verdict, soon, and none passes for other content. */
    @Test
    void mutations() throws Exception {
        byte[] s = TestCms.by(signer).attached().carries(root.certificate()).sign(CONTENT);
        Random r = new Random(42);
        var signed = new Object() {
            byte[] bytes;
        };
        var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, TestAuthority.NOW);
        var verifier = new CmsVerifier();
        byte[] other = "y".getBytes();
        for (int i = 0; i < 10_000; i++) {
            signed.bytes = damage(s, r);
            var all = verifier.verify(new Signed("x", () -> new ByteArrayInputStream(signed.bytes), () -> new ByteArrayInputStream(other)),
                    trust, Progress.NONE);
            assertFalse(all.isEmpty());
            assertTrue(all.stream().allMatch(v -> v.indication() != Indication.TOTAL_PASSED), "mutation " + i);
        }
    }

    private static byte[] damage(byte[] s, Random r) {
        byte[] b = s.clone();
        int at = r.nextInt(b.length);
        switch (r.nextInt(5)) {
            case 0 -> b[at] ^= (byte) (1 << r.nextInt(8));
            case 1 -> b[at] = (byte) 0x80;
            case 2 -> b = Arrays.copyOf(b, at);
            case 3 -> {
                int n = Math.min(r.nextInt(64), b.length - at);
                System.arraycopy(s, r.nextInt(s.length - n), b, at, n);
            }
            default -> {
                byte[] longer = new byte[b.length + 8];
                System.arraycopy(b, 0, longer, 0, at);
                System.arraycopy(b, at, longer, at + 8, b.length - at);
                b = longer;
            }
        }
        return b;
    }
}
