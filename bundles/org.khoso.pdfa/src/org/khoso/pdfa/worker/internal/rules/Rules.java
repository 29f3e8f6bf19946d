package org.khoso.pdfa.worker.internal.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mozilla.javascript.ScriptableObject;

/**
 * veraPDF's expressions. As there, one is read once, for the first object that it is asked of, whatever asks: tests and arguments
 * by their words, variables by their name. Each thread has its own.
 */
public final class Rules {
    private final Names names = new Names();
    private final Map<String, Expression> tests = new HashMap<>();
    private final Map<String, Expression> variables = new HashMap<>();
    private final Map<String, Expression> arguments = new HashMap<>();
    private final Map<String, Script> starts = new HashMap<>();

    /** @return variables for one validation */
    public ScriptableObject scope() {
        return new Scope(names);
    }

    /** @param expression what a variable is at first @return its value */
    public Object start(String expression, ScriptableObject scope) {
        return starts.computeIfAbsent(expression, e -> Script.expression(e, names)).run((Scope) scope);
    }

    /** @param expression of a rule */
    public Expression test(String expression) {
        return tests.computeIfAbsent(expression, e -> new Expression("(" + e + ")==true", names));
    }

    /** @param expression what the variable is at an object */
    public Expression variable(String name, String expression) {
        return variables.computeIfAbsent(name, n -> new Expression(expression, names));
    }

    /** @param expression of what goes into a message */
    public Expression argument(String expression) {
        return arguments.computeIfAbsent(expression, e -> new Expression(e, names));
    }

    /** @return expressions met so far that Rhino must run, whatever the object */
    List<String> slow() {
        return Stream.concat(Stream.of(tests, variables, arguments).flatMap(m -> m.values().stream()).filter(Expression::slow)
                .map(Expression::toString), starts.values().stream().filter(s -> !s.quick()).map(Script::toString)).toList();
    }
}
