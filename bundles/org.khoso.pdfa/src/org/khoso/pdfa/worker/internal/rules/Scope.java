package org.khoso.pdfa.worker.internal.rules;

import java.util.Arrays;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The variables of a validation, and the object that is looked at. Rhino's type by name only, for veraPDF's walk: nothing of a script
 * engine is in it until a script needs one. For the thread that made it.
 */
final class Scope extends ScriptableObject {
    private static final long serialVersionUID = 1L;
    /** The object that is looked at; null if none. */
    transient Object object;
    /** What the arrow function that runs is given. */
    transient Object element;
    /** Rhino's own, once it was needed. */
    transient ScriptableObject standard;
    private final transient Names names;
    private transient Object[] values;

    Scope(Names names) {
        this.names = names;
        values = new Object[Math.max(64, names.size())];
        Arrays.fill(values, NOT_FOUND);
    }

    Object global(int slot) {
        Object v = value(slot);
        if (v == NOT_FOUND)
            throw new Unsupported(names.name(slot) + " is not known");
        return v;
    }

    /** @return NOT_FOUND if there is no such variable yet */
    Object value(int slot) {
        return slot < values.length ? values[slot] : NOT_FOUND;
    }

    void set(int slot, Object value) {
        if (slot >= values.length) {
            int old = values.length;
            values = Arrays.copyOf(values, slot * 2);
            Arrays.fill(values, old, values.length, NOT_FOUND);
        }
        values[slot] = value;
    }

    Names names() {
        return names;
    }

    @Override
    public Object get(String name, Scriptable start) {
        Object v = value(names.slot(name));
        return v instanceof Wrapped w ? w.object() : v;
    }

    @Override
    public void put(String name, Scriptable start, Object value) {
        set(names.slot(name), value);
    }

    @Override
    public String getClassName() {
        return "global";
    }
}
