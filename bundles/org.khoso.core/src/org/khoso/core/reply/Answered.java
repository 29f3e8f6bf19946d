package org.khoso.core.reply;

import java.util.List;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;

/**
 * An item with what was answered to it.
 *
 * @param item   item
 * @param status status
 * @param reason why there is none, or empty
 * @param rows   rows with an answer, and those that lack one
 */
record Answered(Item item, Status status, String reason, List<Line> rows) {
    /** Copies the rows. */
    Answered {
        rows = List.copyOf(rows);
    }

    /** Whether there is an answer. */
    enum Status {
        /** Answered, if only in part. */
        GIVEN,
        /** Declared to have none. */
        NONE,
        /** Asked and not answered. */
        OPEN,
        /** Not asked: its condition does not hold. */
        NOT_ASKED
    }

    /** A row. @param id identity @param label label, empty if the item has one row only or rows are free @param levels whether it counts a level @param open whether it is asked and has no value at all @param values cells with a value, and those that must have one */
    record Line(String id, String label, boolean levels, boolean open, List<Value> values) {
        /** Copies the values. */
        Line {
            values = List.copyOf(values);
        }
    }

    /** A cell. @param column column @param cell cell @param value value, empty if it lacks one */
    record Value(Column column, Cell cell, String value) {
        boolean open() {
            return value.isEmpty();
        }
    }

    /** @return how many answers are missing: items, rows or cells */
    long missing() {
        return status == Status.OPEN
                ? 1
                : rows.stream().mapToLong(r -> r.open() ? 1 : r.values().stream().filter(Value::open).count()).sum();
    }

    /** @return whether the answer is numbers by row: such a table is attached to a report */
    boolean isFigures() {
        return status == Status.GIVEN && item.rows().size() > 1 && item.columns().stream().anyMatch(Shown::isNumber);
    }
}
