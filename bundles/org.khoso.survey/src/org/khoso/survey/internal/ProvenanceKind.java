package org.khoso.survey.internal;

import org.khoso.api.Message;
import org.khoso.api.survey.Response.Given;
import org.khoso.survey.internal.Questionnaire.Kind;

/** Each value says where it comes from. */
final class ProvenanceKind {
    private ProvenanceKind() {
    }

    static void look(Review review) {
        review.answers().response().answers().forEach((cell, given) -> {
            String missing = missing(given);
            if (missing != null && !given.value().isBlank())
                review.found(Kind.PROVENANCE, cell, Message.of("survey.wrong.provenance", Message.of("survey.provenance." + missing)));
        });
    }

    /** @return what is missing, null if nothing */
    private static String missing(Given g) {
        return switch (g.origin()) {
            case COMPUTED, SUGGESTED -> g.snapshot() == null ? "snapshot" : blank(g.query()) ? "query" : null;
            case OVERRIDDEN -> blank(g.reason()) ? "reason" : blank(g.replaced()) ? "replaced" : null;
            case ENTERED, IMPORTED -> blank(g.who()) ? "who" : g.when() == null ? "when" : null;
        };
    }

    private static boolean blank(String s) {
        return s == null || s.isBlank();
    }
}
