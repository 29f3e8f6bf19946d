package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.Kind;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.api.survey.SurveyService.Section;
import org.khoso.api.survey.SurveyService.Template;

/** The questionnaires are complete, in both languages, and speak only of what they have. */
class QuestionnaireTest {
    private static final String AGAIN = "/KHOSO-INF/surveys/khoso-survey-2026.yaml";
    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final Pattern ITEM_CALL = Pattern.compile("\\b(?:answered|none)\\('([^']+)'\\)");
    private static final Pattern CODE = Pattern.compile("\\[([^\\[\\]]+)]\\)? (?:contains|=|!=) '([^']+)'");
    private static final Set<String> WORDS = Set.of("or", "and", "not", "contains", "in", "sum", "count", "any", "empty", "answered",
            "none",
            "computed", "today", "referenceDate", "deadline", "level", "true", "false");

    /** Item to: number as printed, kind, auto, columns; the ids of the domain's survey.json, its names of 1.a and 2.a as Khoso has them. */
    private static final Map<String, String> ITEMS = items();

    private final Template letter = read(Templates.LETTER);
    private final Template again = read(AGAIN);

    private static Map<String, String> items() {
        Map<String, String> m = new LinkedHashMap<>();
        m.put("1", " group S: overview scope place from to");
        m.put("1.a", "a) table A: orgs fonds metres dossiers documents pages planDossiers planPages content");
        m.put("1.b", "b) table A: percent from to note");
        m.put("1.c", "c) table S: method other");
        m.put("1.d", "d) list S: level name taxcode cert");
        m.put("1.đ", "đ) list S: level kind name qty vendor func");
        m.put("1.e", "e) group A: fields packaging storage");
        m.put("1.e′", " group A: meets reason");
        m.put("2.a", "a) group A: existing expected base");
        m.put("2.b", "b) group S: has kind name vendor func");
        m.put("2.c", "c) text M: text");
        m.put("3.a", "a) list M: qty where ops capacity");
        m.put("3.b", "b) table S: level backup text");
        m.put("3.c", "c) list M: provider scope from to");
        m.put("4.a", "a) group M: mode text");
        m.put("4.b", "b) group S: tb text");
        return m;
    }

