package org.khoso.search.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What must be seen of a line: the first words that hit, whole. */
class HitPainterTest {
    @Test
    void neighboursBelongTogether() {
        assertArrayEquals(new int[]{10, 22}, HitPainter.run(List.of(new int[]{10, 15}, new int[]{17, 22}, new int[]{40, 44}), 50));
    }

    @Test
    void rangesOutsideTheTextAreLeftOut() {
        assertArrayEquals(new int[]{3, 5},
                HitPainter.run(List.of(new int[]{-1, 2}, new int[]{3, 5}, new int[]{4, 99}, new int[]{5, 5}), 9));
        assertNull(HitPainter.run(List.of(new int[]{7, 12}), 9));
        assertNull(HitPainter.run(List.of(), 9));
    }
}
