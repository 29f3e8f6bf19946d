package org.khoso.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.khoso.api.Action;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Scope;
import org.khoso.api.store.Archive;

/**
 * The people who work with an archive, and what each may do: settings of the archive, so that its journal says who was entered by whom.
 * Nobody types a password: who may open the folder may say who they are, unless the person is bound to an account of the system. What is
 * kept apart is what one person may not do after another act of theirs, e.g. approve what they filled in.
 */
public final class People {
    /** Everything but changing who may do what. */
    public static final Set<Action> USUAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(Action.ADMINISTER)));
    private static final String SETTING = "person.";
    private static final int LONGEST = 200;

    private People() {
    }

    /**
     * A person.
     *
     * @param id       identity as an actor
     * @param name     name
     * @param position position, or empty
     * @param login    account of the system that alone may act as this person; empty for any
     * @param may      what they may do
     * @param units    codes of the units that it is limited to; empty for all
     */
    public record Person(UUID id, String name, String position, String login, Set<Action> may, Set<String> units) {
        /** Copies the sets. */
        public Person {
            may = Set.copyOf(may);
            units = Set.copyOf(units);
        }

        /** @return as who acts */
        public Actor actor() {
            return new Actor(id, name);
        }
    }

    /** As a setting keeps it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Kept(String name, String position, String login, List<String> may, List<String> units) {
    }

    /** @return whom the archive knows beside its first person, by name; an entry that can't be read is no person */
    public static List<Person> of(Archive archive) {
        return archive.settings().entrySet().stream().filter(e -> e.getKey().startsWith(SETTING)).flatMap(e -> person(e).stream())
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id)).toList();
    }

    private static Optional<Person> person(Map.Entry<String, String> e) {
        try {
            Kept k = Json.read(e.getValue(), Kept.class, e.getKey());
            return Optional.of(new Person(UUID.fromString(e.getKey().substring(SETTING.length())), text(k.name), text(k.position),
                    text(k.login), actions(k.may == null ? List.of() : k.may), k.units == null ? Set.of() : Set.copyOf(k.units)));
        } catch (IOException | IllegalArgumentException wrong) {
            System.getLogger("org.khoso.core").log(System.Logger.Level.WARNING, "archive.xmi: " + e.getKey() + " is no person", wrong);
            return Optional.empty();
        }
    }

    private static String text(String s) {
        return s == null ? "" : s;
    }

    private static Set<Action> actions(Collection<String> words) {
        return words.stream().map(w -> Action.valueOf(w.strip().toUpperCase(Locale.ROOT))).collect(Collectors.toSet());
    }

    /** @return actions of words such as {@code survey,approve}. @throws KhosoException if one is none: names those that are */
    public static Set<Action> actions(String words) throws KhosoException {
        try {
            return actions(Arrays.stream(words.split(",")).filter(w -> !w.isBlank()).toList());
        } catch (IllegalArgumentException e) {
            throw new KhosoException(Message.of("core.person.no-action", words), Message.of("core.person.no-action.remedy",
                    Arrays.stream(Action.values()).map(People::word).collect(Collectors.joining(", "))), e);
        }
    }

    /** @return word for an action */
    public static String word(Action a) {
        return a.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Enters a person.
     *
     * @throws KhosoException if the actor may not, or there is one of that name: names are how people are told apart
     */
    public static Person add(Session session, Person wanted) throws IOException {
        allow(session);
        String name = clean(wanted.name());
        if (name.isEmpty() || name.length() > LONGEST || name.contains(";"))
            throw new KhosoException(Message.of("core.person.bad-name", wanted.name()), Message.of("core.person.bad-name.remedy"), null);
        if (SameName.of(name, session.archive().defaultActor().name())
                || of(session.archive()).stream().anyMatch(p -> SameName.of(name, p.name())))
            throw new KhosoException(Message.of("core.person.there", name), Message.of("core.person.there.remedy"), null);
        Person p = new Person(Ids.next(), name, clean(wanted.position()), clean(wanted.login()), wanted.may(), wanted.units());
        var kept = new Kept(p.name, p.position, p.login, p.may.stream().map(People::word).sorted().toList(),
                List.copyOf(new TreeSet<>(p.units)));
        session.archive().setting(session.actor(), SETTING + p.id, Json.write(kept));
        return p;
    }

    private static String clean(String s) {
        return text(s).replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip().replaceAll("\\s+", " ");
    }

    /** Takes a person out. What they did stays under their name. */
    public static void remove(Session session, Person p) throws IOException {
        allow(session);
        session.archive().setting(session.actor(), SETTING + p.id(), null);
    }

    private static void allow(Session session) throws KhosoException {
        if (!session.policy().permits(session.actor(), Action.ADMINISTER, new Scope(null, null, null)))
            throw new KhosoException(Message.of("core.person.not-allowed", session.actor().name()), null, null);
    }

    /** @return the person of that name or identity. @throws KhosoException if there is none: names those that are */
    public static Actor find(Archive archive, String nameOrId) throws KhosoException {
        Actor first = archive.defaultActor();
        if (SameName.of(nameOrId, first.name()) || nameOrId.equals(first.id().toString()))
            return first;
        for (Person p : of(archive))
            if (SameName.of(nameOrId, p.name()) || nameOrId.equals(p.id().toString()))
            return actor(p);
        String known = first.name() + of(archive).stream().map(p -> ", " + p.name()).collect(Collectors.joining());
        throw new KhosoException(Message.of("core.person.unknown", nameOrId), Message.of("core.person.unknown.remedy", known), null);
    }

    /** @return a person as who acts. @throws KhosoException if they are bound to an account of the system that is not this one */
    public static Actor actor(Person p) throws KhosoException {
        if (!p.login().isEmpty() && !p.login().equals(System.getProperty("user.name")))
            throw new KhosoException(Message.of("core.person.other-login", p.name(), p.login(), System.getProperty("user.name")),
                    Message.of("core.person.other-login.remedy"), null);
        return p.actor();
    }

    /** @return who acts when an archive is opened: whom this account of the system is bound to, else its first person */
    static Actor here(Archive archive) {
        String login = System.getProperty("user.name", "");
        return of(archive).stream().filter(p -> !p.login().isEmpty() && p.login().equals(login)).findFirst().map(Person::actor)
                .orElse(archive.defaultActor());
    }
}
