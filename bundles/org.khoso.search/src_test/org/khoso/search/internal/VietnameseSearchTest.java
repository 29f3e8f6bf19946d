package org.khoso.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.text.Fold;

class VietnameseSearchTest extends SearchFixture {
    private static final String[] SYLLABLES = ("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Văn Thị Hữu Đức Minh Quốc "
            + "Thanh Thành Hùng Hưng Hương Hường Hòa Hoà Hoá Hóa Thuý Thúy Quý Quỳnh Loan Toàn Toán Toan An Ân Ấn Bình Bính Bỉnh Dũng Dung "
            + "Đường Lan Làn Lân Mai Mài Nam Năm Nấm Oanh Phúc Phước Sơn Son Tâm Tám Tuấn Tuân Tuyết Vân Xuân Yến").split(" ");

    @Test
    void whatStandsWithTheAccentsTypedComesFirst() throws Exception {
        put(paged(1, "Hoa Binh", "hoa binh hoa binh hoa binh"), doc(2, "Hoa Bính"),
                doc(3, "Tờ trình về tỉnh Hòa Bình, năm 1962, bản sao dài"),
                paged(4, "Không tên", "x ".repeat(3000) + "Hoà Bình"), doc(5, "Hoà"));
        List<Integer> found = found("hòa bình");
        assertEquals(4, found.size());
        assertEquals(Set.of(3, 4), Set.copyOf(found.subList(0, 2)), found.toString());
        assertEquals(Set.of(1, 2, 3, 4), Set.copyOf(found("HOA BINH")));
    }

