package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.khoso.sign.internal.TestAuthority.NOW;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khoso.api.Progress;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;

/** Lists of revoked certificates that authorities cut up, and answers of their servers, by RFC 5280 (5.2, 6.3.3) and RFC 6960. */
class ListsOfOthersTest {
    private static final byte[] CONTENT = "Quyet dinh".getBytes();
    private static final String PASSED = "TOTAL_PASSED null";
    private static final String LATER = "INDETERMINATE TRY_LATER";
    private static final String REVOKED = "INDETERMINATE REVOKED_NO_POE";
    private static Party root;
    private static Party middle;
    private static Party signer;
    private static Party placed;
    private static Party ended;
    private final List<X509CRL> lists = new ArrayList<>();
    private final List<byte[]> responses = new ArrayList<>();
    private final List<X509Certificate> others = new ArrayList<>();

    @BeforeAll
    static void parties() throws Exception {
        root = new Cert("Lists root", null).days(-4000, 4000).authority(null).make();
        middle = new Cert("Lists middle", root).days(-3000, 3000).authority(0).make();
        signer = new Cert("Lists signer", middle).make();
        var place = new DistributionPoint(place("http://lists.invalid/1.crl"), null, null);
        placed = new Cert("Lists placed", middle).more(Extension.cRLDistributionPoints, new CRLDistPoint(new DistributionPoint[]{place}))
                .make();
        ended = new Cert("Lists ended", middle).days(-700, -30).make();
    }

    private static DistributionPointName place(String uri) {
        return new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    }

    private static IssuingDistributionPoint part(String uri, boolean people, boolean authorities, ReasonFlags reasons) {
        return new IssuingDistributionPoint(uri == null ? null : place(uri), people, authorities, reasons, false, false);
    }

