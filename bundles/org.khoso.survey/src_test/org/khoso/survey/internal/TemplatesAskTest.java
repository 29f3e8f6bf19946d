package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.model.survey.Survey;

/** Each condition and rule of the questionnaires that come with Khoso can be asked. */
class TemplatesAskTest {
    @ParameterizedTest
    @ValueSource(strings = {Templates.LETTER, "/KHOSO-INF/surveys/khoso-survey-2026.yaml"})
    void rules_can_be_asked(String file) throws Exception {
        new Validator(Templates.template(Templates.read(TemplatesAskTest.class.getResource(file)), Set.of()));
    }

    /** A template with a condition that nobody can ask is refused when it is read; the others stay. */
    @Test
    void aRuleThatCannotBeAskedIsToldWhenRead(@TempDir Path dir) throws Exception {
        String good = Files.readString(Path.of(TemplatesAskTest.class.getResource("small.yaml").toURI()));
        for (String bad : List.of("[pages] <=", "[no-such] > 1", "sum(", "[docs] contains 'x'")) {
            Path file = Files.writeString(dir.resolve("bad.yaml"),
                    good + "  - {id: X1, kind: check, severity: error, item: 1.a, column: docs, check: \"" + bad
                            + "\", message: {vi: a}, remedy: {vi: b}}\n");
            var e = assertThrows(KhosoException.class, () -> Templates.read(file.toUri().toURL()), bad);
            assertEquals("survey.bad-rule", e.problem().key());
            assertTrue(e.problem().args().contains("X1"));
            Catalogue there = Catalogue.read(List.of(TemplatesAskTest.class.getResource("small.yaml"), file.toUri().toURL()),
                    new ReadFiles());
            assertEquals(List.of("small"), there.newest().stream().map(Survey::getId).toList());
            assertEquals(List.of(e.problem().key()), there.leftOut().stream().map(Message::key).toList());
        }
    }
}
