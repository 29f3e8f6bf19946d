package org.khoso.survey.design.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyDesigner.Checked;
import org.khoso.api.survey.SurveyDesigner.Line;
import org.khoso.survey.internal.Messages;

/** Each fault is told once, at its field, with a sentence and a remedy in both languages; in a file with its line. */
class DesignCheckTest {
    private static final String GOOD = """
            id: tinh-2027
            version: "1"
            title: {vi: Phiếu, en: Form}
            referenceDate: 2027-01-01
            deadline: 2027-02-01
            levels: [province, commune]
            sections:
              - {id: I, label: {vi: Phần một, en: One}}
            items:
              - id: I.1
                section: I
                kind: table
                auto: M
                heading: {vi: Số lượng, en: Quantities}
                rows:
                  - {id: tinh, levels: [province], label: {vi: Tỉnh, en: Province}}
                columns:
                  - id: so
                    type: integer
                    unit: dossier
                    label: {vi: Số, en: Number}
                    required: true
                  - id: chon
                    type: choice
                    label: {vi: Chọn, en: Choose}
                    visibleWhen: "[so] > 0"
                    options:
                      - {id: A, label: {vi: A, en: A}}
              - id: I.2
                section: I
                kind: group
                auto: S
                source: 2.b
                heading: {vi: Phần mềm, en: Software}
                columns:
                  - {id: ten, type: text, from: name, label: {vi: Tên, en: Name}}
            rules:
              - {id: V1, kind: answered, severity: error, message: {vi: "{0}: trả lời", en: answer}, source: tỉnh, confidence: D}
              - {id: V2, kind: required, severity: error, message: {vi: "{0}: điền", en: fill in}, source: tỉnh, confidence: D}
              - {id: V3, kind: type, severity: error, message: {vi: "{0}: sai", en: wrong}, source: tỉnh, confidence: D}
              - {id: V4, kind: check, severity: warning, item: I.1, column: so, check: "[so] < 9", message: {vi: "{0}: nhiều", en: many}, source: tỉnh, confidence: D}
            """;

    /** A fault: what the file says, what it says instead, the key of the sentence, the field, whether it blocks, the line. */
    private record Plant(String good, String bad, String key, String field, boolean blocks, int line) {
        @Override
        public String toString() {
            return key + " " + field + " " + line;
        }
    }

    private static Plant wrong(String good, String bad, String key, String field) {
        return plant(good, bad, key, field, true);
    }

    private static Plant doubt(String good, String bad, String key, String field) {
        return plant(good, bad, key, field, false);
    }

    /** The fault is on the first line that differs. */
    private static Plant plant(String good, String bad, String key, String field, boolean blocks) {
        if (!GOOD.contains(good))
            throw new AssertionError(good);
        String[] before = GOOD.split("\n");
        String[] after = GOOD.replace(good, bad).split("\n");
        return new Plant(good, bad, key, field, blocks, Arrays.mismatch(before, after) + 1);
    }

    static Stream<Plant> plants() {
        return Stream.of(wrong("id: so\n", "id: \n", "no-id", "id"), wrong("id: so\n", "id: \"s o\"\n", "bad-id", "id"),
                wrong("version: \"1\"", "version: ", "no-version", "version"),
                wrong("version: \"1\"", "version: \"a/b\"", "bad-id", "version"),
                wrong("id: V2,", "id: V1,", "twice", "id"), wrong("{id: V3,", "{id: V3, item: I.9,", "expression.no-item", "item"),
                wrong("title: {vi: Phiếu, ", "title: {", "no-words", "title.vi"),
                wrong("heading: {vi: Phần mềm, ", "heading: {", "no-words", "heading.vi"),
                doubt("label: {vi: Số, en: Number}", "label: {vi: Số}", "no-english", "label.en"),
                wrong("levels: [province, commune]", "levels: [province, village, commune]", "level", "levels"),
                wrong("levels: [province],", "levels: [hamlet],", "level", "levels"),
                doubt("deadline: 2027-02-01", "deadline: 2026-02-01", "deadline", "deadline"),
                wrong("kind: group\n", "kind: page\n", "item-kind", "kind"), wrong("kind: group\n", "kind: list\n", "free", "kind"),
                wrong("kind: table\n", "kind: group\n", "rows", "kind"), wrong("kind: group\n", "kind: table\n", "no-rows", "kind"),
                wrong("type: integer", "type: numbre", "type", "type"), doubt("type: choice", "type: text", "options", "type"),
                wrong("auto: M", "auto: X", "auto", "auto"),
                doubt("auto: S\n    source: 2.b", "auto: S\n    source: 9.z", "no-source", "source"),
                doubt("from: name", "from: vendor", "not-offered", "from"),
                doubt("type: text, from", "type: integer, from", "source-type", "type"),
                doubt("required: true", "required: true\n        requiredWhen: \"level() = 'province'\"", "required-twice", "requiredWhen"),
                doubt("visibleWhen: \"[so] > 0\"", "visibleWhen: \"[so] > 0 and level() = 'district'\"", "level-never", "visibleWhen"),
                wrong("visibleWhen: \"[so] > 0\"", "visibleWhen: \"[so] >\"", "expression", "visibleWhen"),
                wrong("visibleWhen: \"[so] > 0\"", "visibleWhen: \"[song] > 0\"", "expression", "visibleWhen"),
                wrong("visibleWhen: \"[so] > 0\"", "visibleWhen: \"[chon] = 'B'\"", "expression", "visibleWhen"),
                wrong("check: \"[so] < 9\"", "check: \"[so] < 2027-01-01\"", "expression", "check"),
                wrong("check: \"[so] < 9\", ", "", "rule.no-check", "check"),
                wrong("column: so", "column: sox", "expression.no-cell", "column"),
                wrong("kind: type", "kind: typo", "rule.kind", "kind"),
                wrong("severity: warning", "severity: bad", "rule.severity", "severity"),
                doubt("message: {vi: \"{0}: sai\", en: wrong}", "message: {en: wrong}", "no-message", "message.vi"),
                doubt("{vi: \"{0}: nhiều\", en", "{vi: \"{2}: nhiều\", en", "message-place", "message.vi"),
                doubt("en: many}, source: tỉnh", "en: many}", "no-rule-source", "source"));
    }

