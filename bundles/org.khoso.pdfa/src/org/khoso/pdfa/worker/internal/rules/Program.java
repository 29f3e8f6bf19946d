package org.khoso.pdfa.worker.internal.rules;

import java.util.List;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;

/** A script that was read. */
record Program(List<Start> starts, Node body) {
    /** A property that comes more than once: asked for before the rest. It stays in the scope, as in a script. */
    record Start(int slot, Node value) {
    }

    Object run(Scope scope) {
        prepare(scope);
        return body.value(scope);
    }

    private void prepare(Scope scope) {
        for (int i = 0; i < starts.size(); i++)
            if (scope.value(starts.get(i).slot()) == Scriptable.NOT_FOUND)
            scope.set(starts.get(i).slot(), Undefined.instance);
        for (int i = 0; i < starts.size(); i++)
            scope.set(starts.get(i).slot(), starts.get(i).value().value(scope));
    }
}
