package org.khoso.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.search.SearchProvider.Highlight;
import org.khoso.text.Fold;

class HighlightTest extends SearchFixture {
    private static List<String> marked(Highlight h) {
        return h.ranges().stream().map(r -> h.text().substring(r[0], r[1])).toList();
    }

    private List<Highlight> highlights(String typed) throws Exception {
        return ask(typed).hits().get(0).highlights();
    }

    @Test
    void foldedHitsMarkTheAccentedWord() throws Exception {
        put(paged(1, "x", "trang đầu", "Ông Nguyễn Văn An, sinh năm 1930,\ntrú tại Huế"));
        Highlight h = highlights("nguyen an").get(0);
        assertEquals(List.of("Nguyễn", "An"), marked(h));
        assertEquals(2, h.page());
        assertEquals(new UUID(2, 1), h.file());
        assertEquals("page", h.field());
        assertEquals(List.of("Nguyễn", "An"), h.terms());
        assertTrue(h.text().indexOf('\n') < 0);
    }

    @Test
    void decomposedTextKeepsItsPlaces() throws Exception {
        String nfd = Normalizer.normalize("Số lượng đường và Nguyễn Huệ", Normalizer.Form.NFD);
        put(paged(1, "x", nfd));
        assertEquals(List.of(Normalizer.normalize("Nguyễn", Normalizer.Form.NFD)), marked(highlights("nguyễn").get(0)));
        assertEquals(List.of(Normalizer.normalize("đường", Normalizer.Form.NFD)), marked(highlights("duong").get(0)));
    }

    @Test
    void bestPagesFirstAndSymbolsAndPhrasesInWords() throws Exception {
        put(paged(1, "x", "ngân hàng", "", "ngân sách tỉnh theo 851/BNV-CVT&LTNN", "sách giáo khoa"));
        List<Highlight> h = highlights("ngân sách");
        assertEquals(List.of(3, 1, 4), h.stream().map(Highlight::page).toList());
        assertEquals(List.of("ngân", "sách"), marked(highlights("\"ngan sach\"").get(0)));
        assertEquals(List.of("851/BNV-CVT&LTNN"), marked(highlights("851/BNV-CVT&LTNN").get(0)));
        assertEquals(List.of("851/BNV-CVT&LTNN"), highlights("851/bnv*").get(0).terms());
    }

    @Test
    void valuesAndTitleTellTheirField() throws Exception {
        put(doc(1, "Tờ trình", text("f1", "Sở Nội vụ"), text("f2", "nội dung về lúa"), text("f3", "Tờ trình")));
        assertEquals(List.of("f1", "f2"), highlights("nội").stream().map(Highlight::field).toList());
        assertEquals(List.of("f3"), highlights("trình").stream().map(Highlight::field).toList());
        put(doc(1, "Tờ trình"));
        assertEquals(List.of("title"), highlights("trình").stream().map(Highlight::field).toList());
    }

    @Test
    void everyMarkOnRandomPagesIsTheWordAskedFor() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String[] words = "Nguyễn nguyên ngày 01/4/2025 Hòa hoà, (Đường) 12-NQ/TW duong — 阮 𡨸 e\u0301 İ ﬁ \uD800 a&b \u200B".split(" ");
        for (int n = 0; n < 60; n++) {
            StringBuilder page = new StringBuilder();
            for (int i = 0; i < 400; i++)
                page.append(words[random.nextInt(words.length)]).append(random.nextInt(9) == 0 ? "\n" : " ");
            put(paged(1, "x", "một", page.toString()));
            for (String typed : List.of("nguyen", "hoa", "duong", "Đường", "阮"))
                for (Highlight h : ask(typed).hits().isEmpty() ? List.<Highlight>of() : highlights(typed))
                    for (String m : marked(h))
                        assertEquals(Fold.fold(typed), Fold.fold(m), "seed " + seed);
        }
    }

    @Test
    void aVeryLongRecordStaysQuick() throws Exception {
        String[] pages = new String[3000];
        for (int i = 0; i < pages.length; i++)
            pages[i] = "và các trang số " + i + " của hồ sơ ".repeat(30) + (i == 2717 ? " Nguyễn Tri Phương" : "");
        put(paged(1, "x", pages));
        long start = System.nanoTime();
        Highlight h = highlights("nguyen tri phuong").get(0);
        assertEquals(2718, h.page());
        highlights("va cac trang so");
        assertTrue((System.nanoTime() - start) / 1_000_000 < 3000);
    }
}