    @Test
    void aGoodFileHasNoFaults() throws Exception {
        Checked good = Designs.check(GOOD);
        assertEquals(List.of(), good.problems());
        assertTrue(good.usable());
    }

    @ParameterizedTest
    @MethodSource("plants")
    void eachFaultIsTold(Plant plant) throws Exception {
        Checked checked = Designs.check(GOOD.replace(plant.good, plant.bad));
        String key = "survey." + (plant.key.contains(".") || plant.key.equals("expression") ? plant.key : "design." + plant.key);
        List<Line> found = checked.problems().stream().filter(l -> l.problem().message().key().equals(key)).toList();
        assertFalse(found.isEmpty(), plant + ": " + checked.problems());
        Line line = found.getFirst();
        assertEquals(plant.field, line.problem().field());
        assertEquals(plant.line, line.line(), "line");
        assertEquals(plant.blocks, line.problem().blocks());
        assertEquals(!plant.blocks, checked.usable());
        said(checked.problems().stream().map(Line::problem).toList());
        if (plant.key.equals("expression"))
            assertTrue(found.getFirst().problem().position() > 0, "where in the condition");
    }

    private static void said(List<Problem> problems) throws Exception {
        Messages words = new Messages();
        for (Problem p : problems)
            for (String language : new String[]{"vi", "en"}) {
                assertFalse(words.say(p.message(), language).isBlank());
                assertFalse(words.say(p.remedy(), language).isBlank());
                assertEquals(p.message().key().equals("survey.design.message-place"), words.say(p.message(), language).contains("{"),
                        words.say(p.message(), language));
            }
    }

    @Test
    void whatCanNotBeReadIsToldWithAllTheRest() throws Exception {
        String bad = GOOD.replace("kind: group\n", "kid: group\n").replace("required: true", "required: maybe").replace("type: choice",
                "type: [choice]").replace("id: V2,", "id: V1,").replace("levels: [province, commune]", "levels: {a: b}");
        Checked checked = Designs.check(bad);
        List<String> keys = new ArrayList<>(checked.problems().stream().map(l -> l.line() + " " + l.problem().message().key()).toList());
        for (String wanted : List.of("6 model.yaml-list-wanted", "22 model.yaml-bad-value", "24 model.yaml-scalar-wanted",
                "31 model.yaml-unknown-key", "39 survey.design.twice"))
            assertTrue(keys.stream().anyMatch(k -> k.startsWith(wanted)), wanted + " in " + keys);
        assertFalse(checked.usable());
        assertEquals(keys, keys.stream().sorted(java.util.Comparator.comparingInt(k -> Integer.parseInt(k.split(" ")[0]))).toList());
        said(checked.problems().stream().map(Line::problem).filter(p -> !p.message().key().startsWith("model.")).toList());
        assertEquals(1, Designs.check("id: [").problems().size());
        assertTrue(Designs.check("id: [").design().isEmpty());
        assertEquals(1, Designs.check("").problems().size());
    }

    @Test
    void aQuestionnaireThatAsksNothingSaysWhatItLacks() throws Exception {
        SurveyDesign d = Designs.read("id: x");
        List<String> keys = d.problems().stream().map(p -> p.message().key().replace("survey.design.", "")).toList();
        for (String wanted : List.of("no-version", "no-levels", "no-items", "no-words", "no-rule.answered", "no-rule.required",
                "no-rule.type"))
            assertTrue(keys.contains(wanted), wanted + " in " + keys);
        said(d.problems());
        SurveyDesign item = d.add(Place.ROOT, "items", 0).add(Place.ROOT, "items", 1);
        assertTrue(item.problems().stream().anyMatch(p -> p.message().key().equals("survey.design.no-columns")));
        said(item.problems());
    }

    @Test
    void moreThanAnyoneReadsIsNotTold() throws Exception {
        var many = new StringBuilder("id: x\nitems:\n");
        for (int i = 0; i < 3000; i++)
            many.append("  - {id: a, kind: b, foo: c}\n");
        Checked checked = Designs.check(many.toString());
        assertFalse(checked.usable());
        assertTrue(checked.problems().size() <= 2000, checked.problems().size() + " problems");
    }
}
