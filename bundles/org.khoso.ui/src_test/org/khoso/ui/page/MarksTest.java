package org.khoso.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.media.PageText;
import org.khoso.api.media.PageText.Word;

class MarksTest {
    private static PageText page(String... words) {
        var list = new java.util.ArrayList<Word>();
        for (int i = 0; i < words.length; i++)
            list.add(new Word(words[i], 10 * i, 20, 8, 5, 0, 100));
        return new PageText(1, 100, 50, list);
    }

    @Test
    void marksWithoutAccentsCaseAndPunctuation() {
        var boxes = Marks.of(page("Ủy", "ban", "(nhân", "dân),", "tỉnh"), List.of("NHAN", "dân"));
        assertEquals(2, boxes.size());
        assertEquals(0.2, boxes.get(0).x(), 1e-9);
        assertEquals(0.4, boxes.get(0).y(), 1e-9);
    }

    @Test
    void phraseNeedsAllItsWordsInARow() {
        assertEquals(2, Marks.of(page("giao", "đất", "đất", "giao"), List.of("giao dat")).size());
        assertEquals(0, Marks.of(page("giao", "rừng", "đất"), List.of("giao đất")).size());
    }

    @Test
    void nothingToMark() {
        assertEquals(0, Marks.of(page(), List.of("x")).size());
        assertEquals(0, Marks.of(page("…", "-"), List.of("", "  ", "…")).size());
        assertEquals(0, Marks.of(new PageText(1, 0, 0, page("a").words()), List.of("a")).size());
    }
}
