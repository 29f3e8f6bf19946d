package org.khoso.survey.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Questionnaire.Kind;
import org.khoso.survey.internal.Value.Truth;

/** One look at one response: what is asked of it, what it gives, what was found. */
final class Review {
    /** The row of what no level counts: it is computed only, nobody has to answer it. */
    static final String UNASSIGNED = "unassigned";

    private final Questionnaire questionnaire;
    private final Answers answers;
    private final LocalDate today;
    private final List<Response> parts;
    private final Wording wording;
    private final List<Fault> faults = new ArrayList<>();

    Review(Questionnaire questionnaire, Response response, LocalDate today, List<Response> parts) {
        this.questionnaire = questionnaire;
        this.answers = new Answers(questionnaire.survey(), response);
        this.today = today;
        this.parts = parts;
        this.wording = new Wording(questionnaire.survey());
    }

    Template survey() {
        return questionnaire.survey();
    }

    Questionnaire questionnaire() {
        return questionnaire;
    }

    Answers answers() {
        return answers;
    }

    LocalDate today() {
        return today;
    }

    List<Response> parts() {
        return parts;
    }

    Scope scope(String item, String row) {
        return new ResponseScope(answers, today, item, row);
    }

    /** @return whether a condition holds in a row; true if there is none */
    Truth holds(String condition, String item, String row) {
        Expression e = questionnaire.condition(condition);
        return e == null ? Truth.TRUE : e.holds(scope(item, row));
    }

    Truth visible(Item item, String row, Column column) {
        return holds(column.visibleWhen(), item.id(), row);
    }

    /** @return whether who answers is asked about a row: bodies are asked about their own level and those below, those of no level about none */
    boolean expected(Row row) {
        if (row.id().equals(UNASSIGNED))
            return false;
        List<String> levels = survey().levels();
        if (row.levels().isEmpty() || levels.isEmpty())
            return true;
        int own = levels.indexOf(answers.response().respondent().level());
        return own >= 0 && row.levels().stream().anyMatch(l -> levels.indexOf(l) >= own);
    }

    /** @return the rule of a kind that speaks about a cell, the most specific one whose condition holds; null if none does */
    Rule rule(Kind kind, Cell cell) {
        for (Rule r : questionnaire.rules(kind)) {
            Cell target = questionnaire.target(r, cell.row());
            boolean here = r.item().isEmpty() && r.column().isEmpty() || r.item().equals(cell.item()) && r.column().isEmpty()
                    || cell.equals(target);
            if (here && holds(r.when(), r.item().isEmpty() ? null : cell.item(), cell.row()) == Truth.TRUE)
                return r;
        }
        return null;
    }

    /** Notes what a kind of rules has found; nothing if no rule of that kind speaks about the cell. */
    void found(Kind kind, Cell cell, Message detail) {
        Rule r = rule(kind, cell);
        if (r != null)
            found(r, cell, detail);
    }

    void found(Rule rule, Cell cell, Message detail) {
        faults.add(wording.fault(rule, cell, answers.text(cell), detail));
    }

    /** Notes what a rule does not quite say: in words of its own, never heavier than a warning. */
    void warn(Rule rule, Cell cell, Message message) {
        String severity = rule.severity().equals("error") ? "warning" : rule.severity();
        faults.add(new Fault(rule.id(), severity, cell, message, null, rule.source(), rule.confidence()));
    }

    /** @return the cell in words */
    Bilingual words(Cell cell) {
        return wording.cell(cell);
    }

    /** @return what was found, in the order of items, rows, columns; what is not in the template comes last */
    List<Fault> faults() {
        faults.sort(Comparator.comparingInt((Fault f) -> item(f.cell())).thenComparing(Fault::cell, this::inItem));
        return List.copyOf(faults);
    }

    private int item(Cell cell) {
        List<String> ids = survey().items().stream().map(Item::id).toList();
        return cell.item().isEmpty() ? -1 : place(ids, cell.item());
    }

    private int inItem(Cell a, Cell b) {
        Item item = survey().item(a.item()).orElse(null);
        if (item == null || !a.item().equals(b.item()))
            return a.compareTo(b);
        int row = Integer.compare(place(item.rowIds(), a.row()), place(item.rowIds(), b.row()));
        List<String> columns = item.columns().stream().map(Column::id).toList();
        row = row != 0 ? row : a.row().equals(b.row()) ? 0 : a.compareTo(b);
        return row != 0 ? row : Integer.compare(place(columns, a.column()), place(columns, b.column()));
    }

    private static int place(List<String> names, String name) {
        int i = names.indexOf(name);
        return name.isEmpty() ? -1 : i < 0 ? names.size() : i;
    }
}
