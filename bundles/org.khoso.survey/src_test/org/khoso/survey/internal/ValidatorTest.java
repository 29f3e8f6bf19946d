package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.Confidence;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.api.survey.SurveyService.Template;

class ValidatorTest {
    private static final LocalDate IN_TIME = LocalDate.of(2025, 5, 22);
    private static Template survey;
    private Filled filled;

    @BeforeEach
    void fill() throws Exception {
        survey = Templates.template(Templates.read(ValidatorTest.class.getResource("small.yaml")), Set.of());
        filled = new Filled(survey).set("1//overview", "Tốt").set("1//from", "2025-04-01").set("1//to", "2025-05-01").set("1//percent",
                "99.5");
        for (String row : List.of("province", "district", "commune"))
            filled.set("1.a/" + row + "/docs", 10).set("1.a/" + row + "/pages", 20).set("1.a/" + row + "/metres", "1.5");
        filled.set("1.c//method", "SELF,SERVICE").set("1.d/1/name", "Công ty B").set("2.a//existing", 1000).set("2.a//expected", 2000)
                .set("3.a/1/qty", 1).set("3.a/1/capacity", 600).set("3.a/2/qty", 1).set("3.a/2/capacity", 400).set("4.a//text", "Có");
    }

    private List<Fault> found(Filled... parts) throws Exception {
        return filled.faults(IN_TIME, parts);
    }

    private void finds(String expected, Filled... parts) throws Exception {
        assertEquals(expected, Filled.shown(found(parts)));
    }

    private static Given computed(String value) {
        return new Given(value, Origin.COMPUTED, "", "", "", null, "count record", Filled.WHEN, "00", null);
    }

    @Test
    void complete_answers_have_no_faults() throws Exception {
        finds("");
    }

    @Test
    void each_item_is_answered_or_declared_to_have_none() throws Exception {
        filled.dropItem("2.a").dropItem("4.a").dropItem("1.a");
        finds("A 1.a//; A 2.a//; A4 4.a//");
        filled.set("2.a//#none", "Chưa đo").set("1.a//#none", "Không có").set("4.a//#none", " ");
        finds("A4 4.a//#none");
        filled.set("4.a//text", "Có").set("4.a//#none", "Không cần");
        finds("A4 4.a//#none");
    }

    @Test
    void blank_is_no_value() throws Exception {
        filled.dropItem("4.a").set("4.a//text", "  ");
        finds("A4 4.a//");
    }

    @Test
    void only_items_of_the_level_that_are_asked_want_an_answer() throws Exception {
        filled.dropItem("4.a").dropItem("1.d").set("1.c//method", "SELF");
        filled.level = "district";
        filled.dropRow("1.a", "province");
        finds("");
        filled.set("1.c//method", "SERVICE");
        finds("A 1.d//");
        filled.drop("1.c//method");
        finds("A 1.c//");
    }

    @Test
    void required_columns_have_a_value_in_each_row() throws Exception {
        filled.drop("1.a/district/docs").drop("1//overview").set("3.a/3/owner", "OWN").set("1.c//method", "OTHER,SERVICE");
        finds("R 1//overview; R 1.a/district/docs; R7 1.c//other; R 3.a/3/qty");
    }

    @Test
    void what_is_not_asked_stays_empty() throws Exception {
        filled.set("1.c//method", "SELF");
        finds("R6 1.d/1/name");
        filled.set("1.d/1/cert", "123");
        finds("R6 1.d/1/name; R6 1.d/1/cert");
    }

    @Test
    void what_is_not_known_to_be_asked_is_no_fault() throws Exception {
        filled.set("1.c//method", "WRONG");
        finds("T 1.c//method");
    }

    @Test
    void rows_are_those_of_the_template_and_each_level_has_one() throws Exception {
        filled.set("1.a/national/docs", 1).set("1.a/national/pages", "x").set("1.a/town/pages", 1).set("1.a/unassigned/pages", 1)
                .dropRow("1.a", "commune");
        finds("L 1.a/commune/; R 1.a/town/docs; L 1.a/national/");
    }

    @Test
    void free_rows_are_numbered() throws Exception {
        filled.set("3.a/10/qty", 1);
        finds("L 3.a/10/");
        filled.dropRow("3.a", "10").dropRow("3.a", "1");
        finds("C3 2.a//existing; L 3.a/2/");
        filled.dropItem("3.a").set("3.a/x/qty", 1);
        finds("L 3.a/x/");
        filled.dropItem("3.a").set("3.a//qty", 1);
        finds("L 3.a//");
    }

