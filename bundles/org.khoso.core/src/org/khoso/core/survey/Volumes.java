package org.khoso.core.survey;

import java.util.Optional;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Template;

/** In which base a response wants its volumes shown. They are kept in bytes whatever it says. */
public final class Volumes {
    /** Answer that says that volumes are to be shown in powers of two: the option of whatever question has it. */
    private static final String BINARY = "2^30";

    private Volumes() {
    }

    /** @return whether volumes are to be shown in powers of two; empty if the response does not say, or is not asked */
    public static Optional<Boolean> binary(Template survey, Response response) {
        return survey.items().stream()
                .flatMap(i -> i.columns().stream().filter(Volumes::asks).map(c -> response.value(i.id(), "", c.id())))
                .filter(v -> !v.isEmpty()).findFirst().map(BINARY::equals);
    }

    private static boolean asks(Column c) {
        return c.options().stream().anyMatch(o -> o.id().equals(BINARY));
    }
}
