package org.khoso.api.sign;

import java.util.Set;

/**
 * What a PDF shows of a signature, as a reader of the page sees it. Distances are parts of the width or height of the page.
 *
 * @param page     number of the page, from 1; 0 if it is shown nowhere
 * @param left     distance of the left edge from the left
 * @param right    distance of the right edge from the left
 * @param top      distance of the upper edge from the top
 * @param bottom   distance of the lower edge from the top
 * @param image    whether an image is drawn
 * @param text     whether text is drawn
 * @param coloured whether text is drawn in another colour than black
 * @param fonts    names of the fonts of the text
 * @param sizes    their sizes in points
 */
public record Shown(int page, double left, double right, double top, double bottom, boolean image, boolean text, boolean coloured,
        Set<String> fonts, Set<Double> sizes) {
    /** Copies the sets. */
    public Shown {
        fonts = Set.copyOf(fonts);
        sizes = Set.copyOf(sizes);
    }
}
