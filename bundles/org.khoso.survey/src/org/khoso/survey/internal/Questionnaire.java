package org.khoso.survey.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.api.survey.SurveyService.Template;

/** A survey whose conditions are read. */
final class Questionnaire {
    /** Kinds of rules, as templates name them. */
    enum Kind {
        ANSWERED, REQUIRED, ROWS, TYPE, CHECK, TOTAL, PROVENANCE, LATE
    }

    private final Template survey;
    private final Map<String, Expression> conditions = new HashMap<>();
    private final Map<Kind, List<Rule>> rules = new HashMap<>();

    /** @throws KhosoException if a condition or rule can't be asked: names survey, rule or column, and what is wrong with it */
    Questionnaire(Template survey) throws KhosoException {
        this.survey = survey;
        for (Item i : survey.items())
            for (Column c : i.columns()) {
                add("[" + i.id() + "/" + c.id() + "]", i, c.visibleWhen());
                add("[" + i.id() + "/" + c.id() + "]", i, c.requiredWhen());
            }
        for (Rule r : survey.rules())
            add(r);
        rules.values().forEach(l -> l.sort(Comparator.comparingInt(Questionnaire::width)));
    }

    private void add(Rule r) throws KhosoException {
        for (RuleCheck.Wrong w : RuleCheck.of(survey, r))
            throw bad(r.id(), w.what(), w.cause());
        Item item = survey.item(r.item()).orElse(null);
        Kind kind = RuleCheck.kind(r).orElseThrow();
        add(r.id(), item, r.when());
        add(r.id(), item, kind == Kind.CHECK ? r.check() : "");
        rules.computeIfAbsent(kind, k -> new ArrayList<>()).add(r);
    }

    private void add(String owner, Item item, String condition) throws KhosoException {
        if (condition.isBlank())
            return;
        KhosoException wrong = RuleCheck.condition(survey, item, condition).orElse(null);
        if (wrong != null)
            throw bad(owner, wrong.problem(), wrong);
        conditions.put(condition, Expression.parse(condition));
    }

    private KhosoException bad(String owner, Message what, Exception cause) {
        return new KhosoException(Message.of("survey.bad-rule", survey.id(), owner, what), Message.of("survey.bad-rule.remedy"), cause);
    }

    /** Rules for one column come first, then those for an item, then those for all. */
    private static int width(Rule r) {
        return (r.item().isEmpty() ? 2 : 0) + (r.column().isEmpty() ? 1 : 0);
    }

    Template survey() {
        return survey;
    }

    /** @return a condition; null if there is none */
    Expression condition(String text) {
        return text.isBlank() ? null : conditions.get(text);
    }

    /** @return rules of a kind, the most specific first */
    List<Rule> rules(Kind kind) {
        return rules.getOrDefault(kind, List.of());
    }

    /** @return where a rule points in a row; null if it does not say, or says what is not there */
    Cell target(Rule r, String row) {
        return RuleCheck.target(survey, r, row);
    }
}
