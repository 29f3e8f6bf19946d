package org.khoso.api.media;

import java.util.List;

/**
 * Text of a page with the place of each word. Kept in the vault as JSON, made from a text layer or by recognition.
 *
 * @param page   page from 1
 * @param width  width of the page in the unit of the boxes
 * @param height height of the page in the unit of the boxes
 * @param words  words in reading order
 */
public record PageText(int page, double width, double height, List<Word> words) {
    /**
     * A word. The box has its origin at the top left.
     *
     * @param text       text in NFC
     * @param x          left
     * @param y          top
     * @param w          width
     * @param h          height
     * @param line       number of its line from 0
     * @param confidence 0 to 100; 100 for a text layer
     */
    public record Word(String text, double x, double y, double w, double h, int line, double confidence) {
    }

    /** @return the text, lines separated by a line feed, words by a space */
    public String plain() {
        var b = new StringBuilder();
        int line = 0;
        for (Word w : words) {
            if (b.length() > 0)
                b.append(w.line() != line ? '\n' : ' ');
            line = w.line();
            b.append(w.text());
        }
        return b.toString();
    }
}
