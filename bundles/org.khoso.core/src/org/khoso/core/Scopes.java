package org.khoso.core;

import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.Scope;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** Which part of the holdings an object belongs to. */
public final class Scopes {
    private Scopes() {
    }

    /** @return scope of an object as far as the object itself tells; its fonds only if it is one */
    public static Scope of(Holding h) {
        return of(h, h.kind() == Kind.FONDS ? h.id() : null);
    }

    /** @return scope of an object of a known fonds */
    static Scope of(Holding h, UUID fonds) {
        return new Scope(emptyToNull(h.text(Concepts.UNIT)), fonds, emptyToNull(h.text(Concepts.ACCESS_MODE)));
    }

    private static String emptyToNull(String s) {
        return s.isEmpty() ? null : s;
    }
}
