package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.khoso.api.Actor;
import org.khoso.api.Message;
import org.khoso.core.People;
import org.khoso.core.People.Person;

/** How a person is told. */
final class PersonResult {
    private PersonResult() {
    }

    static Map<String, Object> of(Person p) {
        Map<String, Object> m = first(p.actor());
        m.put("position", p.position());
        m.put("login", p.login());
        m.put("may", p.may().stream().map(People::word).sorted().toList());
        m.put("units", List.copyOf(new TreeSet<>(p.units())));
        return m;
    }

    static Map<String, Object> first(Actor a) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", a.id().toString());
        m.put("name", a.name());
        return m;
    }

    static Message line(Person p) {
        String may = String.join(", ", p.may().stream().map(People::word).sorted().toList());
        return Message.of("verb.person.line", p.name(), part("position", p.position()), may,
                part("units", String.join(", ", new TreeSet<>(p.units()))),
                part("login", p.login()));
    }

    private static Object part(String what, String value) {
        return value.isEmpty() ? "" : Message.of("verb.person." + what, value);
    }
}
