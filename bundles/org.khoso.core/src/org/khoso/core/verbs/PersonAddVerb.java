package org.khoso.core.verbs;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.khoso.api.Action;
import org.khoso.api.Counts;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.People;
import org.khoso.core.People.Person;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Enters a person who works with the archive, and what they may do. */
@Component(service = Command.class, property = {Command.VERB + "=person add", Command.LIBRARIES + "=none"})
public final class PersonAddVerb extends Verb {
    private static final String NAME = "person add";

    /** Called by OSGi. */
    @Activate
    public PersonAddVerb() {
        super(NAME, true, List.of(option(NAME, "--position", "WORDS"), option(NAME, "--login", "ACCOUNT"), option(NAME, "--may", "RIGHTS"),
                option(NAME, "--units", "CODES")), List.of(one(NAME, "NAME")));
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            Set<Action> may = call.option("--may").isPresent() ? People.actions(call.option("--may").get()) : People.USUAL;
            Set<String> units = Arrays.stream(call.option("--units").orElse("").split(",")).map(String::strip).filter(s -> !s.isEmpty())
                    .collect(Collectors.toSet());
            Person p = People.add(session(call), new Person(null, given, call.option("--position").orElse(""),
                    call.option("--login").orElse(""), may, units));
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), PersonResult.of(p), List.of(PersonResult.line(p)));
            return DONE;
        });
    }
}
