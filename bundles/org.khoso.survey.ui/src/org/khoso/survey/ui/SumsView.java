package org.khoso.survey.ui;

import java.util.Locale;
import org.khoso.api.survey.Assessment;
import org.khoso.core.survey.Consolidations.Summed;

/** What can be looked at of a consolidation, in the order of the list on the left. */
enum SumsView {
    /** National numbers, and the way down from each. */
    NUMBERS,
    /** How each province stands. */
    PROVINCES,
    /** Who is late or silent. */
    GAPS,
    /** Contradictions worth a call. */
    CALLS,
    /** Who comes first. */
    PRIORITIES,
    /** What is not allocated to a new unit, and decisions. */
    OPEN,
    /** What was not added, and why. */
    CONFLICTS,
    /** What changed since an earlier round. */
    CHANGES;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return lines there are */
    int count(Summed summed, Assessment a) {
        return switch (this) {
            case NUMBERS -> summed.sums().measures().size();
            case PROVINCES -> a.provinces().size() - 1;
            case GAPS -> (int) a.standings().stream().filter(s -> s.timeliness() != Assessment.Timeliness.IN_TIME).count();
            case CALLS -> a.calls().size();
            case PRIORITIES -> a.priorities().size();
            case OPEN -> summed.sums().open().size();
            case CONFLICTS -> SumsModels.conflicts(summed.sums()).size();
            case CHANGES -> a.changes().size();
        };
    }
}
