package org.khoso.survey.exchange.internal;

import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;

/**
 * Where something can be filled in.
 *
 * @param item   item; empty for what belongs to the whole form
 * @param row    row
 * @param column column, {@link Response#NONE}, {@link #REASON} or {@link #WHO}
 * @param option code that is chosen by a cross of its own; empty if the cell holds the value itself
 */
record Slot(String item, String row, String column, String option) {
    /** Why computed values of an item were changed. */
    static final String REASON = "#reason";
    /** Who filled in the form. */
    static final String WHO = "#who";
    /** The one slot for the name. */
    static final Slot FILLED_BY = new Slot("", "", WHO, "");

    /** @return slot of a whole value */
    static Slot of(Cell c) {
        return new Slot(c.item(), c.row(), c.column(), "");
    }

    /** @return slot of the reason for changes in an item */
    static Slot reason(String item) {
        return new Slot(item, "", REASON, "");
    }

    Cell cell() {
        return new Cell(item, row, column);
    }

    /** @return whether it is part of an answer */
    boolean answers() {
        return !column.equals(REASON) && !column.equals(WHO);
    }
}
