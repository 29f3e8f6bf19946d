package org.khoso.compliance.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.compliance.internal.rules.Cases.RECORD;
import static org.khoso.compliance.internal.rules.Cases.day;
import static org.khoso.compliance.internal.rules.Cases.keys;
import static org.khoso.compliance.internal.rules.Cases.params;
import static org.khoso.compliance.internal.rules.Cases.places;
import static org.khoso.compliance.internal.rules.Cases.record;
import static org.khoso.compliance.internal.rules.Cases.run;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.PartialDate;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.testkit.compliance.TestContext;
import org.khoso.testkit.compliance.TestData;
import org.khoso.testkit.compliance.TestRecord;

/** required, required-if, length, type, pattern, code-list. */
class TextKindsTest {
    private static final TestContext CONTEXT = new TestContext().list(TestData.codeList("mode", "01", "02", "03"))
            .list(TestData.codeList("language", "01", "02", "07"));

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u3000", "\u200b", "\ufeff"})
    void blanksCountAsAbsent(String blank) {
        assertEquals(List.of("title"), places(run(new Required(), "title", params(), record("title", blank), CONTEXT)));
    }

    @Test
    void requiredLooksOnlyWhetherSomethingIsThere() {
        assertEquals(List.of("title"), places(run(new Required(), "title", params(), RECORD, CONTEXT)));
        assertEquals(List.of("language"), places(run(new Required(), "language", params(), record("language", " ; ;"), CONTEXT)));
        for (Object there : List.of("x", 0L, false, BigDecimal.ZERO, day(1996, 5, 1), PartialDate.unknown("?/5/96")))
            assertEquals(List.of(), run(new Required(), "title", params(), record("title", there), CONTEXT), there.toString());
        assertEquals(1, run(new Required(), "issued", params(), record("issued", PartialDate.unknown(" ")), CONTEXT).size());
    }

    @ParameterizedTest
    @CsvSource(value = {"02,,1", "02,xy,0", "01,,0", "NULL,,0", "' 02 ',,1", "03,'  ',1"}, nullValues = "NULL")
    void requiredIf(String mode, String note, int violations) {
        TestRecord r = record("mode", mode).with("note", note);
        assertEquals(violations, run(new RequiredIf(), "note", params("field", "mode", "equals", List.of("02", "03")), r, CONTEXT).size());
    }

    @Test
    void requiredIfReadsSingleValuesNumbersFlagsAndRepeatableFields() {
        assertEquals(1, run(new RequiredIf(), "note", params("field", "pages", "equals", 5), record("pages", 5L), CONTEXT).size());
        assertEquals(1, run(new RequiredIf(), "note", params("field", "spare", "equals", true), record("spare", true), CONTEXT).size());
        assertEquals(1, run(new RequiredIf(), "note", params("field", "spare", "equals", "1"), record("spare", true), CONTEXT).size());
        assertEquals(0, run(new RequiredIf(), "note", params("field", "spare", "equals", true), record("spare", false), CONTEXT).size());
        assertEquals(1,
                run(new RequiredIf(), "note", params("field", "language", "equals", "07"), record("language", "01; 07"), CONTEXT).size());
        assertEquals(1, run(new RequiredIf(), "note", params("field", "title"), record("title", "any"), CONTEXT).size());
        assertThrows(BadRuleException.class, () -> run(new RequiredIf(), "note", params(), RECORD, CONTEXT));
    }

    @Test
    void lengthCountsComposedLettersHoweverTyped() {
        String exactly = "Quyết định"; // ten letters
        String decomposed = Normalizer.normalize(exactly, Normalizer.Form.NFD);
        assertTrue(decomposed.length() > 10);
        for (String s : List.of(exactly, decomposed))
            assertEquals(List.of(), run(new Length(), "title", params("max", 10), record("title", s), CONTEXT), s);
        for (String s : List.of(exactly + "s", decomposed + "s", Normalizer.normalize("Quyết địnhệ", Normalizer.Form.NFD))) {
            var found = run(new Length(), "title", params("max", 10), record("title", s), CONTEXT);
            assertEquals(List.of("title"), places(found));
            assertEquals(List.of(11L, 10L), found.get(0).message().args().subList(1, 3));
        }
    }