    /** @param day when it was made @param reason why somebody is on it; -1 for nobody */
    private static X509CRL list(Party issuer, Party who, int reason, int day, IssuingDistributionPoint part, boolean delta)
            throws Exception {
        var b = new JcaX509v2CRLBuilder(issuer.certificate().getSubjectX500Principal(), Date.from(NOW.plus(day, ChronoUnit.DAYS)));
        b.setNextUpdate(Date.from(NOW.plus(30, ChronoUnit.DAYS)));
        if (reason >= 0)
            b.addCRLEntry(who.certificate().getSerialNumber(), Date.from(NOW.minus(9, ChronoUnit.DAYS)), reason);
        if (part != null)
            b.addExtension(Extension.issuingDistributionPoint, true, part);
        if (delta)
            b.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE));
        var s = new JcaContentSignerBuilder("SHA256withRSA").setProvider(Bc.PROVIDER).build(issuer.keys().getPrivate());
        return Certificates.crl(b.build(s).getEncoded());
    }

    private String verdict(Party by, boolean revocation, X509Certificate... carried) throws Exception {
        byte[] s = TestCms.by(by).carries(carried).sign(CONTENT);
        var trust = new Trust(List.of(root.certificate()), others, lists, responses, revocation, NOW.plusSeconds(60));
        Verdict v = new CmsVerifier()
                .verify(new Signed("a", () -> new ByteArrayInputStream(s), () -> new ByteArrayInputStream(CONTENT)), trust,
                        Progress.NONE)
                .getFirst();
        return v.indication() + " " + v.subIndication();
    }

    private String verdict(Party by, X509CRL... some) throws Exception {
        lists.clear();
        lists.addAll(List.of(some));
        lists.add(list(root, null, -1, -1, part(null, false, true, null), false));
        return verdict(by, true, middle.certificate());
    }

    @Test
    void listsForPeopleAndForAuthorities() throws Exception {
        assertEquals(PASSED, verdict(signer, list(middle, null, -1, -1, part(null, true, false, null), false)));
        assertEquals(REVOKED, verdict(signer, list(middle, signer, CRLReason.keyCompromise, -1, part(null, true, false, null), false)));
        assertEquals(LATER, verdict(signer, list(middle, null, -1, -1, part(null, false, true, null), false)));
    }

    @Test
    void listsByPlace() throws Exception {
        assertEquals(PASSED, verdict(placed, list(middle, null, -1, -1, part("http://lists.invalid/1.crl", false, false, null), false)));
        assertEquals(LATER, verdict(placed, list(middle, null, -1, -1, part("http://lists.invalid/2.crl", false, false, null), false)));
        assertEquals(LATER, verdict(signer, list(middle, null, -1, -1, part("http://lists.invalid/1.crl", false, false, null), false)));
        assertEquals(REVOKED, verdict(placed,
                list(middle, placed, CRLReason.keyCompromise, -1, part("http://lists.invalid/2.crl", false, false, null), false)));
    }

    @Test
    void listsByReason() throws Exception {
        var some = part(null, false, false, new ReasonFlags(ReasonFlags.keyCompromise));
        assertEquals(LATER, verdict(signer, list(middle, null, -1, -1, some, false)));
        assertEquals(REVOKED, verdict(signer, list(middle, signer, CRLReason.keyCompromise, -1, some, false)));
    }

    @Test
    void listsOfWhatIsNew() throws Exception {
        X509CRL empty = list(middle, null, -1, -8, null, false);
        assertEquals(PASSED, verdict(signer, empty, list(middle, null, -1, -1, null, true)));
        assertEquals(LATER, verdict(signer, list(middle, null, -1, -1, null, true)));
        assertEquals(REVOKED, verdict(signer, empty, list(middle, signer, CRLReason.keyCompromise, -1, null, true)));
        X509CRL held = list(middle, signer, CRLReason.certificateHold, -8, null, false);
        assertEquals(LATER, verdict(signer, held));
        assertEquals(PASSED, verdict(signer, held, list(middle, signer, CRLReason.removeFromCRL, -1, null, true)), "taken off the list");
    }

    /** The root has a new key, certified by the old one: one name, two keys, two lists. */
    @Test
    void twoKeysOfOneName() throws Exception {
        Party fresh = new Cert("Lists root", root).keys(TestAuthority.keys("Lists root anew", "RSA-2048")).authority(null).make();
        Party below = new Cert("Below the new key", fresh).make();
        lists.add(list(root, null, -1, -1, null, false));
        lists.add(list(fresh, null, -1, -1, null, false));
        assertEquals(PASSED, verdict(below, true, fresh.certificate()));
        lists.removeFirst();
        assertEquals(LATER, verdict(below, true, fresh.certificate()), "the new key says nothing of what the old one has issued");
        lists.add(list(root, fresh, CRLReason.keyCompromise, -1, null, false));
        assertEquals("INDETERMINATE REVOKED_CA_NO_POE", verdict(below, true, fresh.certificate()));
    }

    private static byte[] response(Party about, Party by, Instant cutoff, X509CertificateHolder... with) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().setProvider(Bc.PROVIDER).build();
        var b = new JcaBasicOCSPRespBuilder(by.keys().getPublic(), digests.get(CertificateID.HASH_SHA1));
        var id = new CertificateID(digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(middle.certificate()),
                about.certificate().getSerialNumber());
        Extensions kept = cutoff == null
                ? null
                : new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff, false,
                        new ASN1GeneralizedTime(Date.from(cutoff)).getEncoded()));
        b.addResponse(id, CertificateStatus.GOOD, Date.from(NOW), Date.from(NOW.plus(9, ChronoUnit.DAYS)), kept);
        var s = new JcaContentSignerBuilder("SHA256withRSA").setProvider(Bc.PROVIDER).build(by.keys().getPrivate());
        return b.build(s, with, Date.from(NOW)).getEncoded();
    }

    /** A response need not bring the certificate of who signed it. */
    @Test
    void responderFromElsewhere() throws Exception {
        Party responder = new Cert("Responder", middle)
                .more(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
                .more(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, DERNull.INSTANCE).make();
        lists.add(list(root, null, -1, -1, null, false));
        responses.add(response(signer, responder, null));
        assertEquals(LATER, verdict(signer, true, middle.certificate()));
        assertEquals(PASSED, verdict(signer, true, middle.certificate(), responder.certificate()));
        others.add(responder.certificate());
        assertEquals(PASSED, verdict(signer, true, middle.certificate()));
    }

    /** A server that forgets certificates after a time says nothing of one that ended before. */
    @Test
    void cutoff() throws Exception {
        lists.add(list(root, null, -1, -1, null, false));
        responses.add(response(ended, middle, NOW.minus(10, ChronoUnit.DAYS)));
        assertEquals("INDETERMINATE OUT_OF_BOUNDS_NO_POE", verdict(ended, true, middle.certificate()));
        responses.add(response(ended, middle, NOW.minus(1000, ChronoUnit.DAYS)));
        assertEquals("INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED", verdict(ended, true, middle.certificate()));
    }
}
