package org.khoso.survey.design.internal;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;

/** What a look at a questionnaire has found. Each sentence has one that says what to do, under its key and {@code .remedy}. */
final class Found {
    private static final String PREFIX = "survey.design.";
    /** A file of a stranger may be wrong in more ways than anyone reads. */
    private static final int MOST = 1000;

    private final List<Problem> all = new ArrayList<>();

    /** Notes what keeps the questionnaire from being used. */
    void wrong(Place place, String field, String key, Object... args) {
        add(new Problem(place, field, 0, true, Message.of(PREFIX + key, args), Message.of(PREFIX + key + ".remedy", args)));
    }

    /** Notes what is worth a look. */
    void doubt(Place place, String field, String key, Object... args) {
        add(new Problem(place, field, 0, false, Message.of(PREFIX + key, args), Message.of(PREFIX + key + ".remedy", args)));
    }

    /** Notes a condition that can't be asked. */
    void condition(Place place, String field, KhosoException e) {
        int position = e.problem().args().size() > 1 && e.problem().args().get(1) instanceof Integer p ? p : 0;
        add(new Problem(place, field, position, true, e.problem(), e.remedy()));
    }

    void add(Problem p) {
        if (all.size() < MOST)
            all.add(p);
    }

    List<Problem> all() {
        return all;
    }
}
