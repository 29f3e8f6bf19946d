package org.khoso.api;

/** Decides who may do what. Stateless to the caller, thread-safe. The embedded default lets its one actor do all. */
public interface AccessPolicy {
    /** @return whether the actor may do this to that part of the holdings */
    default boolean permits(Actor actor, Action action, Scope scope) {
        return filter(actor, action).admits(scope);
    }

    /** @return the rows on which the actor may do this, as a filter for databases and indexes; never null */
    AccessFilter filter(Actor actor, Action action);
}
