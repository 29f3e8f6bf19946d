package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.survey.internal.Value.Truth;

class ExpressionTest {
    private final MapScope scope = new MapScope("1.a", "province").with("1.a/province/docs", 10).with("1.a/province/pages", 25)
            .with("1.a/district/docs", 5).with("1.a/commune/pages", 7)
            .with("1.a/province/metres", new BigDecimal("12.5")).with("1.c/province/method", Set.of("SELF", "OTHER"))
            .with("1.e′/province/meets", Set.of("NO")).with("1/province/from", LocalDate.of(2025, 4, 1))
            .with("1/province/place", "Sở Nội vụ")
            .computed("1.a/province/docs", 9).without("2.b");

    private Truth holds(String text) throws KhosoException {
        return Expression.parse(text).holds(scope);
    }

    private static KhosoException refused(String text) {
        return assertThrows(KhosoException.class, () -> Expression.parse(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[docs] = 10", "[docs] = 10.0", "[1.a/docs] >= 10", "[1.a/district/docs] < [docs]", "[docs] != 11",
            "1 + 2 * 3 = 7",
            "(1 + 2) * 3 = 9", "7 - 2 - 1 = 4", "8 / 4 / 2 = 1", "-1 < 0", "2 - -1 = 3", "1 / 3 = 0.3333333333", "2 / 3 = 0.6666666667",
            "[metres] * 2 = 25", "sum([1.a/*/docs]) = 15 or true", "count([1.a/*/docs]) = 2", "count([1.a/*/pages]) = 2",
            "count([docs]) = 1",
            "count([2.c/*/x]) = 0", "any([1.a/*/docs])", "not any([2.c/*/x])", "empty([2.c/*/x])", "empty([none])", "not empty([docs])",
            "[1.c/method] contains 'SELF'", "not ([1.c/method] contains 'SERVICE')", "[1.e′/meets] = 'NO'", "[1.e′/meets] != 'YES'",
            "[1.e′/meets] in ('YES', 'NO')", "not ([1.c/method] = 'SELF')", "level() = 'province'", "level() in ('district','province')",
            "[1/from] = 2025-04-01", "[1/from] < 2025-04-02", "today() <= deadline()", "2025-04-01 in (2025-04-01)",
            "[1/place] = 'Sở Nội vụ'",
            "'it''s' = 'it''s'", "answered('1.a')", "answered('2.b')", "none('2.b')", "not none('1.a')", "not answered('9')",
            "computed([docs]) = 9", "[docs] in (1, 10)", "not not true", "true or false and false", "not false and true",
            "not (true and false)",
            "true=true", "10 in [1.a/*/docs]", "[docs] in [1.a/district/docs] or true", "true != false", " \t\n true "})
    void holds_true(String text) throws Exception {
        assertEquals(Truth.TRUE, holds(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[docs] > 10", "not true", "true and false", "false or false", "(true or false) and false",
            "[1.c/method] contains 'SERVICE'",
            "[1.e′/meets] in ('YES')", "[1/from] > 2025-04-01", "'a' = 'b'", "not any([docs])", "[docs] != 10", "not [docs] = 10",
            "[docs] in [2.c/*/x]"})
    void holds_not(String text) throws Exception {
        assertEquals(Truth.FALSE, holds(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[none] = 1", "not ([none] = 1)", "[none] != [none]", "[docs] + [none] > 0", "[docs] / 0 = 1",
            "[none] contains 'A'",
            "[none] in ('A')", "[none] in [2.c/*/x]", "11 in [1.a/*/docs]", "not ([none] in (1))", "sum([1.a/*/docs]) > 0",
            "sum([2.c/*/x]) = 0", "referenceDate() < today()",
            "computed([pages]) = 25", "[none] = 1 or false", "[none] = 1 and true", "[docs]", "[1/place] < 'z'", "[docs] = 'ten'",
            "'a' contains 'a'", "[1/from] = 1", "true = 'true'"})
    void is_not_known(String text) throws Exception {
        assertEquals(Truth.UNKNOWN, holds(text), text);
    }

    @ParameterizedTest
    @CsvSource({"[none] = 1 or true,TRUE", "true or [none] = 1,TRUE", "[none] = 1 and false,FALSE", "false and [none] = 1,FALSE",
            "not ([none] = 1 and false),TRUE"})
    void the_rest_may_decide_alone(String text, Truth expected) throws Exception {
        assertEquals(expected, holds(text), text);
    }

    @Test
    void sums_need_a_number_in_each_row_that_is_used() throws Exception {
        scope.with("1.a/commune/docs", 1);
        assertEquals(Truth.TRUE, holds("sum([1.a/*/docs]) = 16"));
        assertEquals(Truth.TRUE, holds("sum([docs]) = 10"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"1 + | 4", "| 1", "[docs] = 10 extra | 13", "(1 = 1 | 7",
            "[a/b/c/d] = 1 | 1", "[] = 1 | 1", "[a//c] = 1 | 1",
            "[1.a/*] = 1 | 1", "[1.a/*/docs] = 1 | 1", "1 = [*/x] | 5", "sum(1) = 1 | 5", "foo() = 1 | 1", "sum [docs] = 1 | 5",
            "2025-02-30 = today() | 1",
            "'open | 1", "[open = 1 | 1", "1.2.3 = 1 | 1", "12a = 1 | 1", "a # b | 3", "1 in 2 | 6", "1 in [*/x] | 6", "1 in ([docs]) | 7",
            "1 in () | 7",
            "none(1) | 6", "today(1) = 1 | 7", "1 = = 1 | 5", "1 < 2 < 3 | 7", "not | 4", "OR | 1", "1 ≤ 2 | 3", "true AND true | 6",
            "[1.a/docs]] = 1 | 11"})
    void errors_name_text_and_position(String text, int position) {
        String given = text == null ? "" : text;
        Message problem = refused(given).problem();
        assertEquals("survey.expression", problem.key());
        assertEquals(given, problem.args().get(0));
        assertEquals(position, problem.args().get(1), given);
        assertTrue(problem.args().get(2) instanceof Message);
    }

    @Test
    void too_long_and_too_deep_is_refused() throws Exception {
        String most = "(".repeat(39) + "true" + ")".repeat(39);
        assertEquals(Truth.TRUE, holds(most));
        for (String text : List.of("(" + most + ")", "not ".repeat(41) + "true", " ".repeat(2001), "(".repeat(1900), "- ".repeat(900) + "1",
                "true" + " and true".repeat(300)))
            assertNotNull(refused(text).remedy());
        assertEquals(Truth.TRUE, holds("true" + " and true".repeat(200)));
        assertEquals(Truth.TRUE, holds("1" + " + 1".repeat(400) + " = 401"));
    }

    @Test
    void random_texts_end_in_a_value_or_a_refusal() {
        String[] words = {"[docs]", "[1.a/*/docs]", "[1.a/province/docs]", "[", "]", "'", "'A'", "and", "or", "not", "contains", "in", "(",
                ")", ",", "=",
                "!=", "<", "<=", "+", "-", "*", "/", "1", "0", "2025-04-01", "99.5", "sum(", "any(", "empty(", "computed(", "none(",
                "level()", "today()",
                "true", "false", "đ", "\u0000", "\uD83D\uDE00", "\uD83D", "9".repeat(30), "1e9", "${x}", "#{1}", "\\", "\""};
        Random random = new Random(20_250_522);
        int good = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--)
                text.append(random.nextInt(20) == 0 ? String.valueOf((char) random.nextInt(0x300)) : words[random.nextInt(words.length)])
                        .append(random.nextBoolean() ? " " : "");
            try {
                assertNotNull(Expression.parse(text.toString()).value(scope));
                good++;
            } catch (KhosoException e) {
                assertNotNull(e.problem(), text.toString());
            }
        }
        assertTrue(good > 300, good + " could be read");
    }
}
