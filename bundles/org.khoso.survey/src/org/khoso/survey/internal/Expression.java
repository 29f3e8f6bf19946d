package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response.Cell;
import org.khoso.survey.internal.Expr.Comparison;
import org.khoso.survey.internal.Value.Codes;
import org.khoso.survey.internal.Value.Day;
import org.khoso.survey.internal.Value.Num;
import org.khoso.survey.internal.Value.Text;
import org.khoso.survey.internal.Value.Truth;

/**
 * A condition of a survey, as {@code visibleWhen}, {@code requiredWhen} and rules state it. What lacks a value is unknown, and so is
 * what rests on it, unless the rest decides alone.
 *
 * @param text as written
 * @param root its parts
 */
record Expression(String text, Expr root) {
    private static final int DIGITS = 10;

    /** @throws KhosoException if it can't be read: names text and position */
    static Expression parse(String text) throws KhosoException {
        return new Expression(text, new ExpressionParser(text).parse());
    }

    /** @return whether it holds; unknown if it is no condition at all */
    Truth holds(Scope scope) {
        return value(scope) instanceof Truth t ? t : Truth.UNKNOWN;
    }

    Value value(Scope scope) {
        return value(root, scope);
    }

    private static Value value(Expr e, Scope s) {
        return switch (e) {
            case Expr.Literal l -> l.value();
            case Expr.Ref r -> only(s.cells(r)).map(s::value).orElse(Truth.UNKNOWN);
            case Expr.Not n -> truth(n.of(), s).not();
            case Expr.Logic l when l.both() -> truth(l.left(), s).and(truth(l.right(), s));
            case Expr.Logic l -> truth(l.left(), s).or(truth(l.right(), s));
            case Expr.Compare c -> compare(c.by(), value(c.left(), s), value(c.right(), s));
            case Expr.In in -> in(value(in.left(), s), in.among());
            case Expr.InCells in -> in(value(in.left(), s), s.cells(in.ref()).stream().map(s::value).toList());
            case Expr.Arithmetic a -> arithmetic(a.sign(), value(a.left(), s), value(a.right(), s));
            case Expr.CellCall c -> cells(c, s);
            case Expr.ItemCall c -> Truth.of(c.function() == Expr.OfItem.NONE ? s.none(c.item()) : s.answered(c.item()));
            case Expr.Known k -> s.fact(k.fact());
        };
    }

    private static Truth truth(Expr e, Scope s) {
        return value(e, s) instanceof Truth t ? t : Truth.UNKNOWN;
    }

    private static Optional<Cell> only(List<Cell> cells) {
        return cells.size() == 1 ? Optional.of(cells.getFirst()) : Optional.empty();
    }

    private static Value cells(Expr.CellCall c, Scope s) {
        List<Cell> cells = s.cells(c.ref());
        return switch (c.function()) {
            case SUM -> sum(cells, s);
            case COUNT -> new Num(BigDecimal.valueOf(cells.stream().filter(s::present).count()));
            case ANY -> Truth.of(cells.stream().anyMatch(s::present));
            case EMPTY -> Truth.of(cells.stream().noneMatch(s::present));
            case COMPUTED -> only(cells).map(s::computed).orElse(Truth.UNKNOWN);
        };
    }

    /** A blank is no zero: where one of the rows that are used lacks its number the sum is not known. */
    private static Value sum(List<Cell> cells, Scope s) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Cell cell : cells)
            if (s.value(cell) instanceof Num n)
            sum = sum.add(n.number());
            else
            return Truth.UNKNOWN;
        return cells.isEmpty() ? Truth.UNKNOWN : new Num(sum);
    }

    static Truth compare(Comparison by, Value left, Value right) {
        if (left == Truth.UNKNOWN || right == Truth.UNKNOWN)
            return Truth.UNKNOWN;
        if (by == Comparison.CONTAINS)
            return left instanceof Codes c && right instanceof Text t ? Truth.of(c.codes().contains(t.words())) : Truth.UNKNOWN;
        if (left instanceof Num a && right instanceof Num b)
            return ordered(by, a.number().compareTo(b.number()));
        if (left instanceof Day a && right instanceof Day b)
            return ordered(by, a.day().compareTo(b.day()));
        if (by != Comparison.EQUAL && by != Comparison.UNEQUAL)
            return Truth.UNKNOWN;
        Object a = plain(left);
        Object b = plain(right);
        return a.getClass().isInstance(b) || a instanceof Set && b instanceof Set
                ? Truth.of(a.equals(b) == (by == Comparison.EQUAL))
                : Truth.UNKNOWN;
    }

    /** Words are one code where codes are compared with them. */
    private static Object plain(Value v) {
        return switch (v) {
            case Codes c -> c.codes();
            case Text t -> Set.of(t.words());
            default -> v;
        };
    }

    private static Truth ordered(Comparison by, int order) {
        return Truth.of(switch (by) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            default -> order >= 0;
        });
    }

    private static Truth in(Value left, List<Value> among) {
        Truth found = left == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.FALSE;
        for (Value v : among)
            found = found.or(compare(Comparison.EQUAL, left, v));
        return found;
    }

    private static Value arithmetic(char sign, Value left, Value right) {
        if (!(left instanceof Num l && right instanceof Num r))
            return Truth.UNKNOWN;
        BigDecimal a = l.number();
        BigDecimal b = r.number();
        return switch (sign) {
            case '+' -> new Num(a.add(b));
            case '-' -> new Num(a.subtract(b));
            case '*' -> new Num(a.multiply(b));
            default -> b.signum() == 0 ? Truth.UNKNOWN : new Num(a.divide(b, DIGITS, RoundingMode.HALF_UP));
        };
    }
}
