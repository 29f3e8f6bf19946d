package org.khoso.compliance.internal;

import java.util.List;
import org.khoso.api.RecordView;

/**
 * "If that field says this": {@code field} and {@code equals}; without {@code equals}, if that field says anything. With {@code not}
 * instead: unless that field says one of these.
 */
public final class Conditions {
    private Conditions() {
    }

    /** @return whether one of the field's values is one of those asked for */
    public static boolean holds(RecordView subject, Params condition) {
        String field = condition.needText("field");
        boolean absent = Values.absent(subject, field);
        List<String> not = condition.list("not");
        if (!not.isEmpty())
            return absent || !says(subject, field, not);
        List<String> asked = condition.list("equals");
        return !absent && (asked.isEmpty() || says(subject, field, asked));
    }

    private static boolean says(RecordView subject, String field, List<String> asked) {
        // a yes/no field is written 1/0 by the standard and true/false in YAML
        return asked.contains(String.valueOf(subject.value(field)).strip())
                || Values.texts(subject, field, Values.repeatable(subject, field)).stream().anyMatch(asked::contains);
    }
}
