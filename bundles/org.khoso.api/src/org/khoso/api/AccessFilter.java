package org.khoso.api;

import java.util.Set;
import java.util.UUID;

/**
 * An access decision in a form that a database or an index can apply to millions of rows: a row passes if it passes
 * every set that is not null. A null set asks nothing.
 *
 * @param units       codes of units, or null
 * @param fonds       fonds, or null
 * @param accessModes codes of access regimes, or null
 */
public record AccessFilter(Set<String> units, Set<UUID> fonds, Set<String> accessModes) {
    /** Everything passes. */
    public static final AccessFilter ALL = new AccessFilter(null, null, null);

    /** @return whether a single row passes; same answer as a database or an index must give */
    public boolean admits(Scope scope) {
        return admits(units, scope.unit()) && admits(fonds, scope.fonds()) && admits(accessModes, scope.accessMode());
    }

    private static boolean admits(Set<?> allowed, Object value) {
        return allowed == null || value != null && allowed.contains(value);
    }
}
