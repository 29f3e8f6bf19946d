package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.sign.internal.TestAuthority.NOW;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khoso.api.Progress;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;

/** Signatures that PDFBox writes, one after the other: certified documents, time-stamps of the document, bookmarks that lead to the page. */
class PdfOfOthersTest {
    private static Party root;
    private static Party signer;
    private static Party stamper;

    @BeforeAll
    static void parties() throws Exception {
        root = new Cert("PDF others root", null).days(-4000, 4000).authority(null).make();
        signer = new Cert("PDF others signer", root).make();
        stamper = new Cert("PDF others stamps", root).days(-3000, 3000).usage(KeyUsage.digitalSignature).stamps().make();
    }

    private static byte[] document() throws Exception {
        try (var d = new PDDocument(); var out = new ByteArrayOutputStream()) {
            d.addPage(new PDPage());
            var to = new PDPageFitDestination();
            to.setPage(d.getPage(0));
            var item = new PDOutlineItem();
            item.setDestination(to);
            var outline = new PDDocumentOutline();
            outline.addLast(item);
            d.getDocumentCatalog().setDocumentOutline(outline);
            d.getDocumentCatalog().setOpenAction(to);
            d.save(out);
            return out.toByteArray();
        }
    }

    /** @param level what a certified document allows; 0 for an approval */
    private static byte[] sign(byte[] pdf, int level, String reason) throws Exception {
        return signed(pdf, PDSignature.SUBFILTER_ETSI_CADES_DETACHED, level, reason, c -> TestCms.by(signer).sign(c));
    }

    private static byte[] stamp(byte[] pdf) throws Exception {
        return signed(pdf, COSName.getPDFName("ETSI.RFC3161"), 0, null, c -> TestAuthority.token(stamper, NOW, Bc.sha256(c)));
    }

    private static byte[] signed(byte[] pdf, COSName form, int level, String reason, TestPdf.Sign by) throws Exception {
        try (var d = Loader.loadPDF(pdf); var out = new ByteArrayOutputStream()) {
            var s = new PDSignature();
            s.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            s.setSubFilter(form);
            if (reason != null)
                s.setReason(reason);
            if (by != null && !form.getName().equals("ETSI.RFC3161"))
                s.setSignDate(Calendar.getInstance());
            if (level > 0)
                certify(d, s, level);
            d.addSignature(s, in -> {
                try {
                    return by.over(in.readAllBytes());
                } catch (Exception e) {
                    throw new java.io.IOException(e);
                }
            });
            d.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static void certify(PDDocument d, PDSignature s, int level) {
        COSDictionary parameters = new COSDictionary();
        parameters.setInt(COSName.P, level);
        parameters.setName(COSName.V, "1.2");
        COSDictionary reference = new COSDictionary();
        reference.setName("TransformMethod", "DocMDP");
        reference.setItem("TransformParams", parameters);
        COSDictionary catalog = d.getDocumentCatalog().getCOSObject();
        reference.setItem("Data", d.getDocument().getTrailer().getItem(COSName.ROOT));
        COSArray all = new COSArray();
        all.add(reference);
        s.getCOSObject().setItem("Reference", all);
        COSDictionary permissions = new COSDictionary();
        permissions.setItem(COSName.getPDFName("DocMDP"), s);
        catalog.setItem("Perms", permissions);
        catalog.setNeedToBeUpdated(true);
    }

    private static String words(byte[] pdf) throws Exception {
        var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, NOW.plusSeconds(60));
        List<Verdict> all = new PdfVerifier().verify(new Signed("a.pdf", () -> new ByteArrayInputStream(pdf), null), trust, Progress.NONE);
        return String.join(", ",
                all.stream().map(v -> (v.passed() ? "passed" : v.indication() + "/" + v.subIndication()) + v.findings().stream()
                        .map(f -> f.rule().replace("signature/", " ")).filter(r -> r.startsWith(" pdf-") || r.startsWith(" sig-")).sorted()
                        .reduce("", String::concat)).toList());
    }

    @Test
    void approvedTwice() throws Exception {
        assertEquals("passed pdf-harmless, passed", words(sign(sign(document(), 0, null), 0, null)));
    }

    @Test
    void certifiedThenSigned() throws Exception {
        assertEquals("passed pdf-harmless, passed", words(sign(sign(document(), 2, null), 0, null)));
        assertEquals("INDETERMINATE/SIG_CONSTRAINTS_FAILURE pdf-harmless sig-constraints-failure, passed",
                words(sign(sign(document(), 1, null), 0, null)));
    }

    /** A time-stamp of the document is allowed even where no change is (ISO 32000-2, table 257). */
    @Test
    void certifiedThenStamped() throws Exception {
        assertEquals("passed pdf-harmless, passed pdf-stamped", words(stamp(sign(document(), 1, null))));
    }

    /** A reason that has the letters "obj" in it, for a reader that cannot read the objects as well. */
    @Test
    void reasonWithAnObjection() throws Exception {
        byte[] pdf = sign(document(), 0, "Khong co objection");
        assertEquals("passed", words(pdf));
        String broken = new String(pdf, StandardCharsets.ISO_8859_1);
        int at = broken.lastIndexOf("startxref");
        assertEquals("passed pdf-appended pdf-structure", words((broken + "\nstartxref\n9\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1)),
                "at " + at);
    }

    /** PDFBox attaches files as they are: the signatures of what is attached are none of the document that holds it. */
    @Test
    void signedFileInside() throws Exception {
        byte[] inner = sign(document(), 0, null);
        byte[] cover;
        try (var d = Loader.loadPDF(document()); var out = new ByteArrayOutputStream()) {
            var file = new PDComplexFileSpecification();
            file.setFile("a.pdf");
            file.setEmbeddedFile(new PDEmbeddedFile(d, new ByteArrayInputStream(inner)));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("a.pdf", file));
            var names = new PDDocumentNameDictionary(d.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            d.getDocumentCatalog().setNames(names);
            d.save(out, CompressParameters.NO_COMPRESSION);
            cover = out.toByteArray();
        }
        assertTrue(new String(cover, StandardCharsets.ISO_8859_1).contains("/ByteRange"), "it is not packed");
        assertEquals("TOTAL_FAILED/FORMAT_FAILURE", words(cover), "not signed itself");
        assertEquals("passed", words(sign(cover, 0, null)));
    }
}
