package org.khoso.compliance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.FieldType;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.api.compliance.ComplianceRule.Violation;
import org.khoso.compliance.internal.rules.BuiltIn;
import org.khoso.testkit.compliance.TestContext;
import org.khoso.testkit.compliance.TestData;
import org.khoso.testkit.compliance.TestRecord;

/** Anchors, validity, levels, and what becomes of rules that don't work. */
class DefaultCheckerTest {
    private static final TestRecord RECORD = TestRecord
            .of(TestData.recordSet(TestData.field("title", FieldType.TEXT), TestData.field("mode", FieldType.TEXT)));
    private static final RuleInfo REQUIRED = TestData.rule("required", "title", Map.of());
    private final DefaultChecker checker = new DefaultChecker(BuiltIn.kinds());

    private static List<Finding> check(ComplianceRule odd) {
        var kinds = new HashMap<>(BuiltIn.kinds());
        kinds.put("odd", odd);
        return new DefaultChecker(kinds).check(RECORD, List.of(TestData.rule("odd", "title", Map.of()), REQUIRED), new TestContext());
    }

    private static void assertThenRequired(String rule, String key, List<Finding> found) {
        assertEquals(List.of(rule, REQUIRED.id()), found.stream().map(Finding::rule).toList(), "the run goes on");
        Finding first = found.get(0);
        assertEquals(key, first.message().key());
        assertEquals(Level.SHOULD, first.level());
        assertEquals(Confidence.DESIGN, first.confidence());
        assertTrue(first.message().args().toString().contains("test.set/title/odd") || first.place().equals("test.set/title/odd"));
    }

    @Test
    void findingCarriesWhatTheRuleSays() {
        Finding f = checker.check(RECORD, List.of(REQUIRED), new TestContext()).get(0);
        assertEquals(REQUIRED.id(), f.rule());
        assertEquals("Test 1", f.clause());
        assertEquals(Level.MUST, f.level());
        assertEquals("title", f.place());
        assertEquals(RECORD.id(), f.subject().id());
        assertEquals("T.1", f.subject().code());
        assertEquals(new Bilingual("[title]", "[title en]"), f.message().args().get(0));
        assertEquals(23, checker.kinds().size());
    }

    @Test
    void onlyVerifiedRulesOblige() {
        for (Confidence c : Confidence.values()) {
            var rule = new RuleInfo("r", "required", "test.set", "title", Map.of(), Level.MUST, "", c, "", null, null, "f");
            assertEquals(c == Confidence.VERBATIM || c == Confidence.SEVERAL ? Level.MUST : Level.SHOULD,
                    checker.check(RECORD, List.of(rule), new TestContext()).get(0).level(), c.toString());
        }
    }

    @Test
    void missingAnchorIsNoPass() {
        RuleInfo rule = TestData.rule("required", "title", Map.of(), "digitised", LocalDate.of(2025, 7, 1), null);
        for (TestRecord r : List.of(RECORD, RECORD.with("title", "kept"))) {
            Finding f = checker.check(r, List.of(rule), new TestContext()).get(0);
            assertEquals("check.anchor-missing", f.message().key());
            assertEquals(Level.MAY, f.level());
            assertEquals("title", f.place());
            assertEquals("date of digitisation", ((Bilingual) f.message().args().get(0)).en());
        }
    }

    @Test
    void rulesApplyFromFirstToLastDay() {
        RuleInfo rule = TestData.rule("required", "title", Map.of(), "digitised", LocalDate.of(2019, 3, 1), LocalDate.of(2025, 6, 30));
        Map.of("2019-02-28", 0, "2019-03-01", 1, "2025-06-30", 1, "2025-07-01", 0).forEach((day, findings) -> assertEquals(findings,
                checker.check(RECORD, List.of(rule), new TestContext().anchored("digitised", LocalDate.parse(day))).size(), day));
        RuleInfo open = TestData.rule("required", "title", Map.of(), "signed", null, null);
        assertEquals(1, checker.check(RECORD, List.of(open), new TestContext().anchored("signed", LocalDate.EPOCH)).size());
    }

    @Test
    void conditionAndRecordSetDecideToo() {
        RuleInfo rule = TestData.rule("required", "title", Map.of("when", Map.of("field", "mode", "equals", List.of("02"))));
        assertEquals(0, checker.check(RECORD, List.of(rule), new TestContext()).size());
        assertEquals(1, checker.check(RECORD.with("mode", "02"), List.of(rule), new TestContext()).size());
        RuleInfo unless = TestData.rule("required", "title", Map.of("when", Map.of("field", "mode", "not", List.of("02", "03"))));
        assertEquals(1, checker.check(RECORD, List.of(unless), new TestContext()).size());
        assertEquals(1, checker.check(RECORD.with("mode", "01"), List.of(unless), new TestContext()).size());
        assertEquals(0, checker.check(RECORD.with("mode", "03"), List.of(unless), new TestContext()).size());
        var foreign = new RuleInfo("r", "required", "other.set", "title", Map.of(), Level.MUST, "", Confidence.VERBATIM, "", null, null,
                "f");
        assertEquals(0, checker.check(RECORD, List.of(foreign), new TestContext()).size());
    }

