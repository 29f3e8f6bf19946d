package org.khoso.standards.internal;

import org.khoso.model.standard.Field;
import org.khoso.model.standard.RecordSet;
import org.khoso.model.standard.Rule;
import org.khoso.model.standard.Standard;

/** Full ids of rules: {@code record set/field/name}, where the name is the kind unless the file gives another. */
final class RuleIds {
    private RuleIds() {
    }

    /** Completes the ids of all rules in a file, so that layers find each other's. */
    static void complete(Standard standard) {
        for (RecordSet set : standard.getRecordSets()) {
            for (Field field : set.getFields())
                for (Rule rule : field.getRules())
                    rule.setId(full(set.getId() + "/" + field.getCode() + "/", rule));
            for (Rule rule : set.getRules())
                rule.setId(full(set.getId() + "/", rule));
        }
        for (Rule rule : standard.getRules())
            rule.setId(full(rule.getRecordSet() + "/", rule));
    }

    private static String full(String prefix, Rule rule) {
        String name = rule.getId() == null ? rule.getKind() : rule.getId();
        return name.startsWith(prefix) ? name : prefix + name;
    }
}
