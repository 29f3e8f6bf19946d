package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.sign.internal.TestAuthority.NOW;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.compliance.Sentences;

/** The indication that ETSI EN 319 102-1 asks for, case by case. */
class CmsVerdictTest {
    private static final byte[] CONTENT = "Quyết định số 1".getBytes(StandardCharsets.UTF_8);
    private static final Instant YEAR_AGO = NOW.minus(365, ChronoUnit.DAYS);
    private static Party root;
    private static Party middle;
    private static Party signer;
    private static Party expired;
    private static Party stamper;
    private List<X509Certificate> anchors = new ArrayList<>(List.of(root.certificate()));
    private List<X509Certificate> others = new ArrayList<>();
    private List<X509CRL> lists = new ArrayList<>();
    private boolean revocation;
    private Instant at = NOW.plusSeconds(60);

    @BeforeAll
    static void parties() throws Exception {
        root = new Cert("Root", null).days(-4000, 4000).authority(null).make();
        middle = new Cert("Middle", root).days(-3000, 3000).authority(0).make();
        signer = new Cert("Signer", middle).make();
        expired = new Cert("Expired", root).days(-700, -30).make();
        stamper = new Cert("Stamps", root).days(-3000, 3000).usage(KeyUsage.digitalSignature).stamps().make();
    }

    private Verdict verdict(byte[] signature) throws Exception {
        return all(signature).getFirst();
    }

    private List<Verdict> all(byte[] signature) throws Exception {
        return all(signature, CONTENT);
    }

    private List<Verdict> all(byte[] signature, byte[] content) throws Exception {
        var signed = new Signed("a.zip", () -> new ByteArrayInputStream(signature),
                content == null ? null : () -> new ByteArrayInputStream(content));
        List<Verdict> all = new CmsVerifier().verify(signed, new Trust(anchors, others, lists, revocation, at), Progress.NONE);
        for (Verdict v : all)
            for (Finding f : v.findings()) {
                Sentences.assertSayable(CmsVerifier.class, f.message());
                Sentences.assertSayable(CmsVerifier.class, f.remedy());
            }
        return all;
    }

    private void passes(byte[] signature) throws Exception {
        Verdict v = verdict(signature);
        assertEquals(Indication.TOTAL_PASSED, v.indication(), v.findings()::toString);
    }

    private void unsure(SubIndication why, byte[] signature) throws Exception {
        Verdict v = verdict(signature);
        assertEquals(Indication.INDETERMINATE + " " + why, v.indication() + " " + v.subIndication(), v.findings()::toString);
    }

    private void fails(SubIndication why, byte[] signature) throws Exception {
        Verdict v = verdict(signature);
        assertEquals(Indication.TOTAL_FAILED + " " + why, v.indication() + " " + v.subIndication(), v.findings()::toString);
    }

    private static TestCms by(Party... p) {
        return TestCms.by(p).carries(middle.certificate());
    }

    private static byte[] stamped(Party by, Instant clock) throws Exception {
        return new CmsSigner().sign(by.key(), () -> new ByteArrayInputStream(CONTENT),
                new Signer.Options(false, clock, TestAuthority.stamper(stamper, clock)), Progress.NONE);
    }

    // what passes

    @Test
    void chainOfThree() throws Exception {
        passes(by(signer).sign(CONTENT));
    }

    @Test
    void intermediateFromTheTrustFolder() throws Exception {
        byte[] s = TestCms.by(signer).sign(CONTENT);
        unsure(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, s);
        others.add(middle.certificate());
        passes(s);
    }

    @Test
    void intermediateIsTrusted() throws Exception {
        anchors = List.of(middle.certificate());
        passes(TestCms.by(signer).sign(CONTENT));
    }

