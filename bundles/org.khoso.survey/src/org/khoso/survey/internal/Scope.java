package org.khoso.survey.internal;

import java.util.List;
import org.khoso.api.survey.Response.Cell;

/** Where an expression finds its values: a response, seen from one item and row. */
interface Scope {
    /**
     * @return the cell that is meant; with * one for each row that has any value, of a column or not; empty if it can't be told which row
     *         is meant
     */
    List<Cell> cells(Expr.Ref ref);

    /** @return whether anything is given there, good or bad */
    boolean present(Cell cell);

    /** @return the value, typed by its column; unknown if there is none or it is not of that type */
    Value value(Cell cell);

    /** @return the computed value, also if a person has replaced it; unknown if there is none */
    Value computed(Cell cell);

    /** @return whether an item has a value or is declared to have none */
    boolean answered(String item);

    /** @return whether an item is declared to have none */
    boolean none(String item);

    /** @return what is the same for the whole response */
    Value fact(Expr.Fact fact);
}
