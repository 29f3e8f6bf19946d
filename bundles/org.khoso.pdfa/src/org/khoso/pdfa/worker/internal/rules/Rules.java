package org.khoso.pdfa.worker.internal.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mozilla.javascript.ScriptableObject;
import org.verapdf.model.baselayer.Object;

/**
 * Runs veraPDF's expressions. As there, an expression is read for the first object that it is asked of and kept; tests and arguments
 * by their words, variables by their name. Each thread has its own.
 */
public final class Rules {
    private final Names names = new Names();
    private final Map<String, Script> tests = new HashMap<>();
    private final Map<String, Script> variables = new HashMap<>();
    private final Map<String, Script> arguments = new HashMap<>();
    private final Map<String, Script> starts = new HashMap<>();

    /** @return variables for one validation */
    public ScriptableObject scope() {
        return new Scope(names);
    }

    /** @param expression what a variable is at first @return its value */
    public java.lang.Object start(String expression, ScriptableObject scope) {
        return starts.computeIfAbsent(expression, e -> Script.expression(e, names)).run((Scope) scope);
    }

    /** @return whether the object passes the test */
    public boolean test(String expression, Object object, ScriptableObject scope) {
        Script s = tests.get(expression);
        if (s == null) {
            s = Script.of(ScriptText.of(object, "(" + expression + ")==true"), names);
            tests.put(expression, s);
        }
        return (Boolean) run(s, object, scope);
    }

    /** @return what the variable is at this object */
    public java.lang.Object variable(String name, String expression, Object object, ScriptableObject scope) {
        return run(variables.computeIfAbsent(name, n -> Script.of(ScriptText.of(object, expression), names)), object, scope);
    }

    /** @return what goes into a message; null if there is nothing */
    public String argument(String expression, Object object, ScriptableObject scope) {
        Script s = arguments.computeIfAbsent(expression, e -> Script.of(ScriptText.of(object, e), names));
        return Arguments.text(run(s, object, scope));
    }

    /** @return expressions met so far that Rhino must run, whatever the object */
    List<String> slow() {
        return Stream.of(tests, variables, arguments, starts).flatMap(m -> m.values().stream()).filter(s -> !s.quick())
                .map(Script::toString)
                .toList();
    }

    private static java.lang.Object run(Script script, Object object, ScriptableObject scope) {
        var s = (Scope) scope;
        s.object = object;
        return script.run(s);
    }
}