    @Test
    void lengthCountsCodePointsNotCharsAndDigitsOfNumbers() {
        assertEquals(0, run(new Length(), "title", params("max", 3), record("title", "𠀀𠀁𠀂"), CONTEXT).size());
        assertEquals(0, run(new Length(), "pages", params(), record("pages", 9999L), CONTEXT).size());
        assertEquals(1, run(new Length(), "pages", params(), record("pages", 10000L), CONTEXT).size());
        assertEquals(0, run(new Length(), "pages", params(), record("pages", -9999L), CONTEXT).size());
        assertEquals(0, run(new Length(), "metres", params(), record("metres", new BigDecimal("123.45")), CONTEXT).size());
        assertEquals(1, run(new Length(), "metres", params(), record("metres", new BigDecimal("123.456")), CONTEXT).size());
        assertEquals(1, run(new Length(), "metres", params(), record("metres", new BigDecimal("1e999999999")), CONTEXT).size());
        assertEquals(0, run(new Length(), "note", params(), record("note", "x".repeat(9999)), CONTEXT).size(), "no limit known");
        assertEquals(1, run(new Length(), "title", params("max", "10"), record("title", "x".repeat(11)), CONTEXT).size(), "max as text");
        assertThrows(BadRuleException.class, () -> run(new Length(), "title", params("max", "ten"), record("title", "x"), CONTEXT));
    }

    @Test
    void lengthAgreesWithItselfForRandomVietnamese() {
        var random = new Random(20260101);
        String letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậỳỷỹýỵ \uD840\uDC00";
        for (int i = 0; i < 500; i++) {
            int[] points = random.ints(random.nextInt(40), 0, letters.codePointCount(0, letters.length()))
                    .map(n -> letters.codePointAt(letters.offsetByCodePoints(0, n))).toArray();
            String s = "x" + new String(points, 0, points.length);
            for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                TestRecord r = record("title", Normalizer.normalize(s, form));
                assertEquals(0, run(new Length(), "title", params("max", points.length + 1), r, CONTEXT).size());
                assertEquals(points.length == 0 ? 0 : 1,
                        run(new Length(), "title", params("max", Math.max(points.length, 1)), r, CONTEXT).size());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NUMBER,12,0", "NUMBER,12a,1", "NUMBER,1.200,1", "NUMBER,'1,5',1", "NUMBER,99999999999999999999,1", "NUMBER,-3,0",
            "DECIMAL,1.5,0",
            "DECIMAL,'1,5',1", "DECIMAL,.5,1", "DATE,29/02/2024,0", "DATE,29/02/1999,1", "DATE,29/02/1900,1", "DATE,29/02/2000,0",
            "DATE,31/04/2001,1",
            "DATE,00/00/1998,1", "DATE,13/2001,1", "DATE,12/2001,0", "DATE,1996,0", "DATE,?/5/96,1", "BOOLEAN,1,0", "BOOLEAN,yes,1",
            "TEXT,any,0"})
    void typeOfTexts(String type, String value, int violations) {
        assertEquals(violations, run(new Type(), "title", params("type", type), record("title", value), CONTEXT).size());
    }

    @Test
    void typeOfValues() {
        assertEquals(List.of("check.type-date"),
                keys(run(new Type(), "issued", params(), record("issued", PartialDate.unknown("?/5/96")), CONTEXT)));
        assertEquals(0, run(new Type(), "issued", params(), record("issued", day(2024, 2, 29)), CONTEXT).size());
        assertEquals(0, run(new Type(), "issued", params(), RECORD, CONTEXT).size());
        assertEquals(1, run(new Type(), "issued", params(), record("issued", 5L), CONTEXT).size());
        assertEquals(0, run(new Type(), "pages", params(), record("pages", 5L), CONTEXT).size());
        assertEquals(0, run(new Type(), "spare", params(), record("spare", false), CONTEXT).size());
        assertEquals(List.of("check.number-below"), keys(run(new Type(), "pages", params("min", 1), record("pages", 0L), CONTEXT)));
        assertEquals(0, run(new Type(), "pages", params("min", 1, "max", 5), record("pages", 1L), CONTEXT).size());
        assertEquals(0, run(new Type(), "pages", params("min", 1, "max", 5), record("pages", 5L), CONTEXT).size());
        assertEquals(List.of("check.number-above"), keys(run(new Type(), "pages", params("max", 5), record("pages", 6L), CONTEXT)));
        assertThrows(BadRuleException.class, () -> run(new Type(), "pages", params("type", "colour"), record("pages", 6L), CONTEXT));
    }

