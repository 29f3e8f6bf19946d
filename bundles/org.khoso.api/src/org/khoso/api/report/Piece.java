package org.khoso.api.report;

import java.util.List;

/**
 * A paragraph or a table that the data of a report bring themselves, where a layout can't know what there will be: answers to a
 * questionnaire that is itself data. Styles are those of the layouts; one that no layout has becomes that of the part. Texts are
 * taken as they are: a placeholder in them is not filled.
 */
public sealed interface Piece {
    /** A text; each of its lines is a paragraph. @param style style @param text text */
    record Words(String style, String text) implements Piece {
    }

    /**
     * A table.
     *
     * @param name  name
     * @param heads columns
     * @param rows  rows
     */
    record Grid(String name, List<Head> heads, Document.Rows rows) implements Piece {
        /** Copies the columns. */
        public Grid {
            heads = List.copyOf(heads);
        }
    }

    /** A column. @param title title @param weight its share of the width, in proportion to the others @param style style of its cells */
    record Head(String title, double weight, String style) {
    }
}
