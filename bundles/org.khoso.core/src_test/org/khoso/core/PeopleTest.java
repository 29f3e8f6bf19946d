package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Action;
import org.khoso.api.Actor;
import org.khoso.api.KhosoException;
import org.khoso.api.Scope;
import org.khoso.core.People.Person;
import org.khoso.core.survey.Desk;

/** Who works with an archive, what they may do, and who acts when it is opened. */
class PeopleTest {
    @TempDir
    Path folder;
    private Desk desk;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
        session = desk.session();
    }

    private Person add(String name, String login, Set<Action> may, Set<String> units) throws Exception {
        return People.add(session, new Person(null, name, "Trưởng phòng", login, may, units));
    }

    private String refused(String name) {
        return assertThrows(KhosoException.class, () -> add(name, "", People.USUAL, Set.of())).problem().key();
    }

    @Test
    void peopleAreKeptInTheArchive() throws Exception {
        Person b = add("  Trần  Thị Bình ", "", Set.of(Action.SURVEY, Action.APPROVE), Set.of("92"));
        assertEquals("Trần Thị Bình", b.name());
        assertEquals(List.of(b), People.of(desk.session().archive()));
        assertEquals(b.actor(), People.find(session.archive(), "TRẦN THỊ BÌNH"));
        assertEquals(b.actor(), People.find(session.archive(), b.id().toString()));
        assertEquals(Desk.FIRST, People.find(session.archive(), "nguyễn văn hoà"));
        assertEquals("core.person.unknown", assertThrows(KhosoException.class, () -> People.find(session.archive(), "Ai")).problem().key());
        People.remove(session, b);
        assertEquals(List.of(), People.of(session.archive()));
    }

    @Test
    void oneNameIsOnePerson() throws Exception {
        add("Trần Thị Bình", "", People.USUAL, Set.of());
        assertEquals("core.person.there", refused("trần thị bình"));
        assertEquals("core.person.there", refused("Nguyễn Văn Hoà"));
        assertEquals("core.person.bad-name", refused("A; B"));
        assertEquals("core.person.bad-name", refused(" \u200b "));
    }

    @Test
    void rightsAreThoseEnteredAndNoMore() throws Exception {
        Person b = add("Bình", "", Set.of(Action.APPROVE), Set.of("92"));
        assertTrue(session.policy().permits(b.actor(), Action.APPROVE, new Scope("92", null, null)));
        assertFalse(session.policy().permits(b.actor(), Action.APPROVE, new Scope("91", null, null)));
        assertFalse(session.policy().permits(b.actor(), Action.APPROVE, new Scope(null, null, null)));
        assertFalse(session.policy().permits(b.actor(), Action.SURVEY, new Scope("92", null, null)));
        assertFalse(session.policy().permits(new Actor(new UUID(5, 5), "Nobody"), Action.READ, new Scope("92", null, null)));
        assertTrue(session.policy().permits(Desk.FIRST, Action.ADMINISTER, new Scope(null, null, null)));
        Session other = session.as(b.actor());
        assertEquals(Set.of("92"), other.filter(Action.APPROVE).units());
        assertEquals("core.person.not-allowed", assertThrows(KhosoException.class,
                () -> People.add(other, new Person(null, "C", "", "", People.USUAL, Set.of()))).problem().key());
        assertEquals("core.person.not-allowed", assertThrows(KhosoException.class, () -> People.remove(other, b)).problem().key());
        assertEquals(Set.of(Action.SURVEY, Action.APPROVE), People.actions("survey, Approve"));
        assertEquals("core.person.no-action", assertThrows(KhosoException.class, () -> People.actions("fly")).problem().key());
    }

    @Test
    void anAccountOfTheSystemBindsAPerson() throws Exception {
        Person here = add("Bình", System.getProperty("user.name"), People.USUAL, Set.of());
        Person there = add("Chi", "somebody-else", People.USUAL, Set.of());
        assertEquals(here.actor(), desk.session().actor(), "whose account it is acts");
        assertEquals("core.person.other-login", assertThrows(KhosoException.class, () -> People.actor(there)).problem().key());
        assertEquals("core.person.other-login",
                assertThrows(KhosoException.class, () -> People.find(session.archive(), "chi")).problem().key());
    }

    @Test
    void whatIsNoPersonIsNobody() throws Exception {
        desk.settings.put("person.x", "{}");
        desk.settings.put("person." + new UUID(1, 1), "no JSON");
        desk.settings.put("person." + new UUID(1, 2), "{\"name\":\"B\",\"may\":[\"fly\"]}");
        assertEquals(List.of(), People.of(session.archive()));
    }
}
