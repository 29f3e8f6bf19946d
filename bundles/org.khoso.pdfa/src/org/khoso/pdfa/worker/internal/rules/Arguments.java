package org.khoso.pdfa.worker.internal.rules;

/** Values as veraPDF writes them into messages. */
final class Arguments {
    private static final double WHOLE = 1e-7;

    private Arguments() {
    }

    static String text(Object value) {
        if (value == null)
            return null;
        if (value instanceof Double d && Math.abs(d - Math.floor(d)) < WHOLE)
            return Integer.toString(d.intValue());
        if (value instanceof String s && (s.isEmpty() || s.equals("null")))
            return '"' + s + '"';
        return value.toString();
    }
}
