package org.khoso.ui.page;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.media.PageText;
import org.khoso.text.Fold;

/** Which words of a page are to be marked: words equal to a term but for case, accents and punctuation; phrases as a row of words. */
final class Marks {
    /** A place on the page, each number a part of the page's width or height. */
    record Box(double x, double y, double w, double h) {
    }

    private Marks() {
    }

    /** @return places of the terms, in reading order */
    static List<Box> of(PageText page, List<String> terms) {
        List<String> words = page.words().stream().map(w -> bare(w.text())).toList();
        boolean[] marked = new boolean[words.size()];
        for (String term : terms) {
            List<String> parts = java.util.Arrays.stream(term.split("\\s+")).map(Marks::bare).filter(t -> !t.isEmpty()).toList();
            for (int i = 0; !parts.isEmpty() && i + parts.size() <= words.size(); i++)
                if (words.subList(i, i + parts.size()).equals(parts))
                java.util.Arrays.fill(marked, i, i + parts.size(), true);
        }
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < marked.length; i++) {
            var w = page.words().get(i);
            if (marked[i] && page.width() > 0 && page.height() > 0)
                boxes.add(new Box(w.x() / page.width(), w.y() / page.height(), w.w() / page.width(), w.h() / page.height()));
        }
        return boxes;
    }

    /** Without accents, case and what stands around the letters and digits. */
    private static String bare(String text) {
        return Fold.fold(text).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
    }
}
