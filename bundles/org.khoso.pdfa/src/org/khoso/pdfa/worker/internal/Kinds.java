package org.khoso.pdfa.worker.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.pdfa.worker.internal.rules.Expression;
import org.khoso.pdfa.worker.internal.rules.Rules;
import org.mozilla.javascript.ScriptableObject;
import org.verapdf.model.baselayer.Object;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;

/**
 * What some profiles ask of objects, by their type: veraPDF gathers links, types above and rules anew for each object. Links and
 * types above depend on nothing but the type (KindsTest looks at all classes of the model). For one thread.
 */
final class Kinds {
    private final Rules rules;
    private final List<ValidationProfile> profiles;
    private final Map<String, Kind> read = new HashMap<>();

    /** A rule and whose it is. @param profile place in the list of profiles @param deferred whether it is asked when all objects were seen */
    record Check(int profile, Rule rule, Expression test, boolean deferred) {
    }

    /** A variable that changes at an object. */
    record Setting(String name, Expression value) {
    }

    /** One type. */
    record Kind(Check[] checks, Setting[] settings, String[] links) {
    }

    Kinds(Rules rules, List<ValidationProfile> profiles) {
        this.rules = rules;
        this.profiles = profiles;
    }

    List<ValidationProfile> profiles() {
        return profiles;
    }

    Rules rules() {
        return rules;
    }

    /** @return variables as they are before the first object */
    ScriptableObject start() {
        ScriptableObject scope = rules.scope();
        for (ValidationProfile p : profiles)
            for (Variable v : p.getVariables())
                scope.put(v.getName(), scope, rules.start(v.getDefaultValue(), scope));
        return scope;
    }

    Kind of(Object object) {
        Kind k = read.get(object.getObjectType());
        if (k == null)
            read.put(object.getObjectType(), k = read(object));
        return k;
    }

    private Kind read(Object object) {
        List<String> types = new ArrayList<>(List.of(object.getObjectType()));
        types.addAll(object.getSuperTypes());
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++)
            for (String type : types)
                for (Rule r : profiles.get(i).getRulesByObject(type))
                    checks.add(new Check(i, r, rules.test(r.getTest()), Boolean.TRUE.equals(r.getDeferred())));
        List<Setting> settings = new ArrayList<>();
        for (String type : types)
            for (ValidationProfile p : profiles)
                for (Variable v : p.getVariablesByObject(type))
                    settings.add(new Setting(v.getName(), rules.variable(v.getName(), v.getValue())));
        return new Kind(checks.toArray(Check[]::new), settings.toArray(Setting[]::new), object.getLinks().toArray(String[]::new));
    }
}
