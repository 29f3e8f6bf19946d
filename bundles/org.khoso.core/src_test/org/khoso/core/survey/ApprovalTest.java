package org.khoso.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.Action;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.People;
import org.khoso.core.People.Person;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** Who fills in can't approve: by the rights of the policy, by identity, and by name however it is written. */
class ApprovalTest {
    private static final Template SURVEY = new Template("s", "1", new Bilingual("Phiếu", null), "", "", "", null, null, List.of("province"),
            List.of(), List.of(), List.of());
    private static final Cell CELL = new Cell("1", "", "x");
    @TempDir
    Path folder;
    private Desk desk;
    private Session filler;
    private final Responses responses = new Responses();
    private Steps steps;
    private UUID id;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
        filler = desk.session();
        steps = new Steps(Desk.fake(SurveyService.class, (name, args) -> List.of()), responses);
        id = responses.open(filler, SURVEY, new Respondent("92", "Cần Thơ", "province"), null);
    }

    private Session person(String name, Set<Action> may, String... units) throws Exception {
        return filler.as(People.add(filler, new Person(null, name, "", "", may, Set.of(units))).actor());
    }

    private void fill(Session who, Given given) throws Exception {
        responses.write(who, id, new Responses.Entry(Message.of("x"), Map.of(CELL, given)));
    }

    private static Given entered(String who, String value) {
        return Given.entered(value, who, Instant.EPOCH);
    }

    private String issue(Session who, String signer) throws Exception {
        try {
            steps.issue(who, id, "1/BC", LocalDate.EPOCH, signer);
            return "issued";
        } catch (KhosoException e) {
            return e.problem().key().replace("core.survey.", "");
        }
    }

    private void present() throws Exception {
        steps.present(filler, id);
    }

    @Test
    void whoFilledInCanNotIssueWhateverNameIsSigned() throws Exception {
        fill(filler, entered(Desk.FIRST.name(), "5"));
        present();
        assertEquals("filled-by-actor", issue(filler, null));
        assertEquals("filled-by-actor", issue(filler, "Trần Thị Bình"), "another name on the paper is no other person at the desk");
        Session second = person("Trần Thị Bình", People.USUAL);
        assertEquals("issued", issue(second, null));
        assertEquals("Trần Thị Bình", desk.all.get(id).text(Concepts.SIGNER));
        assertEquals(State.ISSUED, responses.read(filler, id).state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nguyễn Văn Hòa", "NGUYỄN VĂN HÒA", " nguyễn  văn hoà ", "Nguye\u0302\u0303n Va\u0306n Ho\u0300a",
            "Nguyễn\u00a0Văn\u200b Hòa"})
    void theNameOfWhoFilledInSignsInNoWayOfWriting(String signer) throws Exception {
        fill(filler, entered(Desk.FIRST.name(), "5"));
        present();
        assertEquals("filled-by-signer", issue(person("Trần Thị Bình", People.USUAL), signer));
    }

    @Test
    void thePolicyIsAskedForTheRight() throws Exception {
        fill(filler, entered(Desk.FIRST.name(), "5"));
        present();
        assertEquals("may-not-approve", issue(person("Bình", Set.of(Action.SURVEY, Action.READ)), null));
        assertEquals("not-allowed",
                issue(person("Chi", Set.of(Action.SURVEY, Action.APPROVE), "92").as(new org.khoso.api.Actor(new UUID(7, 7), "Chi")),
                        null),
                "the identity counts, not the name");
        Session clerk = person("Dung", People.USUAL);
        assertEquals("may-not-approve", issue(clerk, "BÌNH"), "who signs is somebody that may not");
        assertEquals("issued", issue(clerk, "Chủ tịch Lê Văn E"), "a clerk enters what another signed on paper");
    }

    @Test
    void aPersonOfOtherUnitsDoesNotEvenSeeIt() throws Exception {
        fill(filler, entered(Desk.FIRST.name(), "5"));
        present();
        Session other = person("Bình", People.USUAL, "91");
        assertEquals("not-allowed", issue(other, null));
    }

    @Test
    void identityCountsUnderAnotherName() throws Exception {
        Person p = People.add(filler, new Person(null, "Trần Thị Bình", "", "", People.USUAL, Set.of()));
        fill(filler.as(p.actor()), entered(p.name(), "5"));
        present();
        assertEquals("filled-by-actor", issue(filler.as(new org.khoso.api.Actor(p.id(), "Somebody new")), null));
        assertEquals("issued", issue(filler, null), "the first person filled in nothing");
    }

    @Test
    void whoAFileNamesFilledInToo() throws Exception {
        Given read = new Given("5", Origin.IMPORTED, "", "", "Lê Văn E", Instant.EPOCH, "", null, "", null);
        fill(filler, read);
        present();
        assertEquals("Nguyễn Văn Hòa; Lê Văn E", responses.read(filler, id).issue().filledBy());
        assertEquals("filled-by-actor", issue(person("LÊ VĂN E", People.USUAL), null));
        assertEquals("filled-by-signer", issue(person("Bình", People.USUAL), "lê văn  e"));
    }

    @Test
    void whatWasOnlyCountedFilledInNobody() throws Exception {
        fill(filler, new Given("5", Origin.COMPUTED, "", "", "", null, "q", Instant.EPOCH, "", null));
        present();
        Response r = responses.read(filler, id);
        assertEquals("", r.issue().filledBy());
        assertEquals("issued", issue(filler, null));
    }

    @Test
    void stepsOutOfOrderStayRefused() throws Exception {
        assertEquals("wrong-step", issue(filler, null));
        assertThrows(KhosoException.class, () -> steps.dispatch(filler, id));
    }
}
