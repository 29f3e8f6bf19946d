package org.khoso.survey.internal;

import java.time.LocalDate;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Template;

/** What conditions come to here, for tests of those who work them out elsewhere. */
public final class Conditions {
    private Conditions() {
    }

    /** @return true, false, unknown, or value for what is no condition */
    public static String holds(Template t, Response r, LocalDate today, String item, String row, String condition) throws Exception {
        Value v = Expression.parse(condition).value(new ResponseScope(new Answers(t, r), today, item, row));
        return v instanceof Value.Truth truth ? truth.name().toLowerCase(java.util.Locale.ROOT) : "value";
    }
}
