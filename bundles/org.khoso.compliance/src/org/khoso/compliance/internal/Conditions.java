package org.khoso.compliance.internal;

import java.util.List;
import org.khoso.api.RecordView;

/** "If that field says this": {@code field} and {@code equals}; without {@code equals}, if that field says anything. */
public final class Conditions {
    private Conditions() {
    }

    /** @return whether one of the field's values is one of those asked for */
    public static boolean holds(RecordView subject, Params condition) {
        String field = condition.needText("field");
        if (Values.absent(subject, field))
            return false;
        List<String> asked = condition.list("equals");
        if (asked.isEmpty())
            return true;
        // a yes/no field is written 1/0 by the standard and true/false in YAML
        return asked.contains(String.valueOf(subject.value(field)).strip())
                || Values.texts(subject, field, Values.repeatable(subject, field)).stream().anyMatch(asked::contains);
    }
}
