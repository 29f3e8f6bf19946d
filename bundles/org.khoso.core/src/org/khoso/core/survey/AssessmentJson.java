package org.khoso.core.survey;

import java.util.LinkedHashMap;
import java.util.Map;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Change;
import org.khoso.api.survey.Assessment.Figure;
import org.khoso.api.survey.Assessment.Line;
import org.khoso.api.survey.Assessment.Priority;
import org.khoso.api.survey.Assessment.Standing;
import org.khoso.api.survey.Assessment.Timeliness;

/** An assessment as maps for JSON. Amounts are texts, so that no reader rounds them. */
public final class AssessmentJson {
    private AssessmentJson() {
    }

    /** @return all of it; of bodies that answered in time only the number */
    public static Map<String, Object> of(Assessment a) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("indicators", a.indicators().stream().map(i -> i.id()).toList());
        m.put("provinces", a.provinces().stream().map(AssessmentJson::line).toList());
        m.put("standings", a.standings().stream().filter(s -> s.timeliness() != Timeliness.IN_TIME).map(AssessmentJson::standing).toList());
        m.put("calls", a.calls().stream().map(AssessmentJson::call).toList());
        m.put("priorities", a.priorities().stream().map(AssessmentJson::priority).toList());
        m.put("changes", a.changes().stream().map(AssessmentJson::change).toList());
        return m;
    }

    private static Map<String, Object> line(Line l) {
        Map<String, Object> m = ConsolidationJson.unit(l.unit());
        m.put("expected", l.expected());
        m.put("answered", l.answered());
        Map<String, Object> by = new LinkedHashMap<>();
        for (Timeliness t : Timeliness.values())
            by.put(t.name(), l.by().getOrDefault(t, 0));
        m.put("by", by);
        m.put("own", l.own() == null ? null : l.own().name());
        Map<String, Object> figures = new LinkedHashMap<>();
        l.figures().forEach((id, f) -> figures.put(id, figure(f)));
        m.put("figures", figures);
        return m;
    }

    private static Object figure(Figure f) {
        return f.codes().isEmpty() ? ConsolidationJson.plain(f.value()) : f.codes();
    }

    private static Map<String, Object> standing(Standing s) {
        Map<String, Object> m = ConsolidationJson.unit(s.unit());
        m.put("above", s.above() == null ? "" : s.above().code());
        m.put("how", s.timeliness().name());
        m.put("day", s.day() == null ? "" : s.day().toString());
        m.put("place", s.place());
        return m;
    }

    private static Map<String, Object> call(Call c) {
        Map<String, Object> m = ConsolidationJson.unit(c.unit());
        m.put("rule", c.rule());
        m.put("cell", c.cell().toString());
        m.put("shown", c.what().args().stream().map(x -> x instanceof java.math.BigDecimal n ? ConsolidationJson.plain(n) : x.toString())
                .toList());
        m.put("weight", ConsolidationJson.plain(c.weight()));
        m.put("place", c.place());
        return m;
    }

    private static Map<String, Object> priority(Priority p) {
        Map<String, Object> m = ConsolidationJson.unit(p.unit());
        m.put("rank", p.rank());
        m.put("points", ConsolidationJson.plain(p.points()));
        m.put("form", p.form());
        m.put("reasons", p.reasons().stream().map(r -> {
            Map<String, Object> x = new LinkedHashMap<>();
            x.put("id", r.id());
            x.put("weight", ConsolidationJson.plain(r.weight()));
            x.put("points", ConsolidationJson.plain(r.points()));
            x.put("known", r.known());
            return x;
        }).toList());
        return m;
    }

    private static Map<String, Object> change(Change c) {
        Map<String, Object> m = ConsolidationJson.unit(c.unit());
        m.put("cell", MeasureNames.cell(c.measure()));
        m.put("before", ConsolidationJson.plain(c.before().value()));
        m.put("now", ConsolidationJson.plain(c.now().value()));
        m.put("more", ConsolidationJson.plain(c.more()));
        return m;
    }
}
