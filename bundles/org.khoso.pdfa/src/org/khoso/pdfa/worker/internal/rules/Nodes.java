package org.khoso.pdfa.worker.internal.rules;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;

/** The operators. */
final class Nodes {
    private Nodes() {
    }

    /** What is true or false itself. */
    interface Condition extends Node {
        @Override
        boolean truth(Scope scope);

        @Override
        default Object value(Scope scope) {
            return truth(scope);
        }
    }

    record Constant(Object constant) implements Node {
        @Override
        public Object value(Scope scope) {
            return constant;
        }
    }

    /** A variable of the profile, or one that a script before has left. */
    record Global(int slot) implements Node {
        @Override
        public Object value(Scope scope) {
            return scope.global(slot);
        }
    }

    /** What an arrow function is given. */
    record Element() implements Node {
        @Override
        public Object value(Scope scope) {
            return scope.element;
        }
    }

    record Getter(Property property) implements Node {
        @Override
        public Object value(Scope scope) {
            return Wrapped.of(property.of(scope.object));
        }
    }

    static Condition same(Node a, Node b, boolean wanted) {
        return scope -> Values.same(a.value(scope), b.value(scope)) == wanted;
    }

    static Condition compare(Node a, Node b, DoublePredicate holds) {
        return scope -> holds.test(Values.compare(a.value(scope), b.value(scope)));
    }

    static Condition not(Node a) {
        return scope -> !a.truth(scope);
    }

    /** Both sides are asked for before either is made a number, as in a script. */
    static Node arithmetic(Node a, Node b, DoubleBinaryOperator operator) {
        return scope -> {
            Object x = a.value(scope);
            Object y = b.value(scope);
            return operator.applyAsDouble(Values.toNumber(x), Values.toNumber(y));
        };
    }

    static Node sum(Node a, Node b) {
        return scope -> Values.sum(a.value(scope), b.value(scope));
    }

    static Node negative(Node a) {
        return scope -> -Values.toNumber(a.value(scope));
    }

    static Node absolute(Node a) {
        return scope -> Math.abs(Values.toNumber(a.value(scope)));
    }

    static double and(double a, double b) {
        return Values.bits(a) & Values.bits(b);
    }

    static double shiftRight(double a, double b) {
        return Values.bits(a) >> Values.bits(b);
    }

    record And(Node a, Node b) implements Node {
        @Override
        public Object value(Scope scope) {
            Object x = a.value(scope);
            return Values.truth(x) ? b.value(scope) : x;
        }

        @Override
        public boolean truth(Scope scope) {
            return a.truth(scope) && b.truth(scope);
        }
    }

    record Or(Node a, Node b) implements Node {
        @Override
        public Object value(Scope scope) {
            Object x = a.value(scope);
            return Values.truth(x) ? x : b.value(scope);
        }

        @Override
        public boolean truth(Scope scope) {
            return a.truth(scope) || b.truth(scope);
        }
    }

    record Choice(Node condition, Node yes, Node no) implements Node {
        @Override
        public Object value(Scope scope) {
            return (condition.truth(scope) ? yes : no).value(scope);
        }

        @Override
        public boolean truth(Scope scope) {
            return (condition.truth(scope) ? yes : no).truth(scope);
        }
    }
}
