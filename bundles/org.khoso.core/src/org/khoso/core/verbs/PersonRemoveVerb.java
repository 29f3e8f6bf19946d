package org.khoso.core.verbs;

import java.util.List;
import org.khoso.api.Actor;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.People;
import org.khoso.core.People.Person;
import org.khoso.core.SameName;
import org.khoso.core.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Takes a person off the list of those who work with the archive. */
@Component(service = Command.class, property = {Command.VERB + "=person remove", Command.LIBRARIES + "=none"})
public final class PersonRemoveVerb extends Verb {
    private static final String NAME = "person remove";

    /** Called by OSGi. */
    @Activate
    public PersonRemoveVerb() {
        super(NAME, true, List.of(), List.of(one(NAME, "NAME")));
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            Session session = session(call);
            Person p = People.of(session.archive()).stream().filter(x -> x.id().toString().equals(given) || SameName.of(x.name(), given))
                    .findFirst().orElse(null);
            if (p == null) {
                Actor first = People.find(session.archive(), given);
                throw new KhosoException(Message.of("verb.person.is-first", first.name()), null, null);
            }
            People.remove(session, p);
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), PersonResult.of(p),
                    List.of(Message.of("verb.person.removed", p.name())));
            return DONE;
        });
    }
}
