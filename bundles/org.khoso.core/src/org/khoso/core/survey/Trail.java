package org.khoso.core.survey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Share;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;

/** The way from a total down: units below, bodies that gave it, their answers with query and origin, the list behind each. Immutable. */
public final class Trail {
    private final Consolidation sums;
    private final Totals totals;
    private final Measure measure;

    /** @param sums sums @param geography units @param measure what is followed */
    public Trail(Consolidation sums, Geography geography, Measure measure) {
        this.sums = sums;
        this.totals = sums.in(geography);
        this.measure = measure;
    }

    /** A unit with its total. @param unit unit @param total total */
    public record Step(Unit unit, Total total) {
    }

    /** An answer of a body. @param given value with its origin @param list list behind it, or null if the response brought none */
    public record Answer(Given given, ListBehind list) {
    }

    /** What a body answered. @param response response as it is now @param answers answers that the total is made of, by cell */
    public record Answered(Response response, Map<Cell, Answer> answers) {
    }

    /** @return what is followed */
    public Measure measure() {
        return measure;
    }

    /** @return total of a unit */
    public Total total(Unit unit) {
        return totals.total(unit, measure);
    }

    /** @return units directly below that have figures, the largest first; what is open last */
    public List<Step> below(Unit unit) {
        List<Step> steps = new ArrayList<>();
        for (Unit u : totals.below(unit)) {
            Total t = totals.total(u, measure);
            if (t.given() > 0)
                steps.add(new Step(u, t));
        }
        steps.sort(Comparator.comparing((Step x) -> x.unit().level().equals(Consolidation.OPEN)).thenComparing(x -> x.total().value(),
                Comparator.nullsLast(Comparator.reverseOrder())));
        return steps;
    }

    /** @return bodies whose figures are in the total of a unit, the largest first */
    public List<Share> bodies(Unit unit) {
        return totals.shares(unit, measure);
    }

    /** @return what a body answered, with the lists that its response brought; empty if it is not in the sums. Reads the file once more */
    public Optional<Answered> answer(Unit body) throws IOException {
        Optional<Response> response = sums.response(body);
        if (response.isEmpty())
            return Optional.empty();
        Map<Cell, Answer> answers = new LinkedHashMap<>();
        for (Map.Entry<Cell, Given> e : MeasureNames.answers(response.get(), measure).entrySet()) {
            String hash = e.getValue().listHash();
            answers.put(e.getKey(), new Answer(e.getValue(), hash.isEmpty() ? null : sums.list(body, hash).orElse(null)));
        }
        return Optional.of(new Answered(response.get(), answers));
    }

    /** @return the unit with a code; of a body or a unit of this geography. @throws KhosoException if there is none */
    public Unit unit(String code) throws KhosoException {
        if (code.isEmpty())
            return Unit.ALL;
        List<String> levels = new ArrayList<>();
        if (AdminUnits.levelOf(code) != null)
            levels.add(AdminUnits.levelOf(code));
        levels.add(Consolidation.BODY);
        for (String level : levels)
            for (Unit u : totals.units(level))
                if (u.code().equals(code))
                return u;
        throw new KhosoException(Message.of("core.survey.sums.no-unit", code), Message.of("core.survey.sums.no-unit.remedy"), null);
    }
}
