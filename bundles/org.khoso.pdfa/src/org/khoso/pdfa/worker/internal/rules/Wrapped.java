package org.khoso.pdfa.worker.internal.rules;

/**
 * A Java object as a script sees it: what a getter of the model gives. Strings, numbers and Booleans of scripts themselves are Java's
 * own, unwrapped: the two differ in what is true, and in what they can be asked.
 */
record Wrapped(Object object) {
    private static final Wrapped TRUE = new Wrapped(Boolean.TRUE);
    private static final Wrapped FALSE = new Wrapped(Boolean.FALSE);

    static Object of(Object o) {
        if (o == null)
            return null;
        if (o instanceof Boolean b)
            return b ? TRUE : FALSE;
        return new Wrapped(o);
    }

    boolean simple() {
        return object instanceof String || object instanceof Boolean || Values.number(object);
    }

    /** @return the value that it stands for where one is asked for */
    Object primitive() {
        if (object instanceof String || object instanceof Boolean)
            return object;
        if (Values.number(object))
            return ((Number) object).doubleValue();
        throw new Unsupported(object.getClass().getName());
    }

    /** @return the same where a number is preferred */
    Object numeric() {
        return object instanceof Boolean b ? (Object) (b ? 1.0 : 0.0) : primitive();
    }
}
