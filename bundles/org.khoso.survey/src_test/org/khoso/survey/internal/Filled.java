package org.khoso.survey.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Template;

/** A response that a test fills in. */
final class Filled {
    static final Instant WHEN = Instant.parse("2025-05-10T08:00:00Z");
    final Map<Cell, Given> answers = new TreeMap<>();
    final Template survey;
    String level = "province";
    String name = "Tỉnh A";
    LocalDate referenceDate;

    Filled(Template survey) {
        this.survey = survey;
    }

    Filled copy() {
        Filled f = new Filled(survey);
        f.answers.putAll(answers);
        f.level = level;
        f.name = name;
        f.referenceDate = referenceDate;
        return f;
    }

    /** @param path item/row/column */
    static Cell cell(String path) {
        String[] p = path.split("/", -1);
        return new Cell(p[0], p[1], p[2]);
    }

    Filled set(String path, Object value) {
        return give(path, Given.entered(value.toString(), "Nguyễn Thị Lan", WHEN));
    }

    Filled give(String path, Given given) {
        answers.put(cell(path), given);
        return this;
    }

    Filled drop(String path) {
        if (answers.remove(cell(path)) == null)
            throw new IllegalArgumentException(path + " has no value");
        return this;
    }

    Filled dropItem(String item) {
        answers.keySet().removeIf(c -> c.item().equals(item));
        return this;
    }

    Filled dropRow(String item, String row) {
        answers.keySet().removeIf(c -> c.item().equals(item) && c.row().equals(row));
        return this;
    }

    String get(String path) {
        Given g = answers.get(cell(path));
        return g == null ? "" : g.value();
    }

    long number(String path) {
        return Long.parseLong(get(path));
    }

    Response response() {
        return new Response(new UUID(7, level.hashCode()), survey.id(), survey.version(), new Respondent("01", name, level), referenceDate,
                State.DRAFT, Issue.OWN, answers);
    }

    List<Fault> faults(LocalDate today, Filled... parts) throws Exception {
        return new Validator(survey).faults(response(), today, List.of(parts).stream().map(Filled::response).toList());
    }

    /** @return rules and cells, one after the other */
    static String shown(List<Fault> faults) {
        return faults.stream().map(f -> f.rule() + " " + f.cell()).collect(Collectors.joining("; "));
    }
}
