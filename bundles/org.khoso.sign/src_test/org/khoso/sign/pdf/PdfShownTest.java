package org.khoso.sign.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where a signature is shown and what is drawn there; what differs between two states; files that are broken. */
class PdfShownTest {
    private static final String DRAWN = "q 1 0 0 1 0 0 cm BT /F1 10 Tf 0 g 5 20 Td (So Noi vu) Tj ET Q";

    private static byte[] pdf(Map<Integer, String> objects) {
        StringBuilder b = new StringBuilder("%PDF-1.7\n");
        Map<Integer, Integer> places = new TreeMap<>();
        objects.forEach((n, text) -> {
            places.put(n, b.length());
            b.append(n).append(" 0 obj\n").append(text).append("\nendobj\n");
        });
        int start = b.length();
        b.append("xref\n0 1\n0000000000 65535 f \n");
        places.forEach((n, at) -> b.append(n).append(" 1\n").append(String.format("%010d 00000 n \n", at)));
        b.append("trailer\n<</Size 99/Root 1 0 R>>\nstartxref\n").append(start).append("\n%%EOF\n");
        return b.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<Integer, String> document(String rect, String page, String drawn) {
        Map<Integer, String> o = new TreeMap<>();
        o.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>");
        o.put(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 600 800]>>");
        o.put(3, "<</Type/Page/Parent 2 0 R" + page + "/Annots[6 0 R]>>");
        o.put(4, "<</Type/Page/Parent 2 0 R>>");
        o.put(5, "<</Type/Sig/ByteRange[0 1 2 3]>>");
        o.put(6, "<</FT/Sig/T(Chu k\\375)/V 5 0 R/Subtype/Widget/Rect[" + rect + "]/AP<</N 7 0 R>>>>");
        o.put(7, "<</Type/XObject/Subtype/Form/BBox[0 0 200 50]/Resources<</Font<</F1 8 0 R>>/XObject<</Im 9 0 R>>>>/Length "
                + drawn.length()
                + ">>\nstream\n" + drawn + "\nendstream");
        o.put(8, "<</Type/Font/BaseFont/ABCDEF+TimesNewRomanPSMT>>");
        o.put(9, "<</Subtype/Image/Length 0>>\nstream\n\nendstream");
        return o;
    }

    static PdfObjects read(Map<Integer, String> objects) throws Exception {
        byte[] bytes = pdf(objects);
        return PdfObjects.of(() -> new ByteArrayInputStream(bytes), bytes.length);
    }

    private static PdfPlace place(String rect, String page) throws Exception {
        PdfObjects o = read(document(rect, page, DRAWN));
        return PdfPlace.of(o, PdfField.signed(o).getFirst());
    }

    private static PdfLook look(String drawn) throws Exception {
        PdfObjects o = read(document("380 740 580 790", "", drawn));
        return PdfLook.of(o, PdfField.signed(o).getFirst());
    }

    @Test
    void upperRight() throws Exception {
        PdfPlace p = place("390 720 570 780", "");
        assertEquals(1, p.page());
        assertEquals(0.65, p.left(), 0.001);
        assertEquals(0.95, p.right(), 0.001);
        assertEquals(0.025, p.top(), 0.001);
        assertEquals(0.1, p.bottom(), 0.001);
    }

    /** The same corner of the page as it is seen, on pages that are turned. */
    @Test
    void turnedPages() throws Exception {
        for (String[] turn : new String[][]{{"90", "20 640 80 780"}, {"180", "30 20 210 80"}, {"270", "520 20 580 160"}}) {
            PdfPlace p = place(turn[1], "/Rotate " + turn[0]);
            assertTrue(p.left() > 0.5 && p.bottom() < 0.25, turn[0] + ": " + p);
        }
    }

    @Test
    void shownNowhere() throws Exception {
        assertEquals(0, place("0 0 0 0", "").page());
    }

    @Test
    void whatIsDrawn() throws Exception {
        PdfLook plain = look(DRAWN);
        assertTrue(plain.text());
        assertFalse(plain.image());
        assertFalse(plain.coloured());
        assertEquals(Set.of("TimesNewRomanPSMT"), plain.fonts());
        assertEquals(Set.of(10.0), plain.sizes());
        assertTrue(look("q 100 0 0 50 0 0 cm /Im Do Q").image());
        assertTrue(look("BI /W 1 /H 1 ID x EI").image());
        assertTrue(look("BT 1 0 0 rg /F1 10 Tf (x) Tj ET").coloured());
        assertFalse(look("BT 0 0 0 1 k /F1 10 Tf (x) Tj ET").coloured());
        assertEquals(Set.of(14.0), look("2 0 0 2 0 0 cm BT /F1 7 Tf (x) Tj ET").sizes());
        assertEquals(Set.of(12.0), look("BT /F1 1 Tf 12 0 0 12 0 0 Tm (x) Tj ET").sizes());
        assertFalse(look("").text());
    }

    @Test
    void whatDiffers() throws Exception {
        Map<Integer, String> old = document("390 720 570 780", "", DRAWN);
        Map<Integer, String> now = new TreeMap<>(old);
        assertEquals(Map.of(), PdfChanges.between(read(old), read(now)));
        now.put(4, "<</Type/Page/Parent 2 0 R/Annots[10 0 R]>>");
        now.put(10, "<</Subtype/Text/Contents(x)>>");
        assertEquals(Map.of(PdfChanges.Kind.ANNOTATION, Set.of("page 2")), PdfChanges.between(read(old), read(now)));
        now = new TreeMap<>(old);
        now.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>/OpenAction 4 0 R>>");
        assertEquals(Map.of(PdfChanges.Kind.CONTENT, Set.of("OpenAction")), PdfChanges.between(read(old), read(now)));
        now = new TreeMap<>(old);
        now.put(8, "<</Type/Font/BaseFont/Other>>");
        assertEquals(Set.of(PdfChanges.Kind.CONTENT), PdfChanges.between(read(old), read(now)).keySet(),
                "the look of a signature that is signed");
        now = new TreeMap<>(old);
        now.put(2, "<</Type/Pages/Kids[4 0 R 3 0 R]/Count 2/MediaBox[0 0 600 800]>>");
        assertTrue(PdfChanges.between(read(old), read(now)).containsKey(PdfChanges.Kind.ANNOTATION), "pages in another order");
        now.put(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 600 900]>>");
        assertEquals(Map.of(PdfChanges.Kind.CONTENT, Set.of("page 1", "page 2")), PdfChanges.between(read(old), read(now)));
    }

    @Test
    void brokenFiles() throws Exception {
        Map<Integer, String> o = document("0 0 0 0", "", DRAWN);
        byte[] good = pdf(o);
        for (int n : new int[]{0, 10, good.length / 2, good.length - 40}) {
            byte[] cut = Arrays.copyOf(good, n);
            assertThrows(PdfTrouble.class, () -> PdfObjects.of(() -> new ByteArrayInputStream(cut), cut.length).root());
        }
        o.put(1, "<</Type/Catalog/Pages 2 0 R/Pages 3 0 R>>");
        assertThrows(PdfTrouble.class, () -> read(o).root(), "a key twice");
        o.put(1, "[".repeat(200) + "]".repeat(200));
        assertThrows(PdfTrouble.class, () -> read(o).root(), "too deep");
        o.put(1, "<</Type/Catalog/Pages 2 0 R>>");
        o.put(2, "<</Type/Pages/Kids[2 0 R]/Count 1>>");
        assertThrows(PdfTrouble.class, () -> PdfPages.of(read(o)), "pages in a circle");
        o.put(2, "2 0 R");
        assertThrows(PdfTrouble.class, () -> PdfPages.of(read(o)), "a reference to itself");
    }
}
