package org.khoso.survey.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Questionnaire.Kind;

/** Whether a condition or a rule can be asked: what could never speak is refused when a questionnaire is read, and told while one is made. */
public final class RuleCheck {
    private static final Set<String> SEVERITIES = Set.of("error", "warning", "info");

    private final Template survey;
    private final Rule rule;
    private final List<Wrong> found = new ArrayList<>();

    private RuleCheck(Template survey, Rule rule) {
        this.survey = survey;
        this.rule = rule;
    }

    /** What is wrong. @param field field of the rule @param what in words @param cause why a condition can't be read; null where it is none */
    public record Wrong(String field, Message what, KhosoException cause) {
    }

    /** @return what keeps a rule from being asked, field by field; nothing if it can be */
    public static List<Wrong> of(Template survey, Rule rule) {
        return new RuleCheck(survey, rule).look();
    }

    private List<Wrong> look() {
        Kind kind = kind(rule).orElse(null);
        Item item = survey.item(rule.item()).orElse(null);
        if (kind == null)
            wrong("kind", Message.of("survey.rule.kind", rule.kind()));
        if (!SEVERITIES.contains(rule.severity()))
            wrong("severity", Message.of("survey.rule.severity", rule.severity()));
        if (!rule.item().isEmpty() && item == null)
            wrong("item", Message.of("survey.expression.no-item", rule.item()));
        if (kind == Kind.CHECK && rule.check().isBlank())
            wrong("check", Message.of("survey.rule.no-check"));
        if (!rule.column().isEmpty() && target(survey, rule, "") == null)
            wrong("column", Message.of("survey.expression.no-cell", rule.column()));
        condition(survey, item, rule.when()).ifPresent(e -> found.add(new Wrong("when", e.problem(), e)));
        if (kind == Kind.CHECK)
            condition(survey, item, rule.check()).ifPresent(e -> found.add(new Wrong("check", e.problem(), e)));
        return found;
    }

    private void wrong(String field, Message what) {
        found.add(new Wrong(field, what, null));
    }

    /** @param item item in whose rows it is asked, or null @return why a condition can't be asked; empty if it can, or there is none */
    public static Optional<KhosoException> condition(Template survey, Item item, String condition) {
        if (condition.isBlank())
            return Optional.empty();
        try {
            Typing.check(survey, item, Expression.parse(condition));
            return Optional.empty();
        } catch (KhosoException e) {
            return Optional.of(e);
        }
    }

    /** @return levels that a condition compares the level of who answers with; none if it can't be read */
    public static Set<String> levels(String condition) {
        Set<String> found = new LinkedHashSet<>();
        try {
            if (!condition.isBlank())
                levels(Expression.parse(condition).root(), found);
        } catch (KhosoException e) {
            found.clear(); // what is wrong with it is said by others
        }
        return found;
    }

    private static void levels(Expr e, Set<String> found) {
        switch (e) {
            case Expr.Not n -> levels(n.of(), found);
            case Expr.Logic l -> {
                levels(l.left(), found);
                levels(l.right(), found);
            }
            case Expr.Compare c -> {
                compared(c.left(), c.right(), found);
                compared(c.right(), c.left(), found);
            }
            case Expr.In in -> in.among().forEach(v -> compared(in.left(), new Expr.Literal(v), found));
            default -> {
                // has no comparison in it
            }
        }
    }

    private static void compared(Expr fact, Expr constant, Set<String> found) {
        if (fact instanceof Expr.Known k && k.fact() == Expr.Fact.LEVEL && constant instanceof Expr.Literal l
                && l.value() instanceof Value.Text t)
            found.add(t.words());
    }

    static Optional<Kind> kind(Rule r) {
        for (Kind k : Kind.values())
            if (k.name().equalsIgnoreCase(r.kind()))
            return Optional.of(k);
        return Optional.empty();
    }

    /** @return where a rule points in a row; null if it does not say, or says what is not there. Without an item it names {@code item/column} or {@code item/row/column} */
    static Cell target(Template survey, Rule r, String row) {
        String[] parts = r.item().isEmpty() ? r.column().split("/", -1) : new String[]{r.item(), row, r.column()};
        if (parts.length < 2 || parts.length > 3)
            return null;
        String item = parts[0];
        String column = parts[parts.length - 1];
        boolean known = survey.item(item).flatMap(i -> i.column(column)).isPresent();
        return known ? new Cell(item, parts.length == 3 ? parts[1] : "", column) : null;
    }
}
