package org.khoso.api.media;

import java.util.List;

/**
 * What was read from inside a file beyond {@link FileFacts}: page by page, and what a PDF can carry.
 *
 * @param runs       pages, or images of a file, in order; pages that are alike stand together
 * @param embedded   names of embedded files, at most 100
 * @param javaScript whether it holds JavaScript
 * @param encryption method, e.g. {@code AES-256}; {@code ?} if it can't be told without the password; empty if it is not encrypted
 * @param repaired   whether its structure is broken so that the reader had to mend it: places of objects are wrong or missing
 */
public record FileDetails(List<Run> runs, List<String> embedded, boolean javaScript, String encryption, boolean repaired) {
    /** Nothing known. */
    public static final FileDetails NONE = new FileDetails(List.of(), List.of(), false, "", false);

    /** Copies the lists. */
    public FileDetails {
        runs = List.copyOf(runs);
        embedded = List.copyOf(embedded);
    }

    /**
     * Pages that are alike.
     *
     * @param from   first page, from 1
     * @param to     last page
     * @param dpi    effective resolution of the image that fills the page, in dots per inch; 0 if none does
     * @param bits   bits per pixel of that image, 0 if unknown
     * @param image  whether an image fills the page
     * @param text   whether it has text
     * @param hidden whether it has text that nobody sees: drawn invisibly, or below the image
     */
    public record Run(int from, int to, double dpi, int bits, boolean image, boolean text, boolean hidden) {
        /** @return whether the other one differs only in its pages */
        public boolean like(Run o) {
            return dpi == o.dpi && bits == o.bits && image == o.image && text == o.text && hidden == o.hidden;
        }
    }

    /** @return whether every page is an image with its text hidden in another layer; false if there is no page */
    public boolean twoLayer() {
        return !runs.isEmpty() && runs.stream().allMatch(r -> r.image() && r.hidden());
    }
}
