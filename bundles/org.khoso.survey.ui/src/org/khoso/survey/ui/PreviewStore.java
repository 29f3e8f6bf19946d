package org.khoso.survey.ui;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Template;

/** Answers that are tried on a questionnaire which nobody has to answer yet: in memory alone. Thread-safe: they are looked at in the background. */
final class PreviewStore {
    private UUID id = UUID.randomUUID();
    private final Map<Cell, Given> answers = new TreeMap<>();

    /** @return them as the response of a body of that level; cells that the questionnaire has no more are left out */
    synchronized Response response(Template survey, String level) {
        Map<Cell, Given> there = new TreeMap<>();
        answers.forEach((cell, given) -> {
            boolean none = cell.column().equals(Response.NONE) && survey.item(cell.item()).isPresent();
            if (none || survey.item(cell.item()).flatMap(i -> i.column(cell.column())).isPresent())
                there.put(cell, given);
        });
        return new Response(id, survey.id(), survey.version(), new Respondent("", "", level), survey.referenceDate(), State.DRAFT,
                Issue.OWN,
                there);
    }

    /** Takes what was typed; an empty value takes the answer away. A counted value that is replaced is remembered. */
    synchronized void put(Cell cell, String value, String reason, String who) {
        Given old = answers.get(cell);
        if (value.isEmpty())
            answers.remove(cell);
        else if (old == null || old.origin() != Origin.COMPUTED && old.origin() != Origin.OVERRIDDEN)
            answers.put(cell, Given.entered(value, who, Instant.now()));
        else
            answers.put(cell,
                    new Given(value, Origin.OVERRIDDEN, old.origin() == Origin.COMPUTED ? old.value() : old.replaced(), reason, who,
                            Instant.now(), old.query(), old.snapshot(), old.listHash(), old.coverage()));
    }

    /** Takes what was counted, in the place of what was counted before. @return how many values there are */
    synchronized int put(Template survey, Answer answer) {
        answers.entrySet().removeIf(e -> e.getKey().item().equals(answer.item()) && e.getValue().snapshot() != null
                && e.getValue().origin() != Origin.OVERRIDDEN);
        int n = 0;
        for (Figure f : answer.figures()) {
            Column column = survey.item(answer.item()).flatMap(i -> i.column(f.column())).orElse(null);
            Cell cell = new Cell(answer.item(), f.row(), f.column());
            if (column == null || f.plain().isEmpty() || answers.containsKey(cell))
                continue;
            answers.put(cell,
                    new Given(f.plain(), "A".equals(column.auto()) ? Origin.COMPUTED : Origin.SUGGESTED, "", "", "", null, f.query(),
                            answer.snapshot(), f.listHash(), answer.coverage()));
            n++;
        }
        return n;
    }

    /** The answers are those of another form from now on: fields that were made for the one before are made anew. */
    synchronized void renew() {
        id = UUID.randomUUID();
    }

    /** Forgets everything. */
    synchronized void clear() {
        answers.clear();
    }
}
