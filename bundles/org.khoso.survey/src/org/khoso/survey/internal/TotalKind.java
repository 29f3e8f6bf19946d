package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.survey.internal.Questionnaire.Kind;
import org.khoso.survey.internal.Value.Num;
import org.khoso.survey.internal.Values.Type;

/**
 * Numbers that sum up those of other bodies are their sum. A body without data is named, which keeps nothing from being sent: who sums
 * up can't answer for it. A body that declares to have none counts as zero.
 */
final class TotalKind {
    /** Thousands of communes would bury the sentence. */
    private static final int SHOWN = 20;

    private TotalKind() {
    }

    /** A number of a body. @param name body @param number number, null if it has none */
    private record Part(String name, BigDecimal number) {
    }

    static void look(Review review) {
        if (review.parts().isEmpty())
            return;
        List<Answers> parts = review.parts().stream().map(p -> new Answers(review.survey(), p)).toList();
        for (Item item : review.survey().items())
            if (adds(review, item)) {
                silent(review, item, parts);
                for (String row : item.rowIds())
                    for (Column c : item.columns())
                        if (Type.of(c).adds())
                    look(review, new Cell(item.id(), row, c.id()), parts);
            }
    }

    /** @return whether it is a table of levels, or a rule of totals names it */
    private static boolean adds(Review review, Item item) {
        return item.rows().stream().anyMatch(r -> r.levels().stream().anyMatch(review.survey().levels()::contains))
                || review.questionnaire().rules(Kind.TOTAL).stream().anyMatch(r -> r.item().equals(item.id()));
    }

    private static void silent(Review review, Item item, List<Answers> parts) {
        List<String> names = parts.stream().filter(p -> p.asked(item) && !p.any(item.id()) && !p.none(item.id())).map(TotalKind::name)
                .toList();
        Rule rule = item.columns().stream().filter(c -> Type.of(c).adds())
                .map(c -> review.rule(Kind.TOTAL, new Cell(item.id(), "", c.id())))
                .filter(r -> r != null).findFirst().orElse(null);
        if (!names.isEmpty() && rule != null)
            silent(review, rule, new Cell(item.id(), "", ""), names);
    }

    private static void silent(Review review, Rule rule, Cell cell, List<String> names) {
        review.warn(rule, cell, Message.of("survey.fault.silent", review.words(cell), names.size(), listed(names)));
    }

    private static String name(Answers part) {
        Response.Respondent r = part.response().respondent();
        return r.name().isBlank() ? r.code() : r.name();
    }

    private static void look(Review review, Cell cell, List<Answers> all) {
        if (!(number(review.answers(), cell) instanceof BigDecimal own))
            return;
        List<Part> parts = all.stream().filter(p -> p.asked(p.survey().item(cell.item()).orElseThrow()))
                .map(p -> new Part(name(p), number(p, cell))).toList();
        BigDecimal sum = parts.stream().map(Part::number).filter(n -> n != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (own.compareTo(sum) == 0 || parts.stream().allMatch(p -> p.number() == null))
            return;
        Bilingual bodies = new Bilingual(listed(parts, Locale.forLanguageTag("vi")), listed(parts, Locale.ENGLISH));
        review.found(Kind.TOTAL, cell, Message.of("survey.wrong.total", shown(own), shown(sum), shown(own.subtract(sum)), bodies));
    }

    private static Bilingual shown(BigDecimal n) {
        return new Bilingual(Wording.number(n, Locale.forLanguageTag("vi")), Wording.number(n, Locale.ENGLISH));
    }

    private static BigDecimal number(Answers answers, Cell cell) {
        if (answers.none(cell.item()))
            return BigDecimal.ZERO;
        return answers.value(cell) instanceof Num n ? n.number() : null;
    }

    private static String listed(List<Part> parts, Locale language) {
        return listed(parts.stream().map(p -> p.name + ": " + (p.number == null ? "–" : Wording.number(p.number, language))).toList());
    }

    private static String listed(List<String> names) {
        List<String> some = new ArrayList<>(names.subList(0, Math.min(SHOWN, names.size())));
        if (names.size() > SHOWN)
            some.add("… (+" + (names.size() - SHOWN) + ")");
        return some.stream().collect(Collectors.joining("; "));
    }
}