    @ParameterizedTest
    @CsvSource({"H49.64.33.2001.160.0000001,0", "H49.64.33.2001.160.000001,1", "xH49.64.33.2001.160.0000001,1",
            "' H49.64.33.2001.160.0000001 ',0", "'',0"})
    void patternMatchesTheWholeValue(String value, int violations) {
        var p = params("regex", "[A-Z0-9.]+\\.[0-9]{7}", "hint", java.util.Map.of("vi", "mã hồ sơ + 7 chữ số", "en", "code + 7 digits"));
        assertEquals(violations, run(new Pattern(), "title", p, record("title", value), CONTEXT).size());
    }

    @Test
    void patternReadsVietnameseInAnyForm() {
        var p = params("regex", "\\d+/QĐ-UBND|\\p{Lu}\\p{L}+");
        for (String s : List.of("12/QĐ-UBND", "Ếch"))
            assertEquals(0, run(new Pattern(), "title", p, record("title", Normalizer.normalize(s, Normalizer.Form.NFD)), CONTEXT).size());
        assertEquals(2, run(new Pattern(), "language", params("regex", "[a-z]"), record("language", "a; B ;c;4"), CONTEXT).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(a*)*b", "(a*|b*|[^x]*){30}c", "(.*a){25}b", "((a{0,30}){0,30})b"})
    void patternsOfOthersNeverHang(String regex) {
        for (String value : List.of("a".repeat(19_000) + "!", "a".repeat(40)))
            assertTimeoutPreemptively(Duration.ofSeconds(10),
                    () -> run(new Pattern(), "title", params("regex", regex), record("title", value), CONTEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(?=a)", "(a)\\1", "a{2000}", "((a{1000}){1000}){1000}", "(x[{]a{900}){900}", ""})
    void badExpressionsAreTheFaultOfTheRule(String regex) {
        assertThrows(BadRuleException.class, () -> run(new Pattern(), "title", params("regex", regex), record("title", "a"), CONTEXT));
        assertThrows(BadRuleException.class,
                () -> run(new Pattern(), "title", params("regex", "a".repeat(2000)), record("title", "a"), CONTEXT));
    }

    @Test
    void codeListAcceptsTheCodeAlone() {
        assertEquals(0, run(new CodeLists(), "mode", params("list", "mode"), record("mode", "01"), CONTEXT).size());
        var label = run(new CodeLists(), "mode", params("list", "mode"), record("mode", "[02]"), CONTEXT);
        assertEquals("check.code-list.remedy-code", label.get(0).remedy().key());
        assertEquals("02", label.get(0).remedy().args().get(0));
        assertEquals("02", run(new CodeLists(), "mode", params(), record("mode", "2"), CONTEXT).get(0).remedy().args().get(0));
        assertEquals("check.code-list.remedy", run(new CodeLists(), "mode", params(), record("mode", "04"), CONTEXT).get(0).remedy().key());
        assertEquals(1, run(new CodeLists(), "mode", params(), record("mode", "01;02"), CONTEXT).size(), "one value only");
        assertEquals(0, run(new CodeLists(), "mode", params(), RECORD, CONTEXT).size());
    }

    @Test
    void codeListTakesSeveralWhereTheFieldOrTheRuleSaysSo() {
        assertEquals(0, run(new CodeLists(), "language", params(), record("language", "01; 07"), CONTEXT).size());
        assertEquals(2, run(new CodeLists(), "language", params(), record("language", "01;09;;xx"), CONTEXT).size());
        assertEquals(0, run(new CodeLists(), "mode", params("repeatable", true), record("mode", "01;02"), CONTEXT).size());
        assertThrows(BadRuleException.class, () -> run(new CodeLists(), "title", params("list", "none"), record("title", "x"), CONTEXT));
        assertThrows(BadRuleException.class, () -> run(new CodeLists(), "title", params(), record("title", "x"), CONTEXT));
    }
}