    private static Template read(String file) {
        try {
            return Templates.template(Templates.read(QuestionnaireTest.class.getResource(file)), Set.of());
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private List<Template> both() {
        return List.of(letter, again);
    }

    private static List<String> ids(Item i) {
        return i.columns().stream().map(Column::id).toList();
    }

    private static Column column(Template t, String item, String column) {
        return t.item(item).orElseThrow().column(column).orElseThrow();
    }

    @Test
    void bothAreSurveysOfTheirOwn() {
        assertEquals("bnv-2025-05-digitisation", letter.id());
        assertEquals(LocalDate.of(2025, 5, 22), letter.referenceDate());
        assertEquals(LocalDate.of(2025, 5, 22), letter.deadline());
        assertEquals(List.of("province", "district", "commune"), letter.levels());
        assertFalse(letter.issuer().isEmpty() || letter.replyTo().isEmpty() || letter.source().isEmpty());
        assertEquals("bnv-2026", again.id());
        assertNull(again.referenceDate());
        assertNull(again.deadline());
        assertEquals(List.of("province", "commune"), again.levels());
        assertTrue(again.source().startsWith("Đề xuất của Khoso"), "no letter of the Ministry");
        assertEquals("", again.issuer());
    }

    @Test
    void everyItemAndColumnIsThereInOrder() {
        Map<String, String> found = new LinkedHashMap<>();
        letter.items().forEach(i -> found.put(i.id(), i.number() + " " + i.kind() + " " + i.auto() + ": " + String.join(" ", ids(i))));
        assertEquals(List.copyOf(ITEMS.entrySet()), List.copyOf(found.entrySet()));
        assertEquals(List.copyOf(ITEMS.keySet()), again.items().stream().map(Item::id).toList());
        for (Template t : both()) {
            assertEquals(List.of("1", "2", "3", "4"), t.sections().stream().map(Section::id).toList());
            for (Item i : t.items()) {
                assertEquals(i.id().substring(0, 1), i.section());
                assertEquals(i.kind().equals("list"), i.free(), i.id());
                assertEquals(i.kind().equals("table"), !i.rows().isEmpty(), i.id());
                assertTrue(t.levels().containsAll(i.levels()), i.id());
                i.columns().forEach(c -> assertTrue(Set.of("A", "S", "M").contains(c.auto()), i.id() + "/" + c.id()));
            }
        }
    }

    @Test
    void headingsAreTheLettersWords() {
        StringBuilder said = new StringBuilder();
        for (Section s : letter.sections()) {
            said.append(s.title().vi());
            letter.items().stream().filter(i -> i.section().equals(s.id())).forEach(i -> {
                said.append(i.heading().vi());
                if (i.id().equals("1.a"))
                    i.rows().stream().filter(r -> !r.levels().isEmpty()).forEach(r -> said.append(r.label().vi()));
            });
        }
        assertEquals(letters(LettersWords.APPENDIX), letters(said.toString()));
    }

    private static String letters(String s) {
        return s.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void levelTablesHaveTheLevelsOfTheirDay() {
        for (String item : List.of("1.a", "1.b", "1.c")) {
            assertEquals(List.of("province", "district", "commune"), levels(letter, item), item);
            assertEquals(List.of("province", "commune", "formerDistrict"), levels(again, item), item);
        }
        for (String item : List.of("1.d", "1.đ")) {
            assertEquals(List.of("province", "district", "commune"), codes(column(letter, item, "level")), item);
            assertEquals(List.of("province", "commune", "formerDistrict"), codes(column(again, item, "level")), item);
        }
        assertEquals(List.of("body", "province"), letter.item("3.b").orElseThrow().rowIds());
    }

    private static List<String> levels(Template t, String item) {
        return t.item(item).orElseThrow().rowIds().stream().filter(r -> !r.equals("unassigned")).toList();
    }

    private static List<String> codes(Column c) {
        return c.options().stream().map(Option::id).toList();
    }

    @Test
    void codesAreUniqueAndKnown() {
        Set<String> types = Set.of("integer", "decimal", "percent", "bytes", "text", "date", "choice", "yesno");
        for (Template t : both()) {
            unique(t.items().stream().map(Item::id).toList());
            unique(t.rules().stream().map(Rule::id).toList());
            for (Item i : t.items()) {
                unique(i.rows().stream().map(Row::id).toList());
                unique(ids(i));
                for (Column c : i.columns()) {
                    unique(codes(c));
                    assertTrue(types.contains(c.type()), c.type());
                    assertEquals(c.type().equals("choice"), !c.options().isEmpty(), i.id() + "/" + c.id());
                    assertTrue(codes(c).stream().noneMatch(o -> o.isBlank() || o.contains(",")), "commas join codes");
                }
            }
        }
    }

    private static void unique(List<String> ids) {
        assertEquals(ids.size(), Set.copyOf(ids).size(), ids.toString());
    }

    @Test
    void everythingIsInBothLanguages() {
        for (Template t : both()) {
            List<Bilingual> all = new ArrayList<>(List.of(t.title()));
            t.sections().forEach(s -> all.add(s.title()));
            for (Item i : t.items()) {
                all.add(i.heading());
                i.rows().forEach(r -> all.add(r.label()));
                i.columns().forEach(c -> {
                    all.add(c.label());
                    c.options().forEach(o -> all.add(o.label()));
                });
            }
            t.rules().forEach(r -> Collections.addAll(all, r.message(), r.remedy()));
            for (Bilingual b : all)
                assertFalse(b.vi().isBlank() || b.en() == null || b.en().isBlank() || b.en().equals(b.vi()), b.toString());
        }
    }

    @Test
    void unitsHaveWordsInBothLanguages() throws IOException {
        for (String language : List.of("vi", "en")) {
            Properties words = new Properties();
            for (var url : Collections.list(getClass().getClassLoader().getResources("KHOSO-INF/messages/" + language + ".properties")))
                try (var in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    words.load(in);
                }
            for (Template t : both())
                t.items().stream().flatMap(i -> i.columns().stream()).map(Column::unit).filter(u -> !u.isEmpty())
                        .forEach(u -> assertTrue(words.containsKey("survey.unit." + u), language + " " + u));
        }
    }

    @Test
    void everyRuleOfTheListIsThere() {
        Set<String> kinds = Set.of("answered", "required", "rows", "type", "check", "total", "provenance", "late");
        for (Template t : both()) {
            Set<String> numbers = new TreeSet<>();
            for (Rule r : t.rules()) {
                assertTrue(r.id().matches("V\\d\\d[a-z]?"), r.id());
                numbers.add(r.id().substring(0, 3));
                assertTrue(kinds.contains(r.kind()), r.id());
                assertTrue(Set.of("error", "warning", "info").contains(r.severity()), r.id());
                assertEquals(r.kind().equals("check"), !r.check().isEmpty(), r.id());
                assertEquals(Confidence.DESIGN, r.confidence(), r.id());
                assertTrue(r.source().startsWith("Đề xuất của Khoso"), r.id());
                Optional<Item> item = t.item(r.item());
                assertTrue(r.item().isEmpty() ? r.column().isEmpty() : item.isPresent(), r.id());
                assertTrue(r.column().isEmpty() || item.orElseThrow().column(r.column()).isPresent(), r.id());
                placesAreKnown(r);
            }
            assertEquals(16, numbers.size(), numbers.toString());
            assertEquals(List.of("V01", "V16"), List.of(Collections.min(numbers), Collections.max(numbers)));
        }
    }

    private static void placesAreKnown(Rule r) {
        for (Bilingual b : List.of(r.message(), r.remedy()))
            for (String s : List.of(b.vi(), b.en()))
                assertFalse(s.replace("{0}", "").replace("{1}", "").matches(".*[{}].*"), r.id());
    }

    @Test
    void conditionsSpeakOnlyOfCellsThatExist() {
        for (Template t : both()) {
            for (Item i : t.items())
                for (Column c : i.columns())
                    Stream.of(c.visibleWhen(), c.requiredWhen()).forEach(e -> condition(t, i, e));
            for (Rule r : t.rules())
                Stream.of(r.when(), r.check()).forEach(e -> condition(t, t.item(r.item()).orElse(null), e));
        }
    }

    private static void condition(Template t, Item here, String e) {
        all(REFERENCE, e).forEach(m -> {
            boolean inFunction = m.start() > 0 && e.substring(0, m.start()).matches("(?s).*(\\b(sum|count|any|empty)\\(|\\bin )$");
            referred(t, here, m.group(1), inFunction, e);
        });
        all(ITEM_CALL, e).forEach(m -> assertTrue(t.item(m.group(1)).isPresent(), e));
        all(CODE, e).forEach(m -> {
            Column c = referred(t, here, m.group(1), true, e);
            assertTrue((c.type().equals("yesno") ? List.of("YES", "NO") : codes(c)).contains(m.group(2)), e);
        });
        String rest = e.replaceAll("\\[[^\\]]*]|'[^']*'", " ");
        all(Pattern.compile("[A-Za-z]+"), rest).forEach(m -> assertTrue(WORDS.contains(m.group()), e));
        assertTrue(rest.replaceAll("[A-Za-z]+", "").matches("[ ()<>=!*/+\\-0-9.,]*"), e);
        assertEquals(rest.chars().filter(c -> c == '(').count(), rest.chars().filter(c -> c == ')').count(), e);
    }

    private static List<MatchResult> all(Pattern p, String s) {
        return p.matcher(s).results().toList();
    }

    private static Column referred(Template t, Item here, String reference, boolean inFunction, String e) {
        String[] parts = reference.split("/");
        assertTrue(parts.length <= 3, e);
        Item item = parts.length == 1 ? here : t.item(parts[0]).orElse(null);
        assertTrue(item != null && item.column(parts[parts.length - 1]).isPresent(), reference + " in " + e);
        if (parts.length == 3)
            assertTrue(parts[1].equals("*") ? inFunction : item.rowIds().contains(parts[1]), reference + " in " + e);
        if (parts.length == 2)
            assertTrue(item.rowIds().equals(List.of("")) || here != null && item.rowIds().containsAll(here.rowIds()),
                    reference + " in " + e);
        return item.column(parts[parts.length - 1]).orElseThrow();
    }

    @Test
    void todaysVersionDiffersOnlyInWhatItSays() {
        Set<String> items = differing(letter.items(), again.items(), Item::id, QuestionnaireTest::withoutLevels);
        assertEquals(Set.of("1.e′"), items);
        List<Column> was = letter.item("1.e′").orElseThrow().columns();
        assertEquals(was, again.item("1.e′").orElseThrow().columns().subList(0, was.size()), "903 is still asked");
        assertEquals(List.of("AIP_hoso", "AIP_tailieu", "SIP_hoso", "SIP_tailieu", "NONE"), codes(column(again, "1.e′", "packages")));
        assertEquals(letter.sections(), again.sections());
        assertEquals(Set.of("V02a", "V02b", "V08c", "V08d", "V15a", "V15b"),
                differing(letter.rules(), again.rules(), Rule::id, Function.identity()));
    }

    private static <T> Set<String> differing(List<T> a, List<T> b, Function<T, String> id, Function<T, T> seen) {
        Map<String, T> left = new HashMap<>();
        Map<String, T> right = new HashMap<>();
        a.forEach(x -> left.put(id.apply(x), seen.apply(x)));
        b.forEach(x -> right.put(id.apply(x), seen.apply(x)));
        Set<String> differing = new TreeSet<>(left.keySet());
        differing.addAll(right.keySet());
        differing.removeIf(k -> left.containsKey(k) && left.get(k).equals(right.get(k)));
        return differing;
    }

    /** The item without rows of levels, choices of levels and conditions that name levels. */
    private static Item withoutLevels(Item i) {
        return new Item(i.id(), i.section(), i.number(), i.heading(), i.kind(), i.auto(), i.computed(), i.free(), i.levels(),
                i.rows().stream().filter(r -> !r.levels().contains("district")).toList(),
                i.columns().stream().map(c -> new Column(c.id(), c.label(), c.unit(), c.type(), c.auto(), c.required(), c.multiple(),
                        c.maxLength(), i.id().equals("1.d") ? "" : c.visibleWhen(), c.requiredWhen(),
                        i.free() && c.id().equals("level") ? List.of() : c.options())).toList());
    }

    @Test
    void whatIsCountedForLevelsIgnoresOtherColumns() throws IOException {
        var store = new FakeHoldings();
        UUID fonds = store.add(Kind.FONDS, null, "name", "Phông UBND huyện cũ", "level", "district");
        store.add(Kind.FILE, store.add(Kind.DOSSIER, fonds), "pages", 3L);
        var surveys = new KhosoSurveys(List.of(getClass().getResource(AGAIN)), Map.of("1.a", new DigitisedByLevel()));
        var answer = surveys.compute("bnv-2026", "1.a", store, AccessFilter.ALL, Instant.EPOCH).answer();
        Map<String, List<String>> rows = new TreeMap<>();
        for (Figure f : answer.figures())
            if (!Set.of("orgs", "planDossiers", "planPages", "content").contains(f.column()))
            rows.computeIfAbsent(f.row(), k -> new ArrayList<>()).add(f.column() + "=" + f.plain());
        assertEquals(Set.of("commune", "formerDistrict", "province", "unassigned"), rows.keySet());
        assertEquals(List.of("fonds=1", "metres=", "dossiers=1", "documents=0", "pages=3"), rows.get("formerDistrict"));
        assertEquals(List.of("1.a"), surveys.templates().getFirst().items().stream().filter(Item::computed).map(Item::id).toList());
    }
}
