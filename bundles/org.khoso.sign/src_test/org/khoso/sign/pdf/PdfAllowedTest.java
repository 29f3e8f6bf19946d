package org.khoso.sign.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.khoso.sign.pdf.PdfChanges.Kind;

/** What other programs change when they sign: nothing of it is another content. By ISO 32000-2, 12.7.5.5, 12.8.2 and 7.5.8.4. */
class PdfAllowedTest {
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/Annots[";

    /** Two pages that a bookmark, a link and the first action lead to; a signed field, one that is not signed yet, and one for text. */
    private static Map<Integer, String> document() {
        Map<Integer, String> o = new TreeMap<>();
        o.put(1, "<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]/Outlines 11 0 R/Perms<</DocMDP 5 0 R>>"
                + "/AcroForm<</Fields[6 0 R 7 0 R 8 0 R]>>>>");
        o.put(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 600 800]>>");
        o.put(3, PAGE + "6 0 R 7 0 R 8 0 R]>>");
        o.put(4, PAGE + "10 0 R]>>");
        o.put(5, "<</Type/Sig/ByteRange[0 1 2 3]/Reference[<</TransformMethod/DocMDP/Data 1 0 R>>]>>");
        o.put(6, "<</FT/Sig/T(a)/V 5 0 R/Subtype/Widget/Rect[0 0 9 9]>>");
        o.put(7, "<</FT/Sig/T(b)/Subtype/Widget/Rect[0 0 9 9]/F 4>>");
        o.put(8, "<</FT/Tx/T(c)/Subtype/Widget/Rect[0 0 9 9]/F 4>>");
        o.put(10, "<</Subtype/Link/Dest[3 0 R/Fit]/Rect[0 0 9 9]>>");
        o.put(11, "<</First 12 0 R/Count 1>>");
        o.put(12, "<</Title(1)/Parent 11 0 R/Dest[3 0 R/Fit]>>");
        return o;
    }

    private static Map<Kind, Set<String>> changes(Object... numbersAndTexts) throws Exception {
        Map<Integer, String> now = document();
        for (int i = 0; i < numbersAndTexts.length; i += 2)
            now.put((Integer) numbersAndTexts[i], (String) numbersAndTexts[i + 1]);
        return PdfChanges.between(PdfShownTest.read(document()), PdfShownTest.read(now));
    }

    private static String catalog(String fields) {
        return document().get(1).replace("8 0 R]", "8 0 R " + fields + "]");
    }

    @Test
    void furtherSignatureOnAPageThatOthersLeadTo() throws Exception {
        assertEquals(Map.of(Kind.SIGNATURE, Set.of("d")), changes(1, catalog("20 0 R"), 3, PAGE + "6 0 R 7 0 R 8 0 R 20 0 R]>>", 20,
                "<</FT/Sig/T(d)/V 21 0 R/Subtype/Widget/Rect[9 9 19 19]/AP<</N 22 0 R>>>>", 21,
                "<</Type/Sig/SubFilter/ETSI.CAdES.detached>>"));
        assertEquals(Map.of(Kind.CONTENT, Set.of("Outlines")), changes(12, "<</Title(1)/Parent 11 0 R/Dest[4 0 R/Fit]>>"));
        assertEquals(Map.of(Kind.ANNOTATION, Set.of("page 2")), changes(10, "<</Subtype/Link/Dest[4 0 R/Fit]/Rect[0 0 9 9]>>"));
    }

    @Test
    void timeStampOfTheDocument() throws Exception {
        String stamp = "<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161>>";
        String field = "<</FT/Sig/T(d)/V 21 0 R/Subtype/Widget/Rect[0 0 %s]/F 132/AP<</N 22 0 R>>>>";
        String page = PAGE + "6 0 R 7 0 R 8 0 R 20 0 R]>>";
        assertEquals(Map.of(Kind.TIME_STAMP, Set.of("d")), changes(1, catalog("20 0 R"), 3, page, 20, field.formatted("0 0"), 21, stamp));
        assertEquals(Map.of(Kind.SIGNATURE, Set.of("d")),
                changes(1, catalog("20 0 R"), 3, page, 20, field.formatted("9 9"), 21, stamp), "one that draws");
    }

    /** The field that is signed is locked, and others are made read-only with it. */
    @Test
    void fieldsAreLocked() throws Exception {
        String signed = "<</FT/Sig/T(b)/V 21 0 R/Subtype/Widget/Rect[0 0 9 9]/F %d/AP<</N 22 0 R>>>>";
        assertEquals(Map.of(Kind.SIGNATURE, Set.of("b", "c")), changes(7, signed.formatted(132), 21, "<</Type/Sig>>", 8,
                "<</FT/Tx/T(c)/Ff 1/Subtype/Widget/Rect[0 0 9 9]/F 4>>"));
        assertEquals(Map.of(Kind.SIGNATURE, Set.of("b"), Kind.CONTENT, Set.of("b")), changes(7, signed.formatted(2), 21, "<</Type/Sig>>"),
                "it is hidden");
        assertEquals(Map.of(Kind.CONTENT, Set.of("c")), changes(8, "<</FT/Tx/T(c)/Ff 4097/Subtype/Widget/Rect[0 0 9 9]/F 4>>"),
                "of several lines");
    }

    /** What is shown may stand in a kid of the field, which does not say again what kind of field it is. */
    @Test
    void lookOfASignatureThatIsSigned() throws Exception {
        Map<Integer, String> old = document();
        old.put(3, PAGE + "9 0 R 7 0 R 8 0 R]>>");
        old.put(6, "<</FT/Sig/T(a)/V 5 0 R/Kids[9 0 R]>>");
        old.put(9, "<</Parent 6 0 R/Subtype/Widget/Rect[0 0 9 9]/AP<</N 22 0 R>>>>");
        Map<Integer, String> now = new TreeMap<>(old);
        now.put(9, "<</Parent 6 0 R/Subtype/Widget/Rect[0 0 9 9]/AP<</N 4 0 R>>>>");
        assertEquals(Map.of(Kind.CONTENT, Set.of("a")), PdfChanges.between(PdfShownTest.read(old), PdfShownTest.read(now)));
    }

    /** Readers of old see a free object, newer ones find it by the stream beside the table. */
    @Test
    void objectsThatOldReadersDoNotSee() throws Exception {
        String head = "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n";
        String page = "3 0 <</Type/Page/MediaBox[0 0 600 800]>>";
        String packed = "4 0 obj\n<</Type/ObjStm/N 1/First 4/Length %d>>\nstream\n%s\nendstream\nendobj\n".formatted(page.length(), page);
        String table = "5 0 obj\n<</Type/XRef/Size 6/W[1 2 2]/Index[3 2]/Filter/ASCIIHexDecode/Length 21>>\nstream\n" + rows(head.length())
                + ">\nendstream\nendobj\n";
        int xref = head.length() + packed.length() + table.length();
        String end = "xref\n0 4\n0000000003 65535 f \n0000000009 00000 n \n%010d 00000 n \n0000000000 00000 f \n"
                .formatted(head.indexOf("2 0 obj"))
                + "trailer\n<</Size 6/Root 1 0 R/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n".formatted(head.length() + packed.length(), xref);
        byte[] all = (head + packed + table + end).getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(1, PdfPages.of(PdfObjects.of(() -> new ByteArrayInputStream(all), all.length)).size());
    }

    /** Object 3 is the first one in stream 4, which lies at a place. */
    private static String rows(int place) {
        return "0200040000" + "01%04x0000".formatted(place);
    }
}
