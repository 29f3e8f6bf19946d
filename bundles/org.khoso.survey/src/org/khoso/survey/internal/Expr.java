package org.khoso.survey.internal;

import java.util.List;

/** Parts of an expression. */
sealed interface Expr {
    /** All rows of an item. */
    String ALL = "*";

    /** Ways to compare; {@code contains}: a list of codes has one. */
    enum Comparison {
        EQUAL("="), UNEQUAL("!="), LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">="), CONTAINS("contains");

        final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /** Functions of a reference. */
    enum OfCells {
        SUM, COUNT, ANY, EMPTY, COMPUTED
    }

    /** Functions of an item. */
    enum OfItem {
        ANSWERED, NONE
    }

    /** What is the same for a whole response. */
    enum Fact {
        TODAY("today"), REFERENCE_DATE("referenceDate"), DEADLINE("deadline"), LEVEL("level");

        final String name;

        Fact(String name) {
            this.name = name;
        }
    }

    /** A constant. @param value value */
    record Literal(Value value) implements Expr {
    }

    /** A cell or a column. @param item item, null for the current one @param row row, null for the current or only one, * for all @param column column @param position where it stands in the text */
    record Ref(String item, String row, String column, int position) implements Expr {
        boolean all() {
            return ALL.equals(row);
        }

        @Override
        public String toString() {
            return "[" + (item == null ? "" : item + "/") + (row == null ? "" : row + "/") + column + "]";
        }
    }

    /** @param of condition @param position where it stands */
    record Not(Expr of, int position) implements Expr {
    }

    /** {@code and} or {@code or}. @param both whether both must hold @param left left @param right right @param position where the word stands */
    record Logic(boolean both, Expr left, Expr right, int position) implements Expr {
    }

    /** @param by how @param left left @param right right @param position where the sign stands */
    record Compare(Comparison by, Expr left, Expr right, int position) implements Expr {
    }

    /** @param left what is looked for @param among constants @param position where the word stands */
    record In(Expr left, List<Value> among, int position) implements Expr {
    }

    /** @param left what is looked for @param ref cells, e.g. of all rows @param position where the word stands */
    record InCells(Expr left, Ref ref, int position) implements Expr {
    }

    /** @param sign + - * / @param left left @param right right @param position where the sign stands */
    record Arithmetic(char sign, Expr left, Expr right, int position) implements Expr {
    }

    /** @param function function @param ref cell or column */
    record CellCall(OfCells function, Ref ref) implements Expr {
    }

    /** @param function function @param item item @param position where it stands */
    record ItemCall(OfItem function, String item, int position) implements Expr {
    }

    /** @param fact what is asked */
    record Known(Fact fact) implements Expr {
    }
}
