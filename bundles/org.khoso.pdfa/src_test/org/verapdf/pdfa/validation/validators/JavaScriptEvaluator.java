package org.verapdf.pdfa.validation.validators;

import java.util.ArrayList;
import java.util.List;
import org.khoso.pdfa.worker.internal.rules.Rules;
import org.mozilla.javascript.ScriptableObject;
import org.verapdf.model.baselayer.Object;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.Variable;

/** Our rules behind the methods of veraPDF's class of this name, so that RulesTest can ask both the same. */
public final class JavaScriptEvaluator {
    private static final ThreadLocal<Rules> RULES = ThreadLocal.withInitial(Rules::new);

    private JavaScriptEvaluator() {
    }

    /** @return variables for one validation */
    public static ScriptableObject initialise() {
        return RULES.get().scope();
    }

    /** @return the value of an expression without an object */
    public static java.lang.Object evaluateString(String source, ScriptableObject scope) {
        return RULES.get().start(source, scope);
    }

    /** @return what the variable is at this object */
    public static java.lang.Object evalVariableResult(Variable variable, Object object, ScriptableObject scope) {
        return RULES.get().variable(variable.getName(), variable.getValue()).value(object, scope);
    }

    /** @return whether the object passes the rule's test */
    public static boolean getTestEvalResult(Object object, Rule rule, ScriptableObject scope) {
        return RULES.get().test(rule.getTest()).passes(object, scope);
    }

    /** @return the arguments with their values for this object */
    public static List<ErrorArgument> getErrorArgumentsResult(Object object, List<ErrorArgument> arguments, ScriptableObject scope) {
        List<ErrorArgument> all = new ArrayList<>(arguments.size());
        for (ErrorArgument a : arguments)
            all.add(ErrorArgumentImpl.fromValues(a.getArgument(), a.getName(), RULES.get().argument(a.getArgument()).text(object, scope)));
        return all;
    }

    /** Nothing is open after an evaluation. */
    public static void exitContext() {
        // Rhino's context is left where it was entered
    }
}
