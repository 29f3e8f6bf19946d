package org.khoso.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Words around dates come from a file, without accents, as alternatives that match nothing else. */
class DateWordsTest {
    @Test
    void wordsOfTheFile() {
        DateWords w = DateWords.load();
        for (List<String> each : List.of(List.of(w.day(), "ngay", "mung"), List.of(w.month(), "thang"), List.of(w.year(), "nam"),
                List.of(w.from(), "tu"),
                List.of(w.to(), "den", "toi"), List.of(w.quarter(), "quy"), List.of(w.part(), "cuoi"), List.of(w.first(), "6 thang dau"),
                List.of(w.second(), "nua cuoi"))) {
            for (String word : each.subList(1, each.size()))
                assertTrue(word.matches(each.get(0)), word);
            assertFalse("".matches(each.get(0)));
            assertFalse("x".matches(each.get(0)));
        }
        assertTrue("th.".matches(w.month()) && !"thx".matches(w.month()), "a dot is a dot");
        assertEquals("1", w.months().get("gieng"));
        assertEquals("12", w.months().get("chap"));
        assertEquals(13, w.months().size());
        assertEquals("9", w.english().get("sep"));
        assertEquals(12, w.english().size());
    }

    @Test
    void theLongestComesFirst() {
        assertEquals("(\\Qmuoi mot\\E|\\Qmuoi\\E)", DateWords.any(Map.of("muoi", "10", "muoi mot", "11")));
    }
}
