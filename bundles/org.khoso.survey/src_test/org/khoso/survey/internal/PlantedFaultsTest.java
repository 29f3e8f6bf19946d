package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Plants.Plant;

/**
 * One fault after the other is planted in complete answers: each is found, at its place, and nothing else is. The environment says how
 * many more are drawn than each way with a few seeds: {@code KHOSO_SURVEY_FAULTS} (0), {@code KHOSO_SURVEY_SEED}.
 */
class PlantedFaultsTest {
    private final Template letter;
    private final Messages said;

    PlantedFaultsTest() throws Exception {
        letter = CompleteLetter.letter();
        said = new Messages();
    }

    @Test
    void complete_answers_have_no_faults() throws Exception {
        for (long seed = 0; seed < 100; seed++)
            assertEquals("", new Bed(CompleteLetter.fill(letter, new Random(seed)), new Random(seed)).allFaults(), "seed " + seed);
    }

    @Test
    void a_commune_answers_its_own_rows() throws Exception {
        for (long seed = 0; seed < 50; seed++) {
            Filled f = CompleteLetter.fill(letter, new Random(seed));
            f.level = "commune";
            letter.items().stream().filter(i -> !i.levels().isEmpty()).forEach(i -> f.dropItem(i.id()));
            for (String item : List.of("1.a", "1.b", "1.c", "3.b"))
                f.dropRow(item, "province").dropRow(item, "district");
            if (!f.get("1.c/commune/method").contains("SERVICE"))
                f.dropItem("1.d");
            long pages = f.number("1.a/commune/pages");
            f.set("2.a//existing", pages * 100_000);
            assertEquals("", Filled.shown(f.faults(CompleteLetter.TODAY)), "seed " + seed);
            f.drop("3.b/body/text");
            f.dropItem("1.a");
            assertEquals("V01a 1.a//; V01b 3.b/body/text", Filled.shown(f.faults(CompleteLetter.TODAY)), "seed " + seed);
        }
    }

    /** Whatever a bundle or workbook brings: faults that can be said, no other end. */
    @Test
    void strange_answers_end_in_faults() throws Exception {
        Random random = new Random(20_250_523);
        List<String> items = new ArrayList<>(List.of("", "9.z", "1.e'", "#"));
        letter.items().forEach(i -> items.add(i.id()));
        List<String> rows = List.of("", "1", "2", "10", "01", "-1", "province", "commune", "unassigned", "x", "1/2", "{0}", "\u0000");
        List<String> values = List.of("", " ", "0", "-1", "9".repeat(31), "1e999999999", "YES", "SERVICE", "SERVICE,OTHER", ",",
                "2025-04-01", "9999-99-99",
                "{0}{1}{9}'{", "\uD83D", "x".repeat(100_000), "=cmd|' /C calc'!A0", "\n", "null", "$1\\");
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < 120; i++) {
            Filled f = random.nextBoolean() ? new Filled(letter) : CompleteLetter.fill(letter, random);
            for (int n = random.nextInt(40); n >= 0; n--) {
                String item = items.get(random.nextInt(items.size()));
                List<String> columns = new ArrayList<>(List.of("#none", "", "x", "#x"));
                letter.item(item).ifPresent(x -> x.columns().forEach(c -> columns.add(c.id())));
                Origin[] origins = Origin.values();
                f.answers.put(new Cell(item, rows.get(random.nextInt(rows.size())), columns.get(random.nextInt(columns.size()))),
                        new Given(values.get(random.nextInt(values.size())), origins[random.nextInt(origins.length)],
                                values.get(random.nextInt(values.size())), "", "", null, "", null, "", null));
            }
            f.level = List.of("province", "commune", "body", "", "x").get(random.nextInt(5));
            for (Fault fault : f.faults(CompleteLetter.TODAY, f.copy(), new Filled(letter))) {
                assertTrue(said.say(fault.message(), i % 2 == 0 ? "vi" : "en").length() < 1500);
                keys.add(fault.rule());
            }
        }
        assertTrue(keys.size() > 12, keys.toString());
    }

    @Test
    void each_planted_fault_is_found_and_nothing_else() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (Plant p : Plants.all())
            for (long seed = 1; seed <= 3; seed++)
                found.addAll(judge(p, seed, wrong));
        assertEquals("", String.join("\n", wrong));
        assertEquals(letter.rules().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new)), found, "every rule is broken");
    }

    @Test
    void each_rule_is_broken_in_three_ways_at_least() {
        Map<String, Long> ways = Plants.all().stream().collect(Collectors.groupingBy(Plant::rule, TreeMap::new, Collectors.counting()));
        assertEquals(16, ways.size(), ways.toString());
        ways.forEach((rule, n) -> assertTrue(n >= 3, rule + " " + n));
    }

    @Test
    void as_many_as_are_asked_for() throws Exception {
        String number = System.getenv("KHOSO_SURVEY_FAULTS");
        if (number == null)
            return;
        String given = System.getenv("KHOSO_SURVEY_SEED");
        long seed = given == null ? System.nanoTime() : Long.parseLong(given);
        Map<String, List<Plant>> byRule = Plants.all().stream()
                .collect(Collectors.groupingBy(Plant::rule, TreeMap::new, Collectors.toList()));
        List<String> rules = List.copyOf(byRule.keySet());
        List<String> wrong = new ArrayList<>();
        Random random = new Random(seed);
        int count = Integer.parseInt(number);
        for (int i = 0; i < count; i++) {
            List<Plant> ways = byRule.get(rules.get(i % rules.size()));
            judge(ways.get(i / rules.size() % 3 == 0 ? i % ways.size() : random.nextInt(ways.size())), random.nextLong(), wrong);
        }
        System.out.printf("planted faults: seed %d, %d planted, rules %d, %d found at their place alone, %d not%n", seed, count,
                rules.size(),
                count - wrong.size(), wrong.size());
        assertEquals("", String.join("\n", wrong));
    }

    private record Sown(String before, String expected, List<Fault> found) {
    }

    private Sown sown(Plant p, Random random) throws Exception {
        Bed bed = new Bed(CompleteLetter.fill(letter, random), random);
        p.prepare().accept(bed);
        String before = bed.allFaults();
        String expected = p.sow().apply(bed);
        return new Sown(before, expected, bed.faults());
    }

    /** @return rules that were found broken */
    private List<String> judge(Plant p, long seed, List<String> wrong) throws Exception {
        Sown s = sown(p, new Random(seed));
        String found = Filled.shown(s.found());
        if (!s.before().isEmpty() || !found.equals(s.expected()) || !s.expected().startsWith(p.rule()))
            wrong.add(p.rule() + " " + p.name() + ", seed " + seed + ": expected " + s.expected() + ", found " + found
                    + (s.before().isEmpty() ? "" : ", there before: " + s.before()));
        for (Fault f : s.found())
            for (String language : List.of("vi", "en")) {
                String text = said.say(f.message(), language) + " " + (f.remedy() == null ? "" : said.say(f.remedy(), language));
                if (text.isBlank() || text.contains("null") || text.length() > 1500)
                    wrong.add(f.rule() + " can't be said: " + text);
            }
        return s.found().stream().map(Fault::rule).toList();
    }
}
