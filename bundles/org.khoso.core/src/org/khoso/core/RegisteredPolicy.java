package org.khoso.core;

import java.util.HashSet;
import java.util.Set;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Action;
import org.khoso.api.Actor;
import org.khoso.api.store.Archive;
import org.khoso.core.People.Person;

/** What the people of an archive may do, beside what the product's policy says: the archive's first person may do all. */
final class RegisteredPolicy implements AccessPolicy {
    private static final AccessFilter NOTHING = new AccessFilter(Set.of(), null, null);

    private final AccessPolicy base;
    private final Archive archive;

    RegisteredPolicy(AccessPolicy base, Archive archive) {
        this.base = base;
        this.archive = archive;
    }

    @Override
    public AccessFilter filter(Actor actor, Action action) {
        AccessFilter all = base.filter(actor, action);
        if (actor.id().equals(archive.defaultActor().id()))
            return all;
        Person p = People.of(archive).stream().filter(x -> x.id().equals(actor.id())).findFirst().orElse(null);
        if (p == null || !p.may().contains(action))
            return NOTHING;
        return p.units().isEmpty() ? all : new AccessFilter(both(all.units(), p.units()), all.fonds(), all.accessModes());
    }

    private static Set<String> both(Set<String> base, Set<String> own) {
        if (base == null)
            return own;
        Set<String> both = new HashSet<>(base);
        both.retainAll(own);
        return both;
    }
}
