package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.sign.internal.TestAuthority.NOW;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.compliance.Sentences;

class PdfVerifierTest {
    private static final String PADES = "ETSI.CAdES.detached";
    private static final Instant YEAR_AGO = NOW.minus(365, ChronoUnit.DAYS);
    private static Party root;
    private static Party signer;
    private static Party second;
    private static Party expired;
    private static Party stamper;

    @BeforeAll
    static void parties() throws Exception {
        root = new Cert("PDF root", null).days(-4000, 4000).authority(null).make();
        signer = new Cert("PDF signer", root).make();
        second = new Cert("PDF second", root).make();
        expired = new Cert("PDF expired", root).days(-700, -30).make();
        stamper = new Cert("PDF stamps", root).days(-3000, 3000).usage(KeyUsage.digitalSignature).stamps().make();
    }

    private static TestPdf.Sign by(Party p) {
        return content -> TestCms.by(p).sign(content);
    }

    private static List<Verdict> verify(byte[] pdf) throws Exception {
        var verifier = new PdfVerifier();
        var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, NOW.plusSeconds(60));
        List<Verdict> all = verifier.verify(new Signed("a.pdf", () -> new ByteArrayInputStream(pdf), null), trust, Progress.NONE);
        assertFalse(all.isEmpty());
        for (Verdict v : all)
            for (Finding f : v.findings()) {
                Sentences.assertSayable(PdfVerifier.class, f.message());
                Sentences.assertSayable(PdfVerifier.class, f.remedy());
            }
        return all;
    }

    private static String words(byte[] pdf) throws Exception {
        return String.join(" ", verify(pdf).stream().map(v -> v.passed() ? "passed" : v.indication() + "/" + v.subIndication()).toList());
    }

    private static boolean told(Verdict v, String rule) {
        return v.findings().stream().anyMatch(f -> f.rule().equals("signature/" + rule));
    }

    @Test
    void signedOnce() throws Exception {
        byte[] pdf = new TestPdf().sign(PADES, by(signer)).bytes();
        assertEquals("passed", words(pdf));
        assertEquals("PDF signer", verify(pdf).getFirst().signedBy().name());
        assertEquals("passed", words(new TestPdf().sign("adbe.pkcs7.detached", by(signer)).bytes()));
    }

    @Test
    void changed() throws Exception {
        byte[] pdf = new TestPdf().sign(PADES, by(signer)).bytes();
        pdf[20] ^= 1;
        assertEquals("TOTAL_FAILED/HASH_FAILURE", words(pdf));
    }

    @Test
    void twoSignaturesInTwoRevisions() throws Exception {
        byte[] pdf = new TestPdf().sign(PADES, by(signer)).revision("filled in").sign(PADES, by(second)).bytes();
        List<Verdict> two = verify(pdf);
        assertEquals("passed passed", words(pdf));
        assertEquals(List.of("PDF signer", "PDF second"), two.stream().map(v -> v.signedBy().name()).toList());
        assertTrue(told(two.get(0), "pdf-later"));
        assertFalse(told(two.get(0), "pdf-appended"));
    }

    @Test
    void appendedAfterTheLastSignature() throws Exception {
        byte[] pdf = new TestPdf().sign(PADES, by(signer)).revision("shadow").revision("shadow").bytes();
        Verdict v = verify(pdf).getFirst();
        assertTrue(v.passed(), "what was signed is as it was");
        Finding f = v.findings().stream().filter(x -> x.rule().equals("signature/pdf-appended")).findFirst().orElseThrow();
        assertEquals(2L, f.message().args().get(2), "two revisions");
    }

    @Test
    void signatureOfARevisionChangedLater() throws Exception {
        byte[] pdf = new TestPdf().sign(PADES, by(signer)).sign(PADES, by(second)).bytes();
        pdf[20] ^= 1;
        assertEquals("TOTAL_FAILED/HASH_FAILURE TOTAL_FAILED/HASH_FAILURE", words(pdf));
    }

    @Test
    void gapHoldsMoreThanTheSignature() throws Exception {
        assertEquals("TOTAL_FAILED/FORMAT_FAILURE", words(new TestPdf().sign(PADES, 4, 0, by(signer)).bytes()));
    }

    @Test
    void endIsNotCovered() throws Exception {
        Verdict v = verify(new TestPdf().sign(PADES, 0, 7, by(signer)).bytes()).getFirst();
        assertTrue(told(v, "pdf-appended"));
    }

    @Test
    void rangesThatLie() throws Exception {
        String pdf = new String(new TestPdf().sign(PADES, by(signer)).bytes(), StandardCharsets.ISO_8859_1);
        for (String range : List.of("[0 10 5 5]", "[5 10 20 30]", "[0 0 0 0]", "[0 999999999999999 999999999999999 999999999999999]"))
            assertEquals("TOTAL_FAILED/FORMAT_FAILURE",
                    words(pdf.replaceFirst("\\[0 \\d+ \\d+ \\d+\\]", range).getBytes(StandardCharsets.ISO_8859_1)), range);
    }

    @Test
    void paddingMustBeZero() throws Exception {
        byte[] pdf = new TestPdf().sign(PADES, by(signer)).bytes();
        int end = new String(pdf, StandardCharsets.ISO_8859_1).lastIndexOf("0>");
        pdf[end] = '1';
        assertEquals("TOTAL_FAILED/FORMAT_FAILURE", words(pdf));
    }

    @Test
    void twoSignersInOne() throws Exception {
        assertEquals("TOTAL_FAILED/FORMAT_FAILURE",
                words(new TestPdf().sign(PADES, c -> TestCms.by(signer, second).sign(c)).bytes()));
    }

    @Test
    void unsignedOrUnknownForm() throws Exception {
        Verdict v = verify(new TestPdf().bytes()).getFirst();
        assertEquals("sign.pdf-unsigned", v.findings().getFirst().message().key());
        assertEquals(Indication.INDETERMINATE,
                verify(new TestPdf().sign("adbe.x509.rsa_sha1", by(signer)).bytes()).getFirst().indication());
    }

    @Test
    void documentStampProvesTheTime() throws Exception {
        assertEquals("INDETERMINATE/OUT_OF_BOUNDS_NO_POE", words(new TestPdf().sign(PADES, by(expired)).bytes()));
        byte[] pdf = new TestPdf().sign(PADES, by(expired)).sign("ETSI.RFC3161", c -> TestAuthority.token(stamper, YEAR_AGO, Bc.sha256(c)))
                .bytes();
        assertEquals("passed passed", words(pdf));
        assertEquals(YEAR_AGO, verify(pdf).getFirst().signedBy().stamped());
        byte[] late = new TestPdf().sign("ETSI.RFC3161", c -> TestAuthority.token(stamper, YEAR_AGO, Bc.sha256(c))).sign(PADES, by(expired))
                .bytes();
        assertEquals("passed INDETERMINATE/OUT_OF_BOUNDS_NO_POE", words(late), "a stamp before the signature proves nothing of it");
        byte[] other = new TestPdf().sign(PADES, by(expired))
                .sign("ETSI.RFC3161", c -> TestAuthority.token(stamper, YEAR_AGO, new byte[32]))
                .bytes();
        assertEquals("INDETERMINATE/OUT_OF_BOUNDS_NO_POE INDETERMINATE/SIG_CONSTRAINTS_FAILURE", words(other));
    }

    /** A signature that lies over the border of what is read at once is found as well. */
    @Test
    void anyPlaceInTheFile() throws Exception {
        for (int i = 65_300; i < 65_560; i += 13) {
            byte[] pdf = new TestPdf().revision("x".repeat(i)).sign(PADES, by(signer)).bytes();
            assertEquals("passed", words(pdf), "after " + i);
        }
    }

    @Test
    void mutations() throws Exception {
        byte[] pdf = new TestPdf().sign(PADES, by(signer)).bytes();
        Random r = new Random(5);
        for (int i = 0; i < 1000; i++) {
            byte[] b = pdf.clone();
            switch (r.nextInt(3)) {
                case 0 -> b[r.nextInt(b.length)] ^= (byte) (1 << r.nextInt(8));
                case 1 -> b = Arrays.copyOf(b, r.nextInt(b.length));
                default -> Arrays.fill(b, b.length / 2, b.length / 2 + r.nextInt(500), (byte) r.nextInt(256));
            }
            byte[] other = b;
            for (Verdict v : verify(b))
                assertTrue(!v.passed() || v.signedBy().name().equals("PDF signer") && covered(pdf, other), "mutation " + i);
        }
    }

    /** @return whether all bytes but those of the signature's own value are the same */
    private static boolean covered(byte[] a, byte[] b) {
        String text = new String(a, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("/Contents <") + 11;
        int to = text.indexOf('>', from);
        return a.length == b.length && Arrays.equals(a, 0, from, b, 0, from) && Arrays.equals(a, to, a.length, b, to, b.length);
    }

    @Test
    void subIndicationsAreThoseOfCms() throws Exception {
        var nobody = new Trust(List.of(), List.of(), List.of(), false, NOW);
        byte[] pdf = new TestPdf().sign(PADES, by(signer)).bytes();
        Verdict v = new PdfVerifier().verify(new Signed("a.pdf", () -> new ByteArrayInputStream(pdf), null), nobody, Progress.NONE)
                .getFirst();
        assertEquals(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, v.subIndication());
    }
}
