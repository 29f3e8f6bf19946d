package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.sign.internal.TestAuthority.NOW;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.compliance.Sentences;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Signatures that are put into PDF files that another library has written, with tables of objects and with streams of objects. */
class PdfSignerTest {
    private static Party root;
    private static Party signer;
    private static Party second;
    private static Party stamper;

    @BeforeAll
    static void parties() throws Exception {
        root = new Cert("Inside root", null).days(-4000, 4000).authority(null).make();
        signer = new Cert("Người ký", root).make();
        second = new Cert("Inside second", root).make();
        stamper = new Cert("Inside stamps", root).usage(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature).stamps().make();
    }

    private static byte[] document(boolean packed) throws Exception {
        try (var d = new PDDocument()) {
            d.addPage(new PDPage());
            d.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            d.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static byte[] sign(byte[] pdf, Party by, boolean stamped) throws Exception {
        var options = new Signer.Options(false, NOW, stamped ? TestAuthority.stamper(stamper, NOW) : null);
        byte[] added = new PdfSigner().sign(by.key(), () -> new ByteArrayInputStream(pdf), options, Progress.NONE);
        byte[] all = Arrays.copyOf(pdf, pdf.length + added.length);
        System.arraycopy(added, 0, all, pdf.length, added.length);
        return all;
    }

    private static List<Verdict> verify(byte[] pdf) throws Exception {
        var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, NOW.plusSeconds(60));
        return new PdfVerifier().verify(new Signed("a.pdf", () -> new ByteArrayInputStream(pdf), null), trust, Progress.NONE);
    }

    private static List<String> rules(Verdict v) {
        return v.findings().stream().map(f -> f.rule()).filter(r -> !r.equals("signature/not-asked")).toList();
    }

    @Test
    void tablesAndStreams() throws Exception {
        for (boolean packed : List.of(false, true)) {
            byte[] pdf = document(packed);
            byte[] signed = sign(pdf, signer, false);
            assertArrayEquals(pdf, Arrays.copyOf(signed, pdf.length), "what was there stays");
            Verdict v = verify(signed).getFirst();
            assertTrue(v.passed(), v.findings()::toString);
            assertEquals(List.of(), rules(v));
            assertEquals("PAdES-BASELINE-B", v.profile());
            assertEquals(NOW, v.signedBy().claimed());
            try (var d = Loader.loadPDF(signed)) { // another reader sees it too
                assertEquals(2, d.getNumberOfPages());
                assertEquals("Người ký", d.getSignatureDictionaries().getFirst().getName());
                assertEquals(1, d.getSignatureFields().size());
            }
            assertEquals("PAdES-BASELINE-T", verify(sign(pdf, signer, true)).getFirst().profile());
        }
    }

    @Test
    void secondSignatureBreaksNothing() throws Exception {
        for (boolean packed : List.of(false, true)) {
            byte[] both = sign(sign(document(packed), signer, false), second, false);
            List<Verdict> two = verify(both);
            assertEquals(List.of(true, true), two.stream().map(Verdict::passed).toList());
            assertEquals(List.of("Người ký", "Inside second"), two.stream().map(v -> v.signedBy().name()).toList());
            assertEquals(List.of("signature/pdf-harmless"), rules(two.getFirst()));
        }
    }

    @Test
    void savedByAnotherProgram() throws Exception {
        byte[] signed = sign(document(false), signer, false);
        var out = new ByteArrayOutputStream();
        try (var d = Loader.loadPDF(signed)) {
            d.getPage(1).setRotation(90);
            d.getPage(1).getCOSObject().setNeedToBeUpdated(true);
            d.saveIncremental(out);
        }
        Verdict v = verify(out.toByteArray()).getFirst();
        assertTrue(v.passed(), "what was signed is as it was");
        var told = v.findings().stream().filter(f -> f.rule().equals("signature/pdf-changed")).findFirst().orElseThrow();
        assertEquals("page 2", told.message().args().get(1));
    }

    @Test
    void whatCannotBeSigned() throws Exception {
        var options = new Signer.Options(false, NOW, null);
        for (byte[] bad : List.of(new byte[0], "%PDF-1.7\n".getBytes(), Arrays.copyOf(document(false), 300), new TestPdf().bytes())) {
            var e = assertThrows(KhosoException.class,
                    () -> new PdfSigner().sign(signer.key(), () -> new ByteArrayInputStream(bad), options, Progress.NONE));
            Sentences.assertSayable(PdfSigner.class, e.problem());
            Sentences.assertSayable(PdfSigner.class, e.remedy());
        }
    }

    @Test
    void certifiedDocumentIsLeftAlone() throws Exception {
        String text = new String(document(false), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/Type /Catalog");
        assertTrue(at > 0);
        String mdp = "/Perms<</DocMDP<</Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>>>";
        // a catalog of a later revision
        String root = text.substring(text.lastIndexOf("obj", at) + 3, text.indexOf("endobj", at)).strip();
        String number = text.substring(text.lastIndexOf('\n', text.lastIndexOf("obj", at)) + 1, text.lastIndexOf(" 0 obj", at));
        int start = Integer.parseInt(text.substring(text.lastIndexOf("startxref") + 9, text.lastIndexOf("%%EOF")).strip());
        int place = text.length();
        text += number + " 0 obj\n" + root.substring(0, root.length() - 2) + mdp + ">>\nendobj\n";
        int table = text.length();
        text += "xref\n" + number + " 1\n" + String.format("%010d 00000 n \n", place) + "trailer\n<</Size 9/Root " + number + " 0 R/Prev "
                + start
                + ">>\nstartxref\n" + table + "\n%%EOF\n";
        byte[] pdf = text.getBytes(StandardCharsets.ISO_8859_1);
        var e = assertThrows(KhosoException.class, () -> sign(pdf, signer, false));
        assertEquals("sign.pdf-locked", e.problem().key());
    }

    /** Nothing that happens to a signed file makes it pass with other bytes under the signature. */
    @Test
    void damage() throws Exception {
        byte[] pdf = sign(document(true), signer, false);
        Random r = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] b = pdf.clone();
            int at = r.nextInt(b.length);
            b[at] ^= (byte) (1 << r.nextInt(8));
            String text = new String(pdf, StandardCharsets.ISO_8859_1);
            int from = text.indexOf("/Contents <") + 11;
            boolean inValue = at >= from && at < text.indexOf('>', from);
            assertFalse(!inValue && verify(b).stream().anyMatch(Verdict::passed), "byte " + at);
        }
    }

    @Test
    void mutations() throws Exception {
        Fuzz.of("signed PDF", PdfVerifier.class).shape(Shape.BINARY).limit(Duration.ofSeconds(10))
                .words("/ByteRange", "/Contents <", "/Prev", "startxref", "xref", "/Kids", "/Parent", "/Fields", "/DSS", " 0 R", "<<", ">>",
                        "/Length",
                        "/Filter/FlateDecode", "/DecodeParms", "/W[", "/Index[", "stream", "endobj", "/AcroForm", "/V")
                .seed(sign(document(false), signer, false), sign(document(true), signer, false),
                        sign(sign(document(true), signer, false), second, false))
                .run((file, in) -> {
                    List<Message> said = new ArrayList<>();
                    for (Verdict v : verify(file))
                        v.findings().forEach(f -> said.add(f.message()));
                    return said;
                });
    }
}
