package org.khoso.survey.internal;

import java.time.LocalDate;
import java.util.List;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Template;

/** Asks the rules of a survey. */
final class Validator {
    private final Template survey;

    Validator(Template survey) {
        this.survey = survey;
    }

    List<Fault> faults(Response response, LocalDate today, List<Response> parts) {
        return List.of();
    }
}
