package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Message;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Priority;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation.Unit;

/** An assessment as people read it on a screen: who answered, who comes first, what is worth a call. The files say all. */
final class AssessmentLines {
    private static final int FIRST = 10;
    private static final String PREFIX = "verb.survey.consolidate.";
    private final Assessment assessment;

    AssessmentLines(Assessment assessment) {
        this.assessment = assessment;
    }

    List<Message> lines() {
        List<Message> lines = new ArrayList<>();
        for (Timeliness t : Timeliness.values())
            lines.add(Message.of(PREFIX + "standing", Message.of("survey.timeliness." + t.name()),
                    assessment.provinces().getFirst().by().getOrDefault(t, 0)));
        for (Priority p : assessment.priorities().subList(0, Math.min(FIRST, assessment.priorities().size())))
            lines.add(Message.of(PREFIX + "priority", p.rank(), name(p.unit()), p.points()));
        lines.add(Message.of(PREFIX + "calls", assessment.calls().size()));
        for (Call c : assessment.calls().subList(0, Math.min(FIRST, assessment.calls().size())))
            lines.add(Message.of(PREFIX + "call", name(c.unit()), c.cell().toString(), c.what(), c.ask()));
        return lines;
    }

    private static String name(Unit u) {
        return (u.name() + " (" + u.code() + ")").strip();
    }
}
