package org.khoso.core.survey;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.khoso.api.Action;
import org.khoso.api.Actor;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Scope;
import org.khoso.api.store.HoldingsStore.FieldChange;
import org.khoso.api.survey.Response;
import org.khoso.core.People;
import org.khoso.core.SameName;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/**
 * Who fills in can't approve. The access policy is asked for the actor; the actor is held against those who filled in by identity, as the
 * history of the response has it, and by name; so is who signs, since a clerk may enter the number of a report that another signed on paper.
 */
final class Approval {
    private Approval() {
    }

    /** @throws KhosoException if the actor may not approve, or the actor or the signer filled the response in */
    static void check(Session session, Response r, String signer) throws IOException {
        Actor actor = session.actor();
        Scope scope = new Scope(r.respondent().code(), null, null);
        if (!session.policy().permits(actor, Action.APPROVE, scope))
            throw new KhosoException(Message.of("core.survey.may-not-approve", actor.name()),
                    Message.of("core.survey.may-not-approve.remedy"), null);
        List<String> names = Responses.names(r.issue().filledBy());
        if (filled(session, r.id(), names).contains(actor.id()) || named(names, actor.name()))
            throw new KhosoException(Message.of("core.survey.filled-by-actor", actor.name()),
                    Message.of("core.survey.filled-by-actor.remedy"),
                    null);
        if (named(names, signer))
            throw new KhosoException(Message.of("core.survey.filled-by-signer", signer), Message.of("core.survey.filled-by-signer.remedy"),
                    null);
        for (People.Person p : People.of(session.archive()))
            if (SameName.of(p.name(), signer) && !session.policy().permits(p.actor(), Action.APPROVE, scope))
            throw new KhosoException(Message.of("core.survey.may-not-approve", p.name()), Message.of("core.survey.may-not-approve.remedy"),
                    null);
    }

    private static boolean named(List<String> names, String name) {
        return names.stream().anyMatch(n -> SameName.of(n, name));
    }

    /** Those whom the history shows entering themselves among those who filled in, unless that was undone. */
    private static java.util.Set<UUID> filled(Session session, UUID response, List<String> names) throws IOException {
        return session.archive().holdings().history(response).stream().filter(c -> c.concept().equals(Concepts.FILLED_BY) && entered(c))
                .map(FieldChange::who).filter(a -> named(names, a.name())).map(Actor::id).collect(Collectors.toSet());
    }

    private static boolean entered(FieldChange c) {
        return c.after() instanceof String after && named(Responses.names(after), c.who().name());
    }
}
