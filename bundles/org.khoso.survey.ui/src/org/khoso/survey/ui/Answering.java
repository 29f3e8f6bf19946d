package org.khoso.survey.ui;

import java.util.List;
import org.khoso.api.survey.Response.Cell;

/** What a form or grid of answers asks for. UI thread; storing goes on in the background. */
interface Answering {
    /**
     * Stores what a person typed. Until it is stored, and if that fails, it is a draft.
     *
     * @param seen   response as the person saw it
     * @param typed  value as typed
     * @param reason why a counted value is replaced; empty if none is
     * @return what is wrong with it, for people; null if it is on its way
     */
    String put(Sheet seen, Cell cell, String typed, String reason);

    /** @return what is wrong with a text as the value of a cell, for people; null if nothing is */
    String wrong(Sheet seen, Cell cell, String typed);

    /** Takes answers away, as one change. */
    void clear(Sheet seen, List<Cell> cells);

    /** The cursor is on a cell. */
    void on(Cell cell);

    /** @return what was typed into a response and is not stored */
    Drafts drafts(Sheet seen);
}