    @Test
    void rows_of_who_answers_are_of_its_level_and_below() throws Exception {
        filled.dropItem("4.a").dropRow("1.a", "province").dropRow("1.a", "district");
        filled.level = "commune";
        finds("");
        filled.level = "body";
        finds("");
        filled.level = "district";
        finds("L 1.a/district/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.a/province/docs|-1", "1.a/province/docs|1.0", "1.a/province/docs|01", "1.a/province/docs|1 000",
            "1.a/province/docs|1e3", "1.a/province/docs|=1+1", "1.a/province/docs|٣", "1.a/district/metres|1,5", "1.a/district/metres|1.50",
            "1.a/district/metres|.5", "1.a/district/metres|-0.5", "1.a/province/done|100.1", "1.a/province/done|-1",
            "1.a/province/done|50%",
            "1//from|2025-02-30", "1//from|1/4/2025", "1//from|2025-4-1", "1//from|01-04-2025", "2.a//meets|yes", "2.a//meets|YES,NO",
            "2.a//existing|1.5", "2.a//existing|1 GB", "3.a/1/owner|OWN,HIRED", "3.a/1/owner|own", "3.a/1/owner|OWN,",
            "1.c//method|SELF,SELF",
            "1//overview|mười một chữ", "1//nothing|x", "1.b//x|x", "1.a/province/#none|x", "1.a/province/#none|x", "9.z//#none|x"})
    void values_are_of_their_type_and_in_a_cell_that_there_is(String path, String value) throws Exception {
        filled.set(path, value);
        finds("T " + Filled.cell(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.a/province/docs|0", "1.a/district/metres|0", "1.a/district/metres|0.05",
            "1.a/province/done|100",
            "1.a/province/done|0", "1//from|2024-02-29", "2.a//meets|NO", "3.a/1/owner|HIRED", "1//overview|mười chữ",
            "2.a//expected|99999999999999999999"})
    void good_values_are_taken(String path, String value) throws Exception {
        filled.set(path, value);
        finds("");
    }

    @Test
    void checks_look_at_each_row_or_once() throws Exception {
        filled.set("1.a/province/docs", 21).set("1.a/unassigned/docs", 5).set("1.a/unassigned/pages", 4);
        finds("C1 1.a/province/docs; C1 1.a/unassigned/docs");
        filled.drop("1.a/province/pages").dropRow("1.a", "unassigned").set("2.a//expected", 999).set("3.a/2/capacity", 300);
        finds("C3 2.a//existing; C2 2.a//expected");
        filled.set("1//to", "2025-03-31");
        finds("C4 1//from; C3 2.a//existing; C2 2.a//expected");
        filled.level = "national";
        filled.dropItem("4.a");
        finds("C4 1//from; C3 2.a//existing");
    }

    @Test
    void a_check_points_where_it_says() throws Exception {
        filled.set("3.a/1/owner", "OWN");
        finds("");
        filled.set("3.a/2/owner", "OWN");
        finds("C5 1.a/district/pages");
    }

    @Test
    void a_check_without_what_it_needs_says_nothing() throws Exception {
        filled.drop("3.a/2/capacity").set("3.a/1/capacity", 1);
        finds("");
        filled.set("3.a/2/capacity", "viel");
        finds("T 3.a/2/capacity");
    }

    private Filled part(String name, int docs) {
        Filled p = new Filled(survey);
        p.name = name;
        for (String row : List.of("province", "district", "commune"))
            p.set("1.a/" + row + "/docs", docs).set("1.a/" + row + "/pages", 10).set("1.a/" + row + "/metres", "0.75")
                    .set("1.a/" + row + "/done", 50);
        return p;
    }

    @Test
    void totals_are_the_sum_of_the_bodies() throws Exception {
        filled.set("1.a/province/done", "80");
        finds("", part("A", 4), part("B", 6));
        Filled b = part("B", 6).set("1.a/district/docs", 1007).set("1.a/commune/metres", "0.5");
        finds("S 1.a/district/docs; S 1.a/commune/metres", part("A", 4), b);
        String message = found(part("A", 4), b).getFirst().message().toString();
        assertTrue(message.contains("A: 4; B: 1.007"), message);
        assertTrue(message.contains("A: 4; B: 1,007"), message);
        assertTrue(message.contains("-1.001"), message);
    }

    @Test
    void bodies_without_data_are_named_and_those_with_none_are_zero() throws Exception {
        Filled silent = new Filled(survey);
        silent.name = "Sở C";
        finds("S 1.a//", part("A", 4), part("B", 6), silent);
        Fault f = found(part("A", 4), part("B", 6), silent).getFirst();
        assertEquals("warning", f.severity());
        assertEquals("1.a: one body has no figures yet and nothing in the sum: Sở C.", new Messages().say(f.message(), "en"));
        finds("", part("A", 4), part("B", 6), silent.set("1.a//#none", "Không số hóa"));
        List<Filled> many = new ArrayList<>(List.of(part("A", 4), part("B", 6)));
        for (int i = 0; i < 100; i++) {
            many.add(new Filled(survey));
            many.getLast().name = "Xã " + i;
        }
        assertTrue(found(many.toArray(Filled[]::new)).getFirst().message().toString().contains("Xã 19; … (+80)"));
        assertFalse(found(many.toArray(Filled[]::new)).getFirst().blocks());
    }

    @Test
    void values_say_where_they_come_from() throws Exception {
        String path = "1.a/province/docs";
        Given good = computed("10");
        filled.give(path, good);
        finds("");
        filled.give(path, new Given("10", Origin.SUGGESTED, "", "", "", null, "count record", Filled.WHEN, "", null));
        finds("");
        filled.give(path, new Given("10", Origin.OVERRIDDEN, "9", "đếm lại", "Lan", Filled.WHEN, "q", Filled.WHEN, "", null));
        finds("");
        for (Given bad : List.of(new Given("10", Origin.COMPUTED, "", "", "", null, "q", null, "", null),
                new Given("10", Origin.SUGGESTED, "", "", "", null, "", Filled.WHEN, "", null),
                new Given("10", Origin.OVERRIDDEN, "9", " ", "Lan", Filled.WHEN, "q", Filled.WHEN, "", null),
                new Given("10", Origin.OVERRIDDEN, "", "đếm lại", "Lan", Filled.WHEN, "q", Filled.WHEN, "", null),
                new Given("10", Origin.ENTERED, "", "", "", Filled.WHEN, "", null, "", null),
                new Given("10", Origin.IMPORTED, "", "", "Lan", null, "", null, "", null))) {
            filled.give(path, bad);
            finds("P " + path);
        }
    }

    @Test
    void the_deadline_is_the_last_day_in_time() throws Exception {
        assertEquals("", Filled.shown(filled.faults(IN_TIME)));
        List<Fault> late = filled.faults(IN_TIME.plusDays(1));
        assertEquals("D //", Filled.shown(late));
        assertEquals("info", late.getFirst().severity());
    }

    @Test
    void faults_speak_the_words_of_the_rule() throws Exception {
        filled.set("1.a/province/docs", 12345).dropItem("4.a").set("3.a/1/qty", "{1}$1").drop("1//overview");
        List<Fault> all = found();
        assertEquals("R 1//overview; C1 1.a/province/docs; T 3.a/1/qty; A4 4.a//", Filled.shown(all));
        Messages said = new Messages();
        assertEquals("1.a, Cấp tỉnh, Văn bản: 12.345 quá lớn", said.say(all.get(1).message(), "vi"));
        assertEquals("1.a, Province, Documents: 12,345 is too large", said.say(all.get(1).message(), "en"));
        assertEquals(
                "3.a, (1), Number is not of its type: {1}$1 (it must be a whole number of 0 or more, in digits only).",
                said.say(all.get(2).message(), "en"));
        assertEquals("1, Tóm tắt phải có, đang là ''", said.say(all.get(0).message(), "vi"));
        assertNull(all.get(0).remedy());
        filled.dropItem("2.a");
        Fault a = found().stream().filter(f -> f.rule().equals("A")).findFirst().orElseThrow();
        assertEquals("Hãy trả lời.", said.say(a.remedy(), "vi"));
        assertEquals("2.a has no answer.", said.say(a.message(), "en"));
        assertTrue(a.blocks());
        filled.set("1//to", "2025-03-31");
        assertEquals("1, Từ ngày không theo quy tắc C4", said.say(found().get(1).message(), "vi"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"check||[1.a/docs] > 0", "check||[docs] > 0", "check||[9/x] = 1",
            "check||[1/from] > 1",
            "check||[1/from] + 1 > 2", "check||[1/overview] > 'a'", "check||[1.c/method] contains 'NONE'", "check||[1.c/method] = 'X'",
            "check||[2.a/meets] = 'Y'", "check||[2.a/meets] = true", "check||[1.c/method] in ('SELF','NO')",
            "check||sum([1/*/overview]) = 1",
            "check||[2.a/meets]", "check||not [2.a/meets]", "check||answered('9')", "check||true and 1", "check||", "check||1 +",
            "check|9|true",
            "other||true", "check||[1.a/x/docs] = 1", "check|1|[1.a/docs] = 1"})
    void rules_that_can_not_be_asked_are_refused(String kind, String item, String check) {
        Rule rule = new Rule("X1", kind, "error", item == null ? "" : item, "", "", check == null ? "" : check, survey.title(),
                survey.title(), "",
                Confidence.DESIGN);
        Template t = new Template("s", "1", survey.title(), "", "", "", null, null, survey.levels(), List.of(), survey.items(),
                List.of(rule));
        Message problem = assertThrows(KhosoException.class, () -> new Validator(t)).problem();
        assertEquals(List.of("s", "X1"), problem.args().subList(0, 2));
    }

    @Test
    void cells_keep_one_order_whatever_rows_are_called() {
        List<String> rows = List.of("", "1", "2", "9", "10", "01", "1a", "a", "đ", "#");
        for (String a : rows)
            for (String b : rows)
                for (String c : rows) {
                    Cell x = new Cell("", a, "");
                    Cell y = new Cell("", b, "");
                    Cell z = new Cell("", c, "");
                    assertFalse(x.compareTo(y) < 0 && y.compareTo(z) < 0 && x.compareTo(z) >= 0, a + " " + b + " " + c);
                    assertEquals(Integer.signum(x.compareTo(y)), -Integer.signum(y.compareTo(x)));
                }
        assertTrue(new Cell("1", "2", "").compareTo(new Cell("1", "10", "")) < 0);
    }
}
