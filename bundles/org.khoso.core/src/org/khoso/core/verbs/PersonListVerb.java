package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Actor;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.People;
import org.khoso.core.People.Person;
import org.khoso.core.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Lists the people who work with the archive. */
@Component(service = Command.class, property = {Command.VERB + "=person list", Command.LIBRARIES + "=none"})
public final class PersonListVerb extends Verb {
    private static final String NAME = "person list";

    /** Called by OSGi. */
    @Activate
    public PersonListVerb() {
        super(NAME, true, List.of(), List.of());
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return one(call, session.archive().directory().toString(), given -> {
            Actor first = session.archive().defaultActor();
            List<Person> others = People.of(session.archive());
            List<Message> lines = new ArrayList<>(List.of(Message.of("verb.person.first", first.name())));
            others.forEach(p -> lines.add(PersonResult.line(p)));
            int all = others.size() + 1;
            call.emit(given, "ok", new Counts(all, all, 0, 0), List.of(), Map.of("first", PersonResult.first(first), "acting",
                    PersonResult.first(session.actor()), "people", others.stream().map(PersonResult::of).toList()), lines);
            return DONE;
        });
    }
}
