package org.khoso.survey.ui;

import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Unit;

/** Where somebody is on the way down from a number. @param unit unit whose numbers or bodies are shown @param measure measure that is followed; null: all of them are shown @param bodies whether bodies are shown, else units below */
record SumsPlace(Unit unit, Measure measure, boolean bodies) {
    static final SumsPlace TOP = new SumsPlace(Unit.ALL, null, false);
}
