package org.khoso.intake.internal;

import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;

/** Makes the findings of intake. They are Khoso's own: none rests on an article, so none obliges. */
final class Problems {
    private Problems() {
    }

    /** @param id end of the rule's id, also of its message's key; @param code what a person calls the thing */
    static Finding of(String id, Kind kind, String code, String place, Object... args) {
        return of(Level.SHOULD, id, kind, code, place, args);
    }

    static Finding of(Level level, String id, Kind kind, String code, String place, Object... args) {
        return new Finding("intake/" + id, "", Confidence.DESIGN, level, new Subject(kind, null, code), place,
                Message.of("intake." + id, args),
                Message.of("intake." + id + ".remedy"));
    }
}
