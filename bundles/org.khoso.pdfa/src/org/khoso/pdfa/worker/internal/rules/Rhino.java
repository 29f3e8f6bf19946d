package org.khoso.pdfa.worker.internal.rules;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeJavaObject;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Runs a script by Rhino, as veraPDF does: what this package can't, and what ends in an error. For one thread. */
final class Rhino {
    private static final int OPTIMIZATION = 9;
    private final String text;
    private org.mozilla.javascript.Script compiled;

    Rhino(String text) {
        this.text = text;
    }

    Object run(Scope scope) {
        Context context = Context.enter();
        try {
            context.setOptimizationLevel(OPTIMIZATION);
            if (scope.standard == null)
                scope.standard = context.initStandardObjects();
            if (compiled == null)
                compiled = context.compileString(text, null, 0, null);
            give(scope, context);
            try {
                return compiled.exec(context, scope.standard);
            } finally {
                take(scope);
            }
        } finally {
            Context.exit();
        }
    }

    private static void give(Scope scope, Context context) {
        ScriptableObject to = scope.standard;
        for (int i = 0; i < scope.names().size(); i++) {
            Object v = scope.value(i);
            if (v != Scriptable.NOT_FOUND)
                to.put(scope.names().name(i), to,
                        v instanceof Wrapped w ? context.getWrapFactory().wrap(context, to, w.object(), null) : v);
        }
        if (scope.object != null)
            to.put("obj", to, scope.object);
    }

    private static void take(Scope scope) {
        ScriptableObject from = scope.standard;
        for (int i = 0; i < scope.names().size(); i++) {
            Object v = from.get(scope.names().name(i), from);
            scope.set(i, v instanceof NativeJavaObject j ? Wrapped.of(j.unwrap()) : v);
        }
    }
}
