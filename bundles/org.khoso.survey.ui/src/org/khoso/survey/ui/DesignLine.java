package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;

/** The designs of one sitting, from the first to what is shown now; undo and redo walk along it. Knows no widget. */
final class DesignLine {
    /** More steps than anyone takes back. */
    private static final int MOST = 200;

    /** A design, and how it came to be. @param design design @param at part that the cursor was on @param label what was done, for people @param key what an edit is one with: typing into one field is one edit; empty if it is one alone */
    private record Step(SurveyDesign design, Place at, String label, String key) {
    }

    private final List<Step> steps = new ArrayList<>();
    private int now;

    DesignLine(SurveyDesign first) {
        steps.add(new Step(first, Place.ROOT, "", ""));
    }

    /** @return what is shown now */
    SurveyDesign design() {
        return steps.get(now).design();
    }

    /** @return part that the last edit was about */
    Place at() {
        return steps.get(now).at();
    }

    /** Takes an edit in; one that changes nothing is none. @param key typing that goes on under the same key is the same edit @return whether anything changed */
    boolean edit(SurveyDesign design, Place at, String label, String key) {
        if (design.equals(design()))
            return false;
        boolean same = !key.isEmpty() && now > 0 && now == steps.size() - 1 && steps.get(now).key().equals(key);
        while (steps.size() > (same ? now : now + 1))
            steps.removeLast();
        steps.add(new Step(design, at, label, key));
        if (steps.size() > MOST)
            steps.removeFirst();
        now = steps.size() - 1;
        return true;
    }

    /** Typing comes to an end: what is typed next is another edit. */
    void seal() {
        Step s = steps.get(now);
        steps.set(now, new Step(s.design(), s.at(), s.label(), ""));
    }

    /** Takes the last edit back. @return what it was; empty if there is none */
    Optional<String> undo() {
        if (now == 0)
            return Optional.empty();
        String label = steps.get(now).label();
        now--;
        return Optional.of(label);
    }

    /** Does again what was taken back last. @return what it was; empty if there is nothing */
    Optional<String> redo() {
        if (now == steps.size() - 1)
            return Optional.empty();
        now++;
        return Optional.of(steps.get(now).label());
    }
}
