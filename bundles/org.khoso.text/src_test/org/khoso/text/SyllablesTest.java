package org.khoso.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A beginning, a rhyme, one tone; rhymes that stop take the rising and the heavy tone alone. */
class SyllablesTest {
    private final Syllables syllables = Syllables.VIETNAMESE;

    @ParameterizedTest
    @ValueSource(strings = {"a", "ba", "nghiêng", "ngã", "nhà", "ghế", "gì", "giờ", "khuya", "thuở", "trường", "chuyện", "phượng", "quý",
            "quốc", "quyết",
            "đường", "ăn", "ỷ", "yêu", "các", "cạc", "tập", "mất", "sách", "lịch", "tốt", "xoài", "Hà", "HÀ", "Đắc", "oanh", "uyên", "qua",
            "quen"})
    void canBe(String word) {
        assertTrue(syllables.fits(word), word);
        assertTrue(syllables.fits(Normalizer.normalize(word, Form.NFD)), word);
        assertTrue(syllables.weight(word) > Syllables.NEVER, word);
    }

    /** Western words, letters in the wrong case, two tones, tones that a stop does not take. */
    @ParameterizedTest
    @ValueSource(strings = {"b", "ngh", "zà", "bfà", "café", "straße", "naïve", "hÀ", "hàÁ", "hÀN", "HÀn", "cảc", "tàp", "mãt", "sàch",
            "lỉch", "bbà", "àà",
            "xyz", ""})
    void cannotBe(String word) {
        assertFalse(syllables.fits(word), word);
        assertEquals(Syllables.NEVER, syllables.weight(word), word);
    }

    @Test
    void twoTonesOnOneVowel() {
        assertFalse(syllables.fits("ba\u0301\u0300"));
        assertTrue(syllables.fits("ba\u0301"));
        assertTrue(syllables.fits("b\u1ebf"), "a hat is no tone");
    }

    /** What is often written weighs more than what only could be; the weight is a logarithm of its share. */
    @Test
    void usualOnesWeighMore() {
        assertTrue(syllables.weight("của") > syllables.weight("củn"));
        assertTrue(syllables.weight("Của") == syllables.weight("của"));
        assertTrue(syllables.weight("không") > syllables.weight("khỗng"));
        assertTrue(syllables.weight("của") < 0, "a share is less than one");
        assertTrue(syllables.weight("của") > -3, "a usual one comes once in a thousand");
        assertTrue(syllables.weight("nghuễnh") <= -5, "hardly ever");
    }

    @Test
    void itsFilesAreThere() throws Exception {
        try (var in = Syllables.open("rhymes.txt")) {
            assertTrue(in.readLine().length() > 0);
        }
    }
}
