package org.khoso.pdfa.worker.internal.rules;

import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Undefined;

/**
 * Comparing and converting values as Rhino does. A value is null, {@link Undefined#instance}, a Boolean, a Number, a String, a
 * {@link Wrapped} one or an array; for the rarer mixtures Rhino's own conversions of plain values are asked.
 */
final class Values {
    private Values() {
    }

    static boolean number(Object o) {
        return o instanceof Long || o instanceof Double || o instanceof Integer || o instanceof Float || o instanceof Short
                || o instanceof Byte;
    }

    private static boolean nothing(Object o) {
        return o == null || o == Undefined.instance;
    }

    private static boolean plain(Object o) {
        return nothing(o) || o instanceof String || o instanceof Boolean || number(o);
    }

    private static Object checked(Object o) {
        if (plain(o))
            return o;
        throw new Unsupported(o.getClass().getName());
    }

    static boolean same(Object a, Object b) {
        if (a instanceof Wrapped x)
            return b instanceof Wrapped y ? sameWrapped(x, y) : !nothing(b) && samePlain(x.primitive(), checked(b));
        if (b instanceof Wrapped y)
            return !nothing(a) && samePlain(checked(a), y.primitive());
        return samePlain(checked(a), checked(b));
    }

    private static boolean sameWrapped(Wrapped x, Wrapped y) {
        if (x.object() == y.object())
            return true;
        if (x.simple() && y.simple())
            return samePlain(x.object(), y.object());
        throw new Unsupported("two objects");
    }

    private static boolean samePlain(Object a, Object b) {
        if (a instanceof String x && b instanceof String y)
            return x.equals(y);
        if (a instanceof Boolean x && b instanceof Boolean y)
            return x.booleanValue() == y.booleanValue();
        if (a instanceof Number x && b instanceof Number y)
            return x.doubleValue() == y.doubleValue();
        if (nothing(a) || nothing(b))
            return nothing(a) && nothing(b);
        return ScriptRuntime.eq(a, b);
    }

    static boolean truth(Object o) {
        if (o instanceof Boolean b)
            return b;
        if (o instanceof Wrapped || o instanceof Calls.Items)
            return true; // as every object, even one of FALSE or of an empty string
        return ScriptRuntime.toBoolean(checked(o));
    }

    static double toNumber(Object o) {
        Object plain = o instanceof Wrapped w ? w.numeric() : checked(o);
        return plain instanceof Number n ? n.doubleValue() : ScriptRuntime.toNumber(plain);
    }

    /** @return less than, equal to or greater than zero as numbers or two strings compare; NaN if they don't */
    static double compare(Object a, Object b) {
        Object x = a instanceof Wrapped w ? w.numeric() : checked(a);
        Object y = b instanceof Wrapped w ? w.numeric() : checked(b);
        if (x instanceof String s && y instanceof String t)
            return s.compareTo(t);
        double p = toNumber(x);
        double q = toNumber(y);
        return p < q ? -1 : p > q ? 1 : p == q ? 0 : Double.NaN;
    }

    /** Numbers only: what makes a string of them is Rhino's. */
    static Object sum(Object a, Object b) {
        Object x = a instanceof Wrapped w ? w.primitive() : checked(a);
        Object y = b instanceof Wrapped w ? w.primitive() : checked(b);
        if (x instanceof String || y instanceof String)
            throw new Unsupported("+ of strings");
        return toNumber(x) + toNumber(y);
    }

    static int bits(Object o) {
        return ScriptRuntime.toInt32(toNumber(o));
    }

    static String text(Object o) {
        if (o == null)
            return "null";
        if (o instanceof String s)
            return s;
        if (o instanceof Wrapped w && w.simple())
            return w.object().toString();
        throw new Unsupported("a string of " + o);
    }
}
