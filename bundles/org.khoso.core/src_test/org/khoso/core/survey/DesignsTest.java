package org.khoso.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Action;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyDesigner;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.People;
import org.khoso.core.People.Person;
import org.khoso.core.Session;

/** Drafts, and questionnaires in use: what is installed or answered is never changed in place. The engine is one that knows a line of text: id, version, whether it is sound. */
class DesignsTest {
    private static final String INSTALLED = "bnv 1 good";
    @TempDir
    Path folder;
    private Desk desk;
    private Session session;
    private Designs designs;

    /** A questionnaire that is a line of text. */
    private static SurveyDesign design(String line) {
        String[] parts = line.strip().split(" ");
        return Desk.fake(SurveyDesign.class, (name, args) -> switch (name) {
            case "value" -> args[1].equals("id") ? parts[0] : parts[1];
            case "set" ->
                design(args[1].equals("id") ? args[2] + " " + parts[1] + " " + parts[2] : parts[0] + " " + args[2] + " " + parts[2]);
            case "yaml" -> line.strip() + "\n";
            case "problems" -> parts[2].equals("good")
                    ? List.of()
                    : List.of(new Problem(Place.ROOT, "id", 0, true, Message.of("wrong"), null));
            default -> null;
        });
    }

    private static Template template(String line) {
        String[] parts = line.strip().split(" ");
        return new Template(parts[0], parts[1], new Bilingual("", null), "", "", "", null, null, List.of(), List.of(), List.of(),
                List.of());
    }

    private static List<Template> templates(List<Path> folders) {
        List<Template> all = new ArrayList<>(List.of(template(INSTALLED)));
        for (Path f : folders)
            try (var files = Files.list(f)) {
                for (Path p : files.filter(x -> x.toString().endsWith(".yaml")).sorted().toList())
                    all.add(template(Files.readString(p)));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static SurveyService service(List<Path> folders) {
        return Desk.fake(SurveyService.class, (name, args) -> switch (name) {
            case "versions", "templates" -> templates(folders);
            case "with" -> service((List<Path>) args[0]);
            default -> null;
        });
    }

    private SurveyDesigner designer() {
        return Desk.fake(SurveyDesigner.class, (name, args) -> {
            try {
                return switch (name) {
                    case "read" -> design(new String(((InputStream) args[0]).readAllBytes(), StandardCharsets.UTF_8));
                    case "nextVersion" -> String.valueOf(Integer.parseInt((String) args[0]) + 1);
                    case "installed" -> templates(List.of(folder.resolve("surveys"))).stream()
                            .filter(t -> t.id().equals(args[0]) && t.version().equals(args[1])).findFirst()
                            .map(t -> design(t.id() + " " + t.version() + " good")).orElseThrow();
                    default -> null;
                };
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
        session = desk.session();
        designs = new Designs(designer(), service(List.of()));
    }

    private String refused(String line) {
        return assertThrows(KhosoException.class, () -> designs.add(session, design(line))).problem().key();
    }

    @Test
    void draftsAreKeptFinishedOrNot() throws Exception {
        assertEquals(List.of(), designs.drafts(session));
        Path file = designs.keep(session, null, design("tinh 1 bad"));
        designs.keep(session, file, design("tinh 2 bad"));
        assertEquals("2", designs.drafts(session).getFirst().design().orElseThrow().value(Place.ROOT, "version"));
        assertEquals(1, designs.inUse(session).size(), "a draft is not in use");
        try (var all = Files.list(file.getParent())) {
            assertEquals(1, all.count(), "nothing half-written is left");
        }
        designs.forget(session, file);
        assertFalse(Files.exists(file));
        Path other = Files.writeString(folder.resolve("other.yaml"), "x");
        designs.forget(session, other);
        assertTrue(Files.exists(other), "what is no draft is not thrown away");
    }

    @Test
    void whatCanNotBeUsedIsNotPutInUse() throws Exception {
        assertEquals("core.design.not-usable", refused("tinh 1 bad"));
        assertEquals("core.design.installed", refused("bnv 1 good"));
        assertFalse(Files.exists(folder.resolve("surveys/tinh-v1.yaml")));
        assertEquals(0, desk.settings.size());
    }

    @Test
    void puttingOneInUseIsJournaled() throws Exception {
        Path file = designs.add(session, design("tinh 1 good"));
        assertEquals(folder.resolve("surveys/tinh-v1.yaml"), file);
        assertEquals(64, desk.settings.get("survey.tinh@1").length());
        assertTrue(designs.own("tinh", "1"));
        assertFalse(designs.own("bnv", "1"));
        assertFalse(designs.fixed(session, "tinh", "1"), "nobody has answered it");
        assertEquals(file, designs.add(session, design("tinh 1 good")), "the same file again");
        Path renamed = Files.move(file, file.resolveSibling("our-form.yaml"));
        assertEquals(renamed, designs.add(session, design("tinh 1 good")), "its file is found under any name");
    }

    @Test
    void oneThatWasAnsweredIsNotChanged() throws Exception {
        designs.add(session, design("tinh 1 good"));
        new Responses().open(session, template("tinh 1 good"), new Respondent("92", "Cần Thơ", "province"), null);
        assertEquals(1, designs.answered(session, "tinh", "1"));
        assertTrue(designs.fixed(session, "tinh", "1"));
        Files.writeString(folder.resolve("surveys/tinh-v1.yaml"), "tinh 1 good");
        designs.add(session, design("tinh 1 good"));
        SurveyDesign other = Desk.fake(SurveyDesign.class, (name, args) -> switch (name) {
            case "value" -> args[1].equals("id") ? "tinh" : "1";
            case "problems" -> List.of();
            default -> "something else";
        });
        assertEquals("core.design.answered", assertThrows(KhosoException.class, () -> designs.add(session, other)).problem().key());
        SurveyDesign next = designs.nextVersion(session, design("tinh 1 good"));
        assertEquals("2", next.value(Place.ROOT, "version"));
        designs.add(session, next);
        assertEquals("3", designs.nextVersion(session, design("tinh 1 good")).value(Place.ROOT, "version"), "2 is there already");
    }

    @Test
    void whoAnswersForOneUnitMakesNoneForAll() throws Exception {
        Session unit = session.as(People.add(session, new Person(null, "B", "", "", Set.of(Action.SURVEY), Set.of("92"))).actor());
        assertEquals("core.design.not-allowed",
                assertThrows(KhosoException.class, () -> designs.add(unit, design("tinh 1 good"))).problem().key());
        assertEquals("core.design.not-allowed",
                assertThrows(KhosoException.class, () -> designs.keep(unit, null, design("tinh 1 good"))).problem().key());
        Session all = session.as(People.add(session, new Person(null, "C", "", "", Set.of(Action.SURVEY), Set.of())).actor());
        designs.add(all, design("tinh 1 good"));
    }

    @Test
    void namesThatNoFileSystemTakesArePlain() throws Exception {
        Path file = designs.add(session, design("đợt:1 1 good"));
        assertEquals("__t_1-v1.yaml", file.getFileName().toString());
        Path other = designs.add(session, design("ếợt?1 1 good"));
        assertTrue(other.getFileName().toString().startsWith("__t_1-v1-"), other + ": another questionnaire's file is not taken");
        assertEquals(3, designs.inUse(session).size());
    }
}
