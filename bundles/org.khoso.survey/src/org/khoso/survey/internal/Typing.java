package org.khoso.survey.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Value.Truth;

/**
 * Whether an expression can mean anything in its survey. What names no column, or compares a day with a number, would be unknown for
 * ever: a rule that never speaks looks like answers without faults.
 */
final class Typing {
    /** What a part yields. */
    enum Kind {
        NUMBER, DAY, CODES, TEXT, TRUTH
    }

    /** A kind, and the column that codes come from. */
    private record Found(Kind kind, Column column) {
    }

    private static final Found TRUTH = new Found(Kind.TRUTH, null);

    private final Template survey;
    private final Item item;
    private final Expression expression;

    /** @param item current item, null if there is none */
    private Typing(Template survey, Item item, Expression expression) {
        this.survey = survey;
        this.item = item;
        this.expression = expression;
    }

    /** @throws KhosoException if it is no condition that this survey can ask: names text and position */
    static void check(Template survey, Item item, Expression condition) throws KhosoException {
        new Typing(survey, item, condition).want(condition.root(), Kind.TRUTH, 1);
    }

    private void want(Expr e, Kind kind, int position) throws KhosoException {
        if (kind(e).kind != kind)
            throw fail(position, Message.of("survey.expression.kind." + kind));
    }

    private Found kind(Expr e) throws KhosoException {
        return switch (e) {
            case Expr.Literal l -> new Found(kind(l.value()), null);
            case Expr.Ref r -> of(column(r));
            case Expr.Not n -> truth(n.position(), n.of());
            case Expr.Logic l -> truth(l.position(), l.left(), l.right());
            case Expr.Compare c -> compare(c.by(), kind(c.left()), kind(c.right()), literals(c), c.position());
            case Expr.In in -> among(in);
            case Expr.InCells in -> compare(Expr.Comparison.EQUAL, kind(in.left()), of(column(in.ref())), List.of(), in.position());
            case Expr.Arithmetic a -> {
                want(a.left(), Kind.NUMBER, a.position());
                want(a.right(), Kind.NUMBER, a.position());
                yield new Found(Kind.NUMBER, null);
            }
            case Expr.CellCall c -> call(c);
            case Expr.ItemCall c -> call(c);
            case Expr.Known k -> new Found(k.fact() == Expr.Fact.LEVEL ? Kind.TEXT : Kind.DAY, null);
        };
    }

    private Found truth(int position, Expr... conditions) throws KhosoException {
        for (Expr e : conditions)
            want(e, Kind.TRUTH, position);
        return TRUTH;
    }

    private Found among(Expr.In in) throws KhosoException {
        Found left = kind(in.left());
        for (Value v : in.among())
            compare(Expr.Comparison.EQUAL, left, new Found(kind(v), null), List.of(v), in.position());
        return TRUTH;
    }

    private Found call(Expr.ItemCall c) throws KhosoException {
        if (survey.item(c.item()).isEmpty())
            throw fail(c.position(), Message.of("survey.expression.no-item", c.item()));
        return TRUTH;
    }

    private Found call(Expr.CellCall c) throws KhosoException {
        Found of = of(column(c.ref()));
        return switch (c.function()) {
            case SUM -> {
                if (of.kind != Kind.NUMBER)
                    throw fail(c.ref().position(), Message.of("survey.expression.kind." + Kind.NUMBER));
                yield of;
            }
            case COUNT -> new Found(Kind.NUMBER, null);
            case COMPUTED -> of;
            case ANY, EMPTY -> TRUTH;
        };
    }

    private static List<Value> literals(Expr.Compare c) {
        List<Value> found = new ArrayList<>();
        for (Expr e : List.of(c.left(), c.right()))
            if (e instanceof Expr.Literal l)
            found.add(l.value());
        return found;
    }

    private Found compare(Expr.Comparison by, Found left, Found right, List<Value> literals, int position) throws KhosoException {
        boolean words = wordy(left) && wordy(right);
        boolean good = switch (by) {
            case CONTAINS -> left.kind == Kind.CODES && right.kind == Kind.TEXT;
            case EQUAL, UNEQUAL -> left.kind == right.kind || words;
            default -> left.kind == right.kind && (left.kind == Kind.NUMBER || left.kind == Kind.DAY);
        };
        if (!good)
            throw fail(position, Message.of("survey.expression.compare", by.sign));
        for (Value v : literals)
            if (v instanceof Value.Text t && (!has(left, t.words()) || !has(right, t.words())))
            throw fail(position, Message.of("survey.expression.no-code", t.words()));
        return TRUTH;
    }

    private static boolean wordy(Found f) {
        return f.kind == Kind.CODES || f.kind == Kind.TEXT;
    }

    private static boolean has(Found f, String code) {
        if (f.kind != Kind.CODES || f.column == null)
            return true;
        if (Values.Type.of(f.column) == Values.Type.YESNO)
            return code.equals(Values.YES) || code.equals(Values.NO);
        return f.column.options().stream().map(Option::id).anyMatch(code::equals);
    }

    private static Found of(Column c) {
        return new Found(switch (Values.Type.of(c)) {
            case INTEGER, DECIMAL, PERCENT, BYTES -> Kind.NUMBER;
            case DATE -> Kind.DAY;
            case CHOICE, YESNO -> Kind.CODES;
            case TEXT -> Kind.TEXT;
        }, c);
    }

    private static Kind kind(Value v) {
        return switch (v) {
            case Value.Num n -> Kind.NUMBER;
            case Value.Day d -> Kind.DAY;
            case Value.Codes c -> Kind.CODES;
            case Value.Text t -> Kind.TEXT;
            case Truth t -> Kind.TRUTH;
        };
    }

    private Column column(Expr.Ref ref) throws KhosoException {
        Item asked = ref.item() == null ? item : survey.item(ref.item()).orElse(null);
        Optional<Column> column = asked == null ? Optional.empty() : asked.column(ref.column());
        boolean row = ref.row() == null || ref.all() || asked != null && (asked.free() || asked.rowIds().contains(ref.row()));
        if (column.isEmpty() || !row)
            throw fail(ref.position(), Message.of("survey.expression.no-cell", ref.toString()));
        if (ref.row() == null && asked != item && !asked.free() && asked.rowIds().size() > 1 && !sameRows(asked))
            throw fail(ref.position(), Message.of("survey.expression.which-row", ref.toString()));
        return column.get();
    }

    /** A reference without a row means the current one: some row of the current item has to be one of that item, too. */
    private boolean sameRows(Item asked) {
        return item != null && item.rowIds().stream().anyMatch(asked.rowIds()::contains);
    }

    private KhosoException fail(int position, Message what) {
        return Lexer.failure(expression.text(), position, what);
    }
}
