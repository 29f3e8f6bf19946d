package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.survey.internal.Expr.Comparison;
import org.khoso.survey.internal.Expr.Fact;
import org.khoso.survey.internal.Expr.OfCells;
import org.khoso.survey.internal.Expr.OfItem;
import org.khoso.survey.internal.Expr.Ref;
import org.khoso.survey.internal.Lexer.Kind;
import org.khoso.survey.internal.Lexer.Word;
import org.khoso.survey.internal.Value.Truth;

/** Reads an expression: or, and, not, comparisons, + -, * /, what binds strongest last. */
final class ExpressionParser {
    /** Brackets in brackets; also bounds the stack. */
    static final int DEEPEST = 40;

    private final String text;
    private final List<Word> words;
    private int next;
    private int depth;

    ExpressionParser(String text) throws KhosoException {
        this.text = text;
        this.words = Lexer.words(text);
    }

    Expr parse() throws KhosoException {
        Expr e = or();
        if (peek().kind() != Kind.END)
            throw unexpected();
        return e;
    }

    private Word peek() {
        return words.get(next);
    }

    private boolean take(String word) {
        boolean there = peek().is(word);
        next += there ? 1 : 0;
        return there;
    }

    private void want(String word) throws KhosoException {
        if (!take(word))
            throw fail(peek().position(), Message.of("survey.expression.wanted", word, shown(peek())));
    }

    private Expr or() throws KhosoException {
        if (++depth > DEEPEST)
            throw fail(peek().position(), Message.of("survey.expression.deep", DEEPEST));
        Expr left = and();
        for (int at = peek().position(); take("or"); at = peek().position())
            left = new Expr.Logic(false, left, and(), at);
        depth--;
        return left;
    }

    private Expr and() throws KhosoException {
        Expr left = not();
        for (int at = peek().position(); take("and"); at = peek().position())
            left = new Expr.Logic(true, left, not(), at);
        return left;
    }

    private Expr not() throws KhosoException {
        List<Integer> at = new ArrayList<>();
        for (int p = peek().position(); take("not"); p = peek().position())
            at.add(p);
        if (at.size() > DEEPEST)
            throw fail(at.getLast(), Message.of("survey.expression.deep", DEEPEST));
        Expr e = comparison();
        for (int p : at.reversed())
            e = new Expr.Not(e, p);
        return e;
    }

    private Expr comparison() throws KhosoException {
        Expr left = sum();
        int at = peek().position();
        if (take("in"))
            return peek().kind() == Kind.REF ? new Expr.InCells(left, ref(words.get(next++)), at) : new Expr.In(left, list(), at);
        for (Comparison c : Comparison.values())
            if (take(c.sign))
            return new Expr.Compare(c, left, sum(), at);
        return left;
    }

    private List<Value> list() throws KhosoException {
        want("(");
        List<Value> values = new ArrayList<>();
        do {
            Word w = peek();
            if (!(primary() instanceof Expr.Literal l))
                throw fail(w.position(), Message.of("survey.expression.constant", shown(w)));
            values.add(l.value());
        } while (take(","));
        want(")");
        return List.copyOf(values);
    }

    private Expr sum() throws KhosoException {
        Expr left = product();
        while (peek().is("+") || peek().is("-")) {
            Word sign = words.get(next++);
            left = new Expr.Arithmetic(sign.text().charAt(0), left, product(), sign.position());
        }
        return left;
    }

    private Expr product() throws KhosoException {
        Expr left = signed();
        while (peek().is("*") || peek().is("/")) {
            Word sign = words.get(next++);
            left = new Expr.Arithmetic(sign.text().charAt(0), left, signed(), sign.position());
        }
        return left;
    }

    private Expr signed() throws KhosoException {
        int at = peek().position();
        if (!take("-"))
            return primary();
        return new Expr.Arithmetic('-', new Expr.Literal(new Value.Num(BigDecimal.ZERO)), primary(), at);
    }

    private Expr primary() throws KhosoException {
        if (take("(")) {
            Expr e = or();
            want(")");
            return e;
        }
        Word w = peek();
        if (w.kind() == Kind.END || w.kind() == Kind.SIGN)
            throw unexpected();
        next++;
        return switch (w.kind()) {
            case NUMBER -> new Expr.Literal(new Value.Num(new BigDecimal(w.text())));
            case DAY -> day(w);
            case STRING -> new Expr.Literal(new Value.Text(w.text()));
            case REF -> one(w);
            default -> named(w);
        };
    }

    private Ref one(Word w) throws KhosoException {
        Ref ref = ref(w);
        if (ref.all())
            throw fail(w.position(), Message.of("survey.expression.all", ref));
        return ref;
    }

    private Expr day(Word w) throws KhosoException {
        try {
            return new Expr.Literal(new Value.Day(LocalDate.parse(w.text())));
        } catch (DateTimeException e) {
            throw fail(w.position(), Message.of("survey.expression.day", w.text()));
        }
    }

    private Ref ref(Word w) throws KhosoException {
        String[] parts = w.text().split("/", -1);
        boolean blank = false;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].strip();
            blank |= parts[i].isEmpty();
        }
        if (blank || parts.length > 3 || parts[parts.length - 1].equals(Expr.ALL) || parts[0].equals(Expr.ALL))
            throw fail(w.position(), Message.of("survey.expression.reference", "[" + w.text() + "]"));
        return new Ref(parts.length > 1 ? parts[0] : null, parts.length > 2 ? parts[1] : null, parts[parts.length - 1], w.position());
    }

    private Expr named(Word w) throws KhosoException {
        if (w.text().equals("true") || w.text().equals("false"))
            return new Expr.Literal(Truth.of(w.text().equals("true")));
        for (OfCells f : OfCells.values())
            if (w.text().equals(f.name().toLowerCase(Locale.ROOT)))
            return new Expr.CellCall(f, ref(argument(Kind.REF)));
        for (OfItem f : OfItem.values())
            if (w.text().equals(f.name().toLowerCase(Locale.ROOT)))
            return new Expr.ItemCall(f, argument(Kind.STRING).text(), w.position());
        for (Fact f : Fact.values())
            if (w.text().equals(f.name)) {
                want("(");
                want(")");
                return new Expr.Known(f);
            }
        throw fail(w.position(), Message.of("survey.expression.name", w.text()));
    }

    private Word argument(Kind kind) throws KhosoException {
        want("(");
        Word w = peek();
        if (w.kind() != kind)
            throw fail(w.position(), Message.of("survey.expression.wanted", kind == Kind.REF ? "[…]" : "'…'", shown(w)));
        next++;
        want(")");
        return w;
    }

    private KhosoException unexpected() {
        return fail(peek().position(), peek().kind() == Kind.END
                ? Message.of("survey.expression.end")
                : Message.of("survey.expression.unexpected", shown(peek())));
    }

    private static String shown(Word w) {
        return switch (w.kind()) {
            case END -> "";
            case STRING -> "'" + w.text() + "'";
            case REF -> "[" + w.text() + "]";
            default -> w.text();
        };
    }

    private KhosoException fail(int position, Message what) {
        return Lexer.failure(text, position, what);
    }
}
