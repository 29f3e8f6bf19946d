package org.khoso.core.survey;

import java.util.List;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Moved;

/**
 * What became of a computed answer.
 *
 * @param cell      cell
 * @param given     answer as it is kept
 * @param then      value that its query gives on the holdings as they were when it was counted; empty if none; null if it is not known where
 *                  in this archive's journal that was
 * @param proven    whether value, list, query and coverage come out on those holdings as they are kept
 * @param now       value counted now, empty if there is none
 * @param sameList  whether the same objects are behind it now
 * @param sameQuery whether it means the same now
 * @param figure    what was counted now, with the objects behind it; null if there is none
 * @param moved     objects that came and went since; null if the lists are the same or not known
 * @param objects   the first of these, named
 */
public record Explained(Cell cell, Given given, String then, boolean proven, String now, boolean sameList, boolean sameQuery, Figure figure,
        Moved moved, List<MovedObject> objects) {
    /** Copies the objects. */
    public Explained {
        objects = List.copyOf(objects);
    }

    /** @return whether the figure still holds: now it comes out as it is kept, and nothing speaks against what is kept */
    public boolean holds() {
        return !doubtful() && sameList && sameQuery && given.computed().equals(now);
    }

    /** @return whether the holdings of then give something else than what is kept */
    public boolean doubtful() {
        return then != null && !proven;
    }
}