    @Test
    void unknownKind() {
        var found = checker.check(RECORD, List.of(TestData.rule("odd", "title", Map.of()), REQUIRED), new TestContext());
        assertThenRequired("check/unknown-kind", "check.unknown-kind", found);
    }

    @Test
    void bugOfAKind() {
        assertThenRequired("check/check-failed", "check.check-failed", check((r, s, c, out) -> {
            throw new IllegalStateException("bug");
        }));
        assertThenRequired("check/check-failed", "check.check-failed", check((r, s, c, out) -> {
            throw new NoClassDefFoundError("vendor/Missing");
        }));
        assertThenRequired("check/check-failed", "check.check-failed", check((r, s, c, out) -> deep(0)));
        assertThenRequired("check/check-failed", "check.check-failed", check((r, s, c, out) -> out.accept(new Violation("", null, null))));
    }

    private static int deep(int n) {
        return deep(n + 1) + 1;
    }

    @Test
    void endlessKindIsStopped() {
        var found = check((r, s, c, out) -> {
            while (true)
                out.accept(new Violation("", Message.of("check.required", "x"), null));
        });
        assertEquals(10_002, found.size());
        assertEquals("check/check-failed", found.get(10_000).rule());
    }

    @Test
    void couldNotLook() {
        assertThenRequired("check/could-not-look", "check.could-not-look", check((r, s, c, out) -> {
            throw new IOException("disk gone");
        }));
        assertThenRequired("check/could-not-look", "store.held", check((r, s, c, out) -> {
            throw new KhosoException(Message.of("store.held"), null, null);
        }));
    }

    @Test
    void badDataOfARule() {
        RuleInfo noRegex = TestData.rule("pattern", "title", Map.of());
        RuleInfo noField = TestData.rule("required", "titel", Map.of());
        var found = checker.check(RECORD, List.of(noRegex, noField, REQUIRED), new TestContext());
        assertEquals(List.of("check/check-failed", "check/check-failed", REQUIRED.id()), found.stream().map(Finding::rule).toList());
        assertEquals(List.of("check.parameter-missing", "check.unknown-field"),
                found.stream().limit(2).map(f -> f.remedy().key()).toList());
        assertEquals(2, found.stream().limit(2).map(Finding::key).distinct().count(), "two failures, two findings");
    }

    @Test
    void kindsComeAndGo() {
        var dynamic = new DefaultChecker();
        ComplianceRule plain = (r, s, c, out) -> out.accept(new Violation("", Message.of("a.plain"), null));
        ComplianceRule better = (r, s, c, out) -> out.accept(new Violation("", Message.of("a.better"), null));
        var rule = List.of(TestData.rule("odd", "title", Map.of()));
        dynamic.addRule(plain, Map.of("kind", "odd", "service.id", 1L));
        dynamic.addRule(better, Map.of("kind", new String[]{"odd", "odder"}, "service.id", 2L, "service.ranking", 5));
        assertEquals(List.of("odd", "odder"), dynamic.kinds());
        assertEquals("a.better", dynamic.check(RECORD, rule, new TestContext()).get(0).message().key());
        dynamic.removeRule(better);
        assertEquals("a.plain", dynamic.check(RECORD, rule, new TestContext()).get(0).message().key());
        dynamic.removeRule(plain);
        assertEquals("check.unknown-kind", dynamic.check(RECORD, rule, new TestContext()).get(0).message().key());
    }

    @Test
    void everySentenceThatTheCodeUsesIsThereInBothLanguages() throws IOException {
        Properties vi = load("vi");
        Properties en = load("en");
        assertEquals(vi.keySet(), en.keySet());
        var keys = java.util.regex.Pattern.compile("\"(check\\.[a-z-]+(?:\\.remedy[a-z-]*)?)\"");
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var m = keys.matcher(Files.readString(file));
                while (m.find())
                    assertTrue(m.group(1).endsWith("-") || vi.containsKey(m.group(1)), file + ": " + m.group(1));
            }
        }
        checker.kinds().forEach(k -> assertTrue(vi.containsKey("check.kind." + k), k));
    }

    private static Properties load(String language) throws IOException {
        var all = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("KHOSO-INF/messages/" + language + ".properties"))) {
            all.load(in);
        }
        return all;
    }
}
