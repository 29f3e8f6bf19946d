package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.store.Archive;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.RunLedger;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService;

/** Answers are kept whole, the newest is found, and what is no answer is named. */
class SurveysTest {
    @TempDir
    Path folder;

    private final Fake service = new Fake();
    private final Surveys surveys = new Surveys(service);

    @Test
    void newestOfTheRightItemIsFound() throws IOException {
        Session s = session();
        assertTrue(surveys.newest(s, "letter", "1.a").isEmpty());
        Surveys.Kept first = surveys.compute(s, "letter", "1.a");
        Surveys.Kept other = surveys.compute(s, "letter", "1.a.x");
        Surveys.Kept second = surveys.compute(s, "letter", "1.a");
        assertEquals(second.file(), surveys.newest(s, "letter", "1.a").orElseThrow().file());
        assertFalse(first.file().equals(second.file()));
        assertEquals(other.file(), surveys.newest(s, "letter", "1.a.x").orElseThrow().file());
        assertTrue(surveys.newest(s, "another letter", "1.a").isEmpty());
        try (var files = Files.list(folder.resolve("reports/survey"))) {
            assertTrue(files.allMatch(f -> f.toString().endsWith(".json")), "no half-written file stays");
        }
    }

    @Test
    void twoAnswersOfOneMomentAreBothKept() throws IOException {
        service.fixed = Instant.parse("2025-05-20T01:02:03Z");
        Surveys.Kept a = surveys.compute(session(), "letter", "1.đ");
        Surveys.Kept b = surveys.compute(session(), "letter", "1.đ");
        assertFalse(a.file().equals(b.file()));
        assertTrue(a.file().getFileName().toString().chars().allMatch(c -> c < 128), "names that every file system holds");
        assertEquals("1.đ", surveys.newest(session(), "letter", "1.đ").orElseThrow().stored().answer().item());
    }

    @Test
    void whatIsNoAnswerIsNamed() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{]");
        var e = assertThrows(KhosoException.class, () -> surveys.read(bad));
        assertTrue(e.problem().args().contains(bad));
        Path binary = Files.write(folder.resolve("binary.json"), new byte[]{(byte) 0xff, (byte) 0xfe, 0});
        assertThrows(KhosoException.class, () -> surveys.read(binary));
    }

    @Test
    void unknownItemNamesTheComputedOnes() throws IOException {
        assertEquals("1.a", surveys.item(null, "1.a").item().id());
        var e = assertThrows(KhosoException.class, () -> surveys.item(null, "9.z"));
        assertEquals(List.of("1.a"), e.remedy().args());
    }

    @Test
    void aNumberThatTwoSurveysHaveMeansTheFirst() throws IOException {
        assertEquals("letter", surveys.item(null, "1.a").survey().id());
        assertEquals(List.of("letter"), surveys.computed(null).stream().map(a -> a.survey().id()).toList(),
                "computed once, not once for each");
    }

    private RunLedger runs() {
        return (RunLedger) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{RunLedger.class}, (p, m, a) -> List.of());
    }

    private Session session() {
        Archive archive = (Archive) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Archive.class},
                (p, m, a) -> switch (m.getName()) {
                    case "directory" -> folder;
                    case "settings" -> Map.of();
                    case "runs" -> runs();
                    default -> null;
                });
        AccessPolicy all = (AccessPolicy) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{AccessPolicy.class},
                (p, m, a) -> m.getReturnType() == AccessFilter.class ? AccessFilter.ALL : null);
        return new Session(archive, null, all, null);
    }

    /** Counts nothing; its JSON is item and survey. */
    private static final class Fake implements SurveyService {
        private Instant fixed;

        @Override
        public List<Template> templates() {
            return List.of(template("letter"), template("letter asked again"));
        }

        private static Template template(String id) {
            var b = new Bilingual("x", null);
            return new Template(id, "1", b, "", "", "", null, null, List.of(), List.of(),
                    List.of(new Item("1", "1", "", b, "text", "M", false, false, List.of(), List.of(), List.of()),
                            new Item("1.a", "1", "a)", b, "table", "A", true, false, List.of(), List.of(), List.of())),
                    List.of());
        }

        @Override
        public List<Fault> validate(Response response, LocalDate today, List<Response> parts) {
            return List.of();
        }

        @Override
        public Stored compute(String survey, String item, HoldingsStore holdings, AccessFilter access, Instant now) {
            return new Stored(survey, "1",
                    new Answer(item, fixed == null ? now : fixed, 1, List.of(), new Coverage(List.of(), List.of(), List.of())));
        }

        @Override
        public Explanation explain(Stored stored, HoldingsStore holdings, AccessFilter access, Instant now, Facts facts) {
            return new Explanation(stored, null, stored, true, List.of(), true);
        }

        @Override
        public String toJson(Stored s) {
            return s.survey() + "\n" + s.answer().item();
        }

        @Override
        public Stored fromJson(String json) throws IOException {
            String[] parts = json.split("\n");
            if (parts.length != 2)
                throw new KhosoException(Message.of("survey.bad-answer", json), null, null);
            return compute(parts[0], parts[1], null, null, Instant.EPOCH);
        }
    }
}
