package org.khoso.survey.internal;

import java.util.List;
import java.util.stream.Stream;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.survey.internal.Questionnaire.Kind;
import org.khoso.survey.internal.Value.Truth;

/** What a rule states holds: once, or in each row of its item that has any value. */
final class CheckKind {
    private CheckKind() {
    }

    static void look(Review review) {
        for (Rule rule : review.questionnaire().rules(Kind.CHECK))
            if (rule.item().isEmpty())
            look(review, rule, null, "");
            else {
                Item item = review.survey().item(rule.item()).orElseThrow();
                if (review.answers().asked(item))
                    review.answers().used(item).forEach(row -> look(review, rule, item.id(), row));
            }
    }

    private static void look(Review review, Rule rule, String item, String row) {
        if (review.holds(rule.when(), item, row) != Truth.TRUE || review.holds(rule.check(), item, row) != Truth.FALSE)
            return;
        Cell target = rule.column().isEmpty() ? null : review.questionnaire().target(rule, row);
        review.found(rule, target != null ? target : first(review, rule, item, row), null);
    }

    /** @return the cell of the first reference; the item, where none is meant alone */
    private static Cell first(Review review, Rule rule, String item, String row) {
        return Stream.of(rule.check(), rule.when()).map(review.questionnaire()::condition).filter(e -> e != null)
                .flatMap(e -> names(e.root()))
                .findFirst().map(e -> cell(review, e, item, row)).orElse(new Cell(item == null ? "" : item, row, ""));
    }

    private static Cell cell(Review review, Expr e, String item, String row) {
        if (e instanceof Expr.ItemCall c)
            return new Cell(c.item(), "", "");
        Expr.Ref ref = (Expr.Ref) e;
        List<Cell> cells = ref.all() ? List.of() : review.scope(item, row).cells(ref);
        return cells.size() == 1 ? cells.getFirst() : new Cell(ref.item() == null ? item : ref.item(), "", ref.column());
    }

    /** Cells and items that an expression names, from left to right. */
    private static Stream<Expr> names(Expr e) {
        return switch (e) {
            case Expr.Ref r -> Stream.of(r);
            case Expr.CellCall c -> Stream.of(c.ref());
            case Expr.ItemCall c -> Stream.of(c);
            case Expr.Not n -> names(n.of());
            case Expr.Logic l -> Stream.concat(names(l.left()), names(l.right()));
            case Expr.Compare c -> Stream.concat(names(c.left()), names(c.right()));
            case Expr.Arithmetic a -> Stream.concat(names(a.left()), names(a.right()));
            case Expr.In in -> names(in.left());
            case Expr.InCells in -> Stream.concat(names(in.left()), Stream.of(in.ref()));
            case Expr.Literal l -> Stream.empty();
            case Expr.Known k -> Stream.empty();
        };
    }
}
