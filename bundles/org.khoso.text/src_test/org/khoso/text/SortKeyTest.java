package org.khoso.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortKeyTest {
    @Test
    void vietnameseOrder() {
        sorted(List.of("an", "ăn", "ân", "cam", "dao", "đào", "em", "êm", "on", "ôn", "ơn", "um", "ưm"), Comparator.comparing(SortKey::of));
        sorted(List.of("ma", "mà", "mả", "mã", "má", "mạ"), Comparator.comparing(SortKey::of));
        sorted(List.of("Hộp 2", "Hộp 10", "Hộp 100"), Comparator.comparing(SortKey::of));
        sorted(List.of("H49.6.1", "H49.64.2", "H49.64.10"), Comparator.comparing(SortKey::of));
    }

    @Test
    void formBlindAndBounded() {
        assertEquals(SortKey.of("Huế"), SortKey.of(Normalizer.normalize("Huế", Form.NFD)));
        assertEquals("", SortKey.of(null));
        assertEquals("", SortKey.of("  "));
        assertTrue(SortKey.of("ậ".repeat(100_000)).length() < 4000);
    }

    @Test
    void natural() {
        sorted(List.of("1", "2", "10", "010a", "a1", "a2", "a10", "a10.1"), Identifiers.NATURAL);
        sorted(List.of("H49.64.33.2001.9", "H49.64.33.2001.160", "H49.64.33.2001.160.0000001"), Identifiers.NATURAL);
        assertEquals("H49.64", Identifiers.parent("H49.64.33"));
        assertEquals("", Identifiers.parent("H49"));
        assertEquals("H49", Identifiers.parent("H49.64"));
        assertTrue(!Identifiers.within("H49.64", "H49.64") && !Identifiers.within("H49", "") && !Identifiers.within("H49", null));
        assertEquals(SortKey.of("a".repeat(200)), SortKey.of("a".repeat(201)));
        assertTrue(!SortKey.of("a".repeat(199)).equals(SortKey.of("a".repeat(200))));
        assertEquals(List.of("000", "01", ""), Identifiers.parts("000.01."));
        assertTrue(Identifiers.within("H49.64.1", "H49.64") && !Identifiers.within("H49.640", "H49.64"));
        assertEquals("h49.64.qd", Identifiers.normal(" H49.64. QĐ"));
    }

    @Test
    void naturalIsAnOrder() {
        Random r = new Random();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3000; i++)
            all.add(Texts.random(r));
        all.sort(Identifiers.NATURAL); // throws if the contract is broken
        for (int i = 1; i < all.size(); i++)
            assertTrue(Identifiers.compare(all.get(i - 1), all.get(i)) <= 0 && Identifiers.compare(all.get(i), all.get(i - 1)) >= 0);
    }

    private static void sorted(List<String> expected, Comparator<String> by) {
        List<String> l = new ArrayList<>(expected);
        Collections.shuffle(l);
        l.sort(by);
        assertEquals(expected, l);
    }
}