    @Test
    void signerItselfIsTrusted() throws Exception {
        anchors = List.of(signer.certificate());
        passes(TestCms.by(signer).sign(CONTENT));
        anchors = List.of(expired.certificate());
        unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, TestCms.by(expired).sign(CONTENT));
    }

    @Test
    void signersCertificateFromTheTrustFolder() throws Exception {
        byte[] s = TestCms.by(signer).carriesOnly(middle.certificate()).sign(CONTENT);
        unsure(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, s);
        others.add(signer.certificate());
        passes(s);
    }

    @Test
    void otherAlgorithms() throws Exception {
        for (String digest : List.of("SHA384", "SHA512", "SHA3-256"))
            passes(by(signer).algorithm(digest + "withRSA").sign(CONTENT));
        passes(by(signer).algorithm("SHA256withRSAandMGF1").sign(CONTENT));
        for (String curve : List.of("EC-secp256r1", "EC-secp384r1", "EC-secp521r1", "EC-brainpoolP256r1")) {
            Party p = new Cert(curve, root).kind(curve).make();
            passes(TestCms.by(p).algorithm("SHA384withECDSA").sign(CONTENT));
        }
        for (String kind : List.of("Ed25519", "Ed448"))
            passes(TestCms.by(new Cert(kind, root).kind(kind).make()).algorithm(kind).sign(CONTENT));
    }

    @Test
    void carriedAndPem() throws Exception {
        byte[] s = by(signer).attached().sign(CONTENT);
        assertTrue(all(s, null).getFirst().passed());
        String pem = "-----BEGIN CMS-----\n" + java.util.Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(s)
                + "\n-----END CMS-----\n";
        assertTrue(all(pem.getBytes(StandardCharsets.US_ASCII), null).getFirst().passed());
    }

    @Test
    void withoutAttributes() throws Exception {
        byte[] s = by(signer).bare().sign(CONTENT);
        passes(s);
        assertEquals(SubIndication.SIG_CRYPTO_FAILURE, all(s, "x".getBytes()).getFirst().subIndication());
        assertEquals(SubIndication.SIGNED_DATA_NOT_FOUND, all(s, null).getFirst().subIndication());
    }

    @Test
    void twoSigners() throws Exception {
        Party second = new Cert("Second", root).make();
        List<Verdict> two = all(by(signer, second).sign(CONTENT));
        assertEquals(List.of("Second", "Signer"), two.stream().map(v -> v.signedBy().name()).sorted().toList());
        assertTrue(two.stream().allMatch(Verdict::passed));
        List<Verdict> half = all(by(signer, expired).sign(CONTENT));
        assertEquals(1, half.stream().filter(Verdict::passed).count());
        assertTrue(half.stream().flatMap(v -> v.findings().stream()).anyMatch(f -> f.place().equals("1") || f.place().equals("2")));
    }

    // who signed

    @Test
    void anotherCertificateIsNamed() throws Exception {
        Party twin = new Cert("Signer", middle).serial(signer.certificate().getSerialNumber()).days(-10, 10).make();
        unsure(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, by(signer).named(twin.certificate()).sign(CONTENT));
    }

    @Test
    void certificateIsPutInItsPlace() throws Exception {
        Party twin = new Cert("Signer", middle).serial(signer.certificate().getSerialNumber()).days(-10, 10).make();
        byte[] s = TestCms.by(signer).carriesOnly(twin.certificate(), middle.certificate()).sign(CONTENT);
        unsure(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, s);
        others.add(signer.certificate());
        passes(s);
    }

    @Test
    void certificateIsNamedTwice() throws Exception {
        unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, by(signer).change(t -> {
            var v = t.toASN1EncodableVector();
            v.add(t.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2));
            return new org.bouncycastle.asn1.cms.AttributeTable(v);
        }).sign(CONTENT));
    }

    @Test
    void certificateIsNotNamed() throws Exception {
        byte[] s = by(signer).change(t -> t.remove(PKCSObjectIdentifiers.id_aa_signingCertificateV2)).sign(CONTENT);
        passes(s);
        assertTrue(verdict(s).findings().stream().anyMatch(f -> f.rule().equals("signature/not-named")));
    }

    // content and signature

    @Test
    void changedContent() throws Exception {
        assertEquals(SubIndication.HASH_FAILURE, all(by(signer).sign(CONTENT), "Quyet dinh".getBytes()).getFirst().subIndication());
    }

    @Test
    void signatureByAnotherKey() throws Exception {
        Party thief = new Cert("Signer", middle).keys(TestAuthority.keys("Thief", "RSA-2048"))
                .serial(signer.certificate().getSerialNumber()).make();
        byte[] s = TestCms.by(thief).named(signer.certificate()).carriesOnly(signer.certificate(), middle.certificate()).sign(CONTENT);
        fails(SubIndication.SIG_CRYPTO_FAILURE, s);
    }

    @Test
    void attributesWithoutDigestOrType() throws Exception {
        fails(SubIndication.FORMAT_FAILURE, by(signer).change(t -> t.remove(CMSAttributes.messageDigest)).sign(CONTENT));
        unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, by(signer).change(t -> t.remove(CMSAttributes.contentType)).sign(CONTENT));
        unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, by(signer).change(t -> t.remove(CMSAttributes.contentType)
                .add(CMSAttributes.contentType, PKCSObjectIdentifiers.envelopedData)).sign(CONTENT));
        fails(SubIndication.HASH_FAILURE, by(signer).change(t -> t.remove(CMSAttributes.messageDigest)
                .add(CMSAttributes.messageDigest, new DEROctetString(new byte[32]))).sign(CONTENT));
    }

    // trust and path

    @Test
    void nobodyOrTheWrongOnesTrusted() throws Exception {
        anchors = List.of();
        unsure(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, by(signer).sign(CONTENT));
        anchors = List.of(new Cert("Other root", null).authority(null).make().certificate());
        unsure(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, by(signer).sign(CONTENT));
    }

    @Test
    void sameNameAsTheRoot() throws Exception {
        Party fake = new Cert("Root", null).keys(TestAuthority.keys("Fake", "RSA-2048")).authority(null).make();
        Party by = new Cert("Forged", fake).make();
        unsure(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, TestCms.by(by).carries(fake.certificate()).sign(CONTENT));
    }

    @Test
    void issuerMayNotIssue() throws Exception {
        Party person = new Cert("Person", root).make();
        Party forged = new Cert("Made by a person", person).make();
        unsure(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, TestCms.by(forged).carries(person.certificate()).sign(CONTENT));
    }

    @Test
    void pathIsTooLong() throws Exception {
        Party below = new Cert("Below", middle).authority(null).make(); // Middle may issue no other authority
        Party p = new Cert("Too deep", below).make();
        unsure(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, by(p).carries(below.certificate()).sign(CONTENT));
    }

    @Test
    void notMadeForSignatures() throws Exception {
        Party p = new Cert("Cipher", root).usage(KeyUsage.keyEncipherment).make();
        unsure(SubIndication.CHAIN_CONSTRAINTS_FAILURE, TestCms.by(p).sign(CONTENT));
    }

    // time

    @Test
    void expiredWithoutProof() throws Exception {
        unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, TestCms.by(expired).claimed(YEAR_AGO).sign(CONTENT));
    }

    @Test
    void expiredButNotRevoked() throws Exception {
        lists.add(TestAuthority.crl(root, null, null)); // made after the end: the certificate may have been taken off
        unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, TestCms.by(expired).claimed(YEAR_AGO).sign(CONTENT));
        lists.add(TestAuthority.crl(root, null, null, CRLReason.keyCompromise, -300, 30));
        unsure(SubIndication.OUT_OF_BOUNDS_NOT_REVOKED, TestCms.by(expired).claimed(YEAR_AGO).sign(CONTENT));
    }

    @Test
    void notValidYet() throws Exception {
        Party p = new Cert("Early", root).days(5, 30).make();
        unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, TestCms.by(p).sign(CONTENT));
    }

    @Test
    void stampedInTime() throws Exception {
        byte[] s = stamped(expired, YEAR_AGO);
        passes(s);
        assertEquals(YEAR_AGO, verdict(s).signedBy().stamped());
    }

    @Test
    void stampedTooLate() throws Exception {
        unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, stamped(expired, NOW.minus(2, ChronoUnit.DAYS)));
    }

    @Test
    void stampedBeforeTheCertificateWasValid() throws Exception {
        Party p = new Cert("Later", root).days(-10, 30).make();
        fails(SubIndication.NOT_YET_VALID, stamped(p, YEAR_AGO));
    }

    @Test
    void stampOfAnotherSignatureProvesNothing() throws Exception {
        byte[] s = new CmsSigner().sign(expired.key(), () -> new ByteArrayInputStream(CONTENT), new Signer.Options(false, YEAR_AGO,
                (a, imprint) -> TestAuthority.token(stamper, YEAR_AGO, TestAuthority.sha256("other".getBytes()))), Progress.NONE);
        unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, s);
        assertTrue(verdict(s).findings().stream().anyMatch(f -> f.rule().equals("signature/stamp-other")));
    }

    @Test
    void stampByWhoMayNotStampOrIsNotTrusted() throws Exception {
        Party other = new Cert("Other stamp root", null).authority(null).make();
        Party unknown = new Cert("Unknown stamps", other).usage(KeyUsage.digitalSignature).stamps().make();
        for (Party p : List.of(signer, unknown)) {
            byte[] s = new CmsSigner().sign(expired.key(), () -> new ByteArrayInputStream(CONTENT), new Signer.Options(false, YEAR_AGO,
                    (a, imprint) -> p == signer ? forged(imprint) : TestAuthority.token(p, YEAR_AGO, imprint)), Progress.NONE);
            unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, s);
            assertTrue(verdict(s).findings().stream().anyMatch(f -> f.rule().startsWith("signature/stamp-")));
        }
    }

    /** BC makes no token without the right extended use: a CMS that says it is one. */
    private static byte[] forged(byte[] imprint) throws java.io.IOException {
        try {
            return TestCms.by(signer).attached().type("1.2.840.113549.1.9.16.1.4").sign(imprint);
        } catch (Exception e) {
            throw new java.io.IOException(e);
        }
    }

    @Test
    void signedAfterItExpiredOrWasRevoked() throws Exception {
        byte[] yesterday = TestAuthority.token(stamper, NOW.minus(1, ChronoUnit.DAYS), TestAuthority.sha256(CONTENT));
        fails(SubIndication.EXPIRED, TestCms.by(expired).contentStamp(yesterday).sign(CONTENT));
        lists.add(TestAuthority.crl(middle, signer, NOW.minus(9, ChronoUnit.DAYS)));
        fails(SubIndication.REVOKED, by(signer).contentStamp(yesterday).sign(CONTENT));
    }

    @Test
    void claimsAreNoProofButAreCompared() throws Exception {
        byte[] s = by(signer).claimed(NOW.plus(3, ChronoUnit.DAYS)).sign(CONTENT);
        passes(s);
        assertTrue(verdict(s).findings().stream().anyMatch(f -> f.rule().equals("signature/claimed-later")));
    }

    // revocation

    @Test
    void revoked() throws Exception {
        lists.add(TestAuthority.crl(middle, signer, NOW.minus(9, ChronoUnit.DAYS)));
        unsure(SubIndication.REVOKED_NO_POE, by(signer).sign(CONTENT));
    }

    @Test
    void revokedByAListInTheSignature() throws Exception {
        unsure(SubIndication.REVOKED_NO_POE,
                by(signer).lists(TestAuthority.crl(middle, signer, NOW.minus(9, ChronoUnit.DAYS))).sign(CONTENT));
    }

    @Test
    void revokedAfterTheStamp() throws Exception {
        lists.add(TestAuthority.crl(middle, signer, NOW.minus(9, ChronoUnit.DAYS)));
        passes(stamped(signer, NOW.minus(100, ChronoUnit.DAYS)));
        unsure(SubIndication.REVOKED_NO_POE, stamped(signer, NOW.minus(1, ChronoUnit.DAYS)));
    }

    @Test
    void authorityRevoked() throws Exception {
        lists.add(TestAuthority.crl(root, middle, NOW.minus(9, ChronoUnit.DAYS)));
        unsure(SubIndication.REVOKED_CA_NO_POE, by(signer).sign(CONTENT));
    }

    @Test
    void onHold() throws Exception {
        lists.add(TestAuthority.crl(middle, signer, NOW.minus(9, ChronoUnit.DAYS), CRLReason.certificateHold, -1, 30));
        unsure(SubIndication.TRY_LATER, by(signer).sign(CONTENT));
    }

    @Test
    void listByAnotherIsNotHeard() throws Exception {
        Party fake = new Cert("Middle", null).keys(TestAuthority.keys("Fake middle", "RSA-2048")).authority(null).make();
        lists.add(TestAuthority.crl(fake, signer, NOW.minus(9, ChronoUnit.DAYS)));
        passes(by(signer).sign(CONTENT));
    }

    @Test
    void revocationMustBeKnown() throws Exception {
        revocation = true;
        unsure(SubIndication.TRY_LATER, by(signer).sign(CONTENT));
        lists.add(TestAuthority.crl(middle, null, null));
        unsure(SubIndication.TRY_LATER, by(signer).sign(CONTENT)); // of Middle nothing is known yet
        lists.add(TestAuthority.crl(root, null, null));
        passes(by(signer).sign(CONTENT));
        at = NOW.plus(60, ChronoUnit.DAYS); // both lists are out of date then
        unsure(SubIndication.TRY_LATER, by(signer).sign(CONTENT));
    }

    // strength

    @Test
    void weakDigests() throws Exception {
        unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, by(signer).algorithm("SHA1withRSA").sign(CONTENT));
        unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, by(signer).algorithm("MD5withRSA").sign(CONTENT));
    }

    @Test
    void weakKeysAndCertificates() throws Exception {
        unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, TestCms.by(new Cert("Short", root).kind("RSA-1024").make()).sign(CONTENT));
        unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
                TestCms.by(new Cert("Tiny", root).kind("RSA-512").make()).algorithm("SHA1withRSA").sign(CONTENT));
        unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                TestCms.by(new Cert("Old", root).algorithm("SHA1withRSA").make()).sign(CONTENT));
    }

    @Test
    void graverReasonDecides() throws Exception {
        Verdict v = all(TestCms.by(expired).sign(CONTENT), "x".getBytes()).getFirst();
        assertEquals(SubIndication.HASH_FAILURE, v.subIndication());
        assertEquals("signature/hash-failure", v.findings().getFirst().rule());
    }

    // what others do

    /** An anchor that was renewed with the same key after all that it has issued had ended: its own period does not count (RFC 5280, 6.1.1). */
    @Test
    void renewedAnchor() throws Exception {
        Party renewed = new Cert("Root", null).keys(root.keys()).days(-10, 4000).authority(null).make();
        anchors = List.of(renewed.certificate());
        passes(stamped(expired, YEAR_AGO));
    }

    /** Roots of the nineties have no extensions. */
    @Test
    void anchorOfTheFirstVersion() throws Exception {
        var keys = TestAuthority.keys("First", "RSA-2048");
        var name = new org.bouncycastle.asn1.x500.X500Name("CN=First,O=Test,C=VN");
        var b = new org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder(name, java.math.BigInteger.ONE,
                java.util.Date.from(NOW.minus(4000, ChronoUnit.DAYS)), java.util.Date.from(NOW.plus(4000, ChronoUnit.DAYS)), name,
                keys.getPublic());
        var s = new org.bouncycastle.operator.jcajce.JcaContentSignerBuilder("SHA1withRSA").setProvider(Bc.PROVIDER)
                .build(keys.getPrivate());
        Party first = new Party(keys, Certificates.of(b.build(s).getEncoded()), null);
        anchors = List.of(first.certificate());
        passes(TestCms.by(new Cert("By the first", first).make()).sign(CONTENT));
    }

    /** The token is signed by SHA-1, though what it is over is digested by SHA-256. */
    @Test
    void stampThatIsWeak() throws Exception {
        byte[] s = new CmsSigner().sign(expired.key(), () -> new ByteArrayInputStream(CONTENT), new Signer.Options(false, YEAR_AGO,
                (a, imprint) -> TestAuthority.token(stamper, YEAR_AGO, imprint, "SHA1withRSA")), Progress.NONE);
        unsure(SubIndication.OUT_OF_BOUNDS_NO_POE, s);
        assertTrue(verdict(s).findings().stream().anyMatch(f -> f.rule().equals("signature/stamp-unsure")));
    }

    @Test
    void contentStampByAnotherDigest() throws Exception {
        byte[] yesterday = TestAuthority.token(stamper, NOW.minus(1, ChronoUnit.DAYS), TestAuthority.sha256(CONTENT));
        byte[] s = by(signer).algorithm("SHA512withRSA").contentStamp(yesterday).sign(CONTENT);
        passes(s);
        assertTrue(verdict(s).findings().stream().noneMatch(f -> f.rule().startsWith("signature/stamp-")), verdict(s).findings()::toString);
        lists.add(TestAuthority.crl(middle, signer, NOW.minus(9, ChronoUnit.DAYS)));
        fails(SubIndication.REVOKED, s);
    }

    /** @return the same with another algorithm of the signature: signed attributes do not cover it */
    private static byte[] renamed(byte[] s, org.bouncycastle.asn1.x509.AlgorithmIdentifier signature) throws Exception {
        var cms = new org.bouncycastle.cms.CMSSignedData(s);
        var data = org.bouncycastle.asn1.cms.SignedData.getInstance(cms.toASN1Structure().getContent());
        var one = org.bouncycastle.asn1.cms.SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        var other = new org.bouncycastle.asn1.cms.SignerInfo(one.getSID(), one.getDigestAlgorithm(), one.getAuthenticatedAttributes(),
                signature, one.getEncryptedDigest(), one.getUnauthenticatedAttributes());
        return new org.bouncycastle.asn1.cms.ContentInfo(cms.toASN1Structure().getContentType(),
                new org.bouncycastle.asn1.cms.SignedData(data.getDigestAlgorithms(), data.getEncapContentInfo(), data.getCertificates(),
                        data.getCRLs(), new org.bouncycastle.asn1.DERSet(other)))
                .getEncoded();
    }

    /** Some name the kind of key where the algorithm of the signature belongs: the digest beside it says the rest. */
    @Test
    void algorithmNamedByItsKey() throws Exception {
        var curve = "EC-secp256r1";
        Party p = new Cert(curve, root).kind(curve).make();
        byte[] s = TestCms.by(p).algorithm("SHA256withECDSA").sign(CONTENT);
        passes(renamed(s, new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                org.bouncycastle.asn1.x9.X9ObjectIdentifiers.id_ecPublicKey)));
        byte[] rsa = by(signer).sign(CONTENT);
        passes(renamed(rsa, new org.bouncycastle.asn1.x509.AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption)));
        passes(renamed(rsa, new org.bouncycastle.asn1.x509.AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption,
                org.bouncycastle.asn1.DERNull.INSTANCE)));
    }
}
