package org.khoso.text;

/**
 * A stretch of a text that search keeps as one term.
 *
 * @param start first character in the text as given
 * @param end   after the last character
 * @param term  normal form: without accents, case and spaces; dates as yyyy-mm-dd, yyyy-mm
 * @param kind  what it is
 */
public record Span(int start, int end, String term, Kind kind) {
    /** What a stretch of text is. */
    public enum Kind {
        /** Number and sign of a document, or a reference code. */
        SYMBOL,
        /** A date. */
        DATE
    }
}
