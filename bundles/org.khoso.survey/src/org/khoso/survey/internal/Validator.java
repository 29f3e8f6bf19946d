package org.khoso.survey.internal;

import java.time.LocalDate;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Questionnaire.Kind;

/** Asks the rules of a survey. */
final class Validator {
    private final Questionnaire questionnaire;

    /** @throws KhosoException if a condition of the survey can't be asked */
    Validator(Template survey) throws KhosoException {
        questionnaire = new Questionnaire(survey);
    }

    List<Fault> faults(Response response, LocalDate today, List<Response> parts) {
        Review review = new Review(questionnaire, response, today, parts);
        for (Kind kind : Kind.values())
            if (!questionnaire.rules(kind).isEmpty())
            look(kind, review);
        return review.faults();
    }

    private static void look(Kind kind, Review review) {
        switch (kind) {
            case ANSWERED -> AnsweredKind.look(review);
            case REQUIRED -> RequiredKind.look(review);
            case ROWS -> RowsKind.look(review);
            case TYPE -> TypeKind.look(review);
            case CHECK -> CheckKind.look(review);
            case TOTAL -> TotalKind.look(review);
            case PROVENANCE -> ProvenanceKind.look(review);
            case LATE -> late(review);
        }
    }

    /** The deadline is the last day in time: "before the 23rd" is the 22nd. */
    private static void late(Review review) {
        LocalDate deadline = review.survey().deadline();
        if (deadline != null && review.today().isAfter(deadline))
            review.found(Kind.LATE, new Cell("", "", ""), Message.of("survey.wrong.late", PartialDate.day(deadline)));
    }
}
