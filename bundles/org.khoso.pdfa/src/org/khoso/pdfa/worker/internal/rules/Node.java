package org.khoso.pdfa.worker.internal.rules;

/** A part of an expression. */
interface Node {
    /** @return its value for the object that the scope holds. @throws Unsupported if only Rhino knows */
    Object value(Scope scope);

    /** @return whether its value counts as true */
    default boolean truth(Scope scope) {
        return Values.truth(value(scope));
    }
}
