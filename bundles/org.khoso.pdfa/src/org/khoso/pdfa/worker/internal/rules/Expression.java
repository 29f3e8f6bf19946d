package org.khoso.pdfa.worker.internal.rules;

import org.mozilla.javascript.ScriptableObject;
import org.verapdf.model.baselayer.Object;

/** An expression that is asked of many objects. As in veraPDF it is read for the first of them and kept. For one thread. */
public final class Expression {
    private final String words;
    private final Names names;
    private Script script;

    Expression(String words, Names names) {
        this.words = words;
        this.names = names;
    }

    /** @return what it says of the object, as a Java object */
    public java.lang.Object value(Object object, ScriptableObject scope) {
        if (script == null)
            script = Script.of(ScriptText.of(object, words), names);
        var s = (Scope) scope;
        s.object = object;
        return script.run(s);
    }

    /** @return whether the test passes, where it is one */
    public boolean passes(Object object, ScriptableObject scope) {
        return (Boolean) value(object, scope);
    }

    /** @return what goes into a message; null if there is nothing */
    public String text(Object object, ScriptableObject scope) {
        return Arguments.text(value(object, scope));
    }

    /** @return whether Rhino must run it, whatever the object */
    boolean slow() {
        return script != null && !script.quick();
    }

    @Override
    public String toString() {
        return script == null ? words : script.toString();
    }
}