    @Test
    void namesWithoutAccentsAreFoundAsAScanWouldFindThem() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> names = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String name = name(random);
            names.add(name);
            String stored = random.nextInt(5) == 0 ? Normalizer.normalize(name, Normalizer.Form.NFD) : name;
            stored = random.nextInt(10) == 0 ? stored.toUpperCase() : stored;
            documents.add(i % 2 == 0 ? doc(i, stored) : paged(i, "x", "kính gửi", "Ông " + stored + "."));
        }
        put(documents.toArray(Document[]::new));
        for (int q = 0; q < 300; q++) {
            String name = names.get(random.nextInt(names.size()));
            String typed = switch (q % 3) {
                case 0 -> Fold.fold(name);
                case 1 -> Normalizer.normalize(name, Normalizer.Form.NFD);
                default -> name;
            };
            Set<Integer> expected = new HashSet<>();
            Set<Integer> exact = new HashSet<>();
            for (int i = 0; i < names.size(); i++) {
                if (words(Fold.fold(names.get(i))).containsAll(words(Fold.fold(name))))
                    expected.add(i);
                if (words(Fold.exact(names.get(i))).containsAll(words(Fold.exact(name))))
                    exact.add(i);
            }
            var result = index.search(new org.khoso.api.search.SearchProvider.Query(typed, java.util.Map.of(), List.of(), 0, 3000,
                    org.khoso.api.AccessFilter.ALL, false));
            assertEquals(expected, Set.copyOf(numbers(result)), "seed " + seed + ": " + typed);
            assertEquals(expected.size(), result.total());
            if (q % 3 != 0 && !Fold.exact(name).equals(Fold.fold(name)))
                assertEquals(exact, Set.copyOf(numbers(result).subList(0, exact.size())), "seed " + seed + ": exact first " + name);
        }
    }

    private static String name(Random random) {
        int n = 2 + random.nextInt(3);
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < n; i++)
            s.append(i == 0 ? "" : " ").append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        return s.toString();
    }

    private static Set<String> words(String s) {
        return new HashSet<>(List.of(s.split(" ")));
    }

    @Test
    void wordsSideBySideComeBeforeScatteredOnes() throws Exception {
        put(doc(1, "Trần Văn Bình và Lê An"), doc(2, "Hồ sơ của Lê Văn An"), doc(3, "Nguyễn An Văn Lê"));
        assertEquals(2, found("lê văn an").get(0));
        assertEquals(2, found("le van an").get(0));
    }

    @Test
    void documentSymbolsAndTheirPieces() throws Exception {
        put(doc(1, "Công văn số 851/BNV-CVT&LTNN về lưu trữ"), doc(2, "Quyết định 15/2023/QĐ-UBND"),
                doc(3, "x", term("a", "H49.64.33.2001.160")), paged(4, "x", "theo Công văn 851/BNV-CVT&LTNN ngày 01/4/2025"),
                doc(5, "Công văn 852/BNV-VP"), doc(6, "số 851 và BNV"));
        assertEquals(Set.of(1, 4), Set.copyOf(found("851/BNV-CVT&LTNN")));
        assertEquals(Set.of(1, 4), Set.copyOf(found("851/bnv-cvt&ltnn")));
        assertEquals(Set.of(1, 4), Set.copyOf(found("\"851/BNV-CVT&LTNN\"")));
        assertEquals(Set.of(1, 4), Set.copyOf(found("cvt&ltnn")));
        assertEquals(Set.of(1, 4, 5, 6), Set.copyOf(found("bnv")));
        assertEquals(Set.of(1, 4), Set.copyOf(found("851/BNV*")));
        assertEquals(List.of(2), found("15/2023/qd-ubnd"));
        assertEquals(List.of(2), found("QĐ-UBND"));
        assertEquals(List.of(3), found("H49.64.33.2001.160"));
        assertEquals(List.of(3), found("h49.64*"));
        assertEquals(List.of(3), found("2001.160"));
        assertEquals(List.of(4), found("\"công văn 851/BNV-CVT&LTNN ngày\""));
    }

    @Test
    void datesInEveryWriting() throws Exception {
        put(doc(1, "Văn bản ngày 01/4/2025"), doc(2, "Văn bản ngày 1/4/2025"), doc(3, "Hà Nội, ngày 01 tháng 4 năm 2025"),
                doc(4, "x", term("d", "2025-04-01")), doc(5, "ngày 02/4/2025"), paged(6, "y", "Ngày 1 tháng 04 năm 2025, tại Huế"));
        for (String typed : List.of("01/4/2025", "1/4/2025", "01/04/2025", "2025-04-01", "ngày 01 tháng 4 năm 2025",
                "ngay 1 thang 4 nam 2025"))
            assertEquals(Set.of(1, 2, 3, 4, 6), Set.copyOf(found(typed)), typed);
    }

    @Test
    void phrasesSignsAndPrefixes() throws Exception {
        put(doc(1, "đất đai và nhà ở"), doc(2, "nhà và đất"), doc(3, "đất nhà"), paged(4, "x", "cuối trang đất", "nhà đầu trang"));
        assertEquals(List.of(3), found("\"đất nhà\""));
        assertEquals(List.of(3), found("“dat nha”"));
        assertEquals(Set.of(3, 4, 1, 2), Set.copyOf(found("đất nhà")));
        assertEquals(List.of(1), found("đất -\"đất nhà\" +đai"));
        assertEquals(List.of(3), found("đất -và -trang"));
        assertEquals(Set.of(4), Set.copyOf(found("cuố*")));
        assertEquals(Set.of(2, 3, 4), Set.copyOf(found("-đai")));
    }

    @Test
    void fallsBackToMostWordsAndThenOneTypingError() throws Exception {
        put(doc(1, "Nghị quyết về ngân sách tỉnh"), doc(2, "Báo cáo ngân sách"), doc(3, "Thông báo nghỉ lễ"));
        assertEquals(List.of(1), found("nghị quyết ngân sách xã"));
        assertEquals(List.of(2), found("báo cáo ngân sách xã năm"));
        assertEquals(Set.of(1, 2), Set.copyOf(found("ngân tỉ xã")));
        assertEquals(List.of(), found("không"));
        assertEquals(0, ask("ngânn").total());
        var near = fuzzy("ngânn sách");
        assertTrue(near.fuzzy());
        assertEquals(Set.of(1, 2), Set.copyOf(numbers(near)));
        assertFalse(fuzzy("ngân sách").fuzzy());
        assertEquals(List.of(), found("+xã ngân sách"));
    }

    @Test
    void hanAndSoftHyphensAndSurrogates() throws Exception {
        put(doc(1, "奉上諭阮朝"), doc(2, "Nguy\u00ADễn Ánh"), doc(3, "chữ Nôm 𡨸喃"));
        assertEquals(List.of(1), found("阮朝"));
        assertEquals(List.of(1), found("諭"));
        assertEquals(List.of(2), found("nguyễn"));
        assertEquals(List.of(3), found("𡨸"));
    }
}
