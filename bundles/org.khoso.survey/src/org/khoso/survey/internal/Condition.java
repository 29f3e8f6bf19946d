package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response.Cell;
import org.khoso.survey.internal.Value.Codes;
import org.khoso.survey.internal.Value.Num;
import org.khoso.survey.internal.Value.Text;
import org.khoso.survey.internal.Value.Truth;

/** A condition or an amount in the language of the questionnaires, asked of what a body reported instead of a response. Immutable. */
public final class Condition {
    private final Expression expression;

    /** What a body reported. */
    public interface Reported {
        /** @return rows of an item that have any value; one with a name of its own if rows are free and were taken together */
        List<String> rows(String item);

        /** @return whether anything is reported there */
        boolean has(Cell cell);

        /** @return number, or null */
        BigDecimal number(Cell cell);

        /** @return codes, or none */
        Set<String> codes(Cell cell);

        /** @return whether an item is declared to have none */
        boolean none(String item);

        /** @return level of the body */
        String level();
    }

    private Condition(Expression expression) {
        this.expression = expression;
    }

    /** @throws KhosoException if it can't be read; names text and position */
    public static Condition parse(String text) throws KhosoException {
        return new Condition(Expression.parse(text));
    }

    /** @param item current item, or null @param row its row @return whether it holds; empty if that can't be told */
    public Optional<Boolean> holds(Reported by, String item, String row) {
        return switch (expression.holds(new View(by, item, row))) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** @return the amount; empty if it can't be told */
    public Optional<BigDecimal> number(Reported by, String item, String row) {
        return expression.value(new View(by, item, row)) instanceof Num n ? Optional.of(n.number()) : Optional.empty();
    }

    private record View(Reported by, String item, String row) implements Scope {
        @Override
        public List<Cell> cells(Expr.Ref ref) {
            String name = ref.item() == null ? item : ref.item();
            if (name == null)
                return List.of();
            List<String> rows = by.rows(name);
            if (ref.all())
                return rows.stream().map(r -> new Cell(name, r, ref.column())).toList();
            String one = ref.row() != null ? ref.row() : name.equals(item) ? row : only(rows);
            return one == null ? List.of() : List.of(new Cell(name, one, ref.column()));
        }

        private String only(List<String> rows) {
            return rows.contains(row) ? row : rows.size() == 1 ? rows.getFirst() : null;
        }

        @Override
        public boolean present(Cell cell) {
            return by.has(cell);
        }

        @Override
        public Value value(Cell cell) {
            BigDecimal n = by.number(cell);
            if (n != null)
                return new Num(n);
            Set<String> codes = by.codes(cell);
            return codes.isEmpty() ? Truth.UNKNOWN : new Codes(codes);
        }

        /** Where a value comes from is not known here. */
        @Override
        public Value computed(Cell cell) {
            return Truth.UNKNOWN;
        }

        @Override
        public boolean answered(String asked) {
            return !by.rows(asked).isEmpty() || by.none(asked);
        }

        @Override
        public boolean none(String asked) {
            return by.none(asked);
        }

        @Override
        public Value fact(Expr.Fact fact) {
            return fact == Expr.Fact.LEVEL ? new Text(by.level()) : Truth.UNKNOWN;
        }
    }
}
