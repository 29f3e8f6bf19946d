package org.khoso.core.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Bilingual;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Consolidation.Why;
import org.khoso.api.survey.ConsolidationService;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Texts;
import org.khoso.core.report.Reports;
import org.khoso.core.survey.ConsolidationOutputs;
import org.khoso.core.survey.Consolidations;

/** What the verb says of sums, in both languages, as a document and in a file. */
class SurveyConsolidateVerbTest {
    private static final Unit HANOI = new Unit("province", "01", "Thành phố Hà Nội");
    private static final Measure PAGES = new Measure("1.a", "commune", "pages", "", Kind.SUM, "integer", "page");
    private static final Cell CELL = new Cell("1.a", "commune", "pages");
    private static final BigDecimal MANY = new BigDecimal("9007199254740993.25");
    private static final Template LETTER = new Template("letter", "2", new Bilingual("Thư", null), "", "", "", LocalDate.of(2025, 5, 22),
            null,
            List.of(), List.of(),
            List.of(new Item("1.a", "1", "a)", new Bilingual("", null), "table", "A", true, false, List.of(),
                    List.of(new Row("commune", new Bilingual("Tại cấp xã", "At commune level"), List.of("commune"))),
                    List.of(new Column("pages", new Bilingual("Số trang", "Pages"), "page", "integer", "A", false, false, 0, "", "",
                            List.of())))),
            List.of());
    @TempDir
    Path dir;

    private final Texts texts = texts();
    private final List<String> said = new ArrayList<>();
    private Map<String, Object> result;
    private List<Finding> findings;
    private Counts counts;
    private boolean conflicts = true;
    private Request asked;

    private static Texts texts() {
        try {
            return new Texts(SurveyConsolidateVerbTest.class.getClassLoader());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T fake(Class<T> type, java.lang.reflect.InvocationHandler by) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, by));
    }

    private Consolidation sums() {
        var totals = fake(Consolidation.Totals.class, (p, m, a) -> switch (m.getName()) {
            case "units" -> a[0].equals("province") ? List.of(HANOI, new Unit("province", "02", "Tỉnh Hà Giang")) : List.of();
            case "below" -> a[0].equals(Unit.ALL) ? List.of(HANOI) : List.of();
            case "silent" -> List.of(new Unit("commune", "00001", "Phường Phúc Xá"));
            case "total" -> ((Unit) a[0]).code().equals("02") ? new Total(null, 0, 0, 1, null) : new Total(MANY, 2, 0, 1, BigDecimal.TEN);
            default -> throw new AssertionError(m);
        });
        return fake(Consolidation.class, (p, m, a) -> switch (m.getName()) {
            case "request" -> asked;
            case "measures" -> List.of(PAGES);
            case "in" -> totals;
            case "seen" -> new Consolidation.Seen(5, 2, 3);
            case "conflicts" -> conflicts ? List.of(new Consolidation.Conflict(HANOI, "a.json", "b.json", List.of(CELL))) : List.of();
            case "repeated" -> List.of(new Consolidation.Repeated(HANOI, CELL, BigDecimal.ONE, BigDecimal.TWO, false, "c.json"));
            case "left" -> List.of(new Consolidation.Left("d.json", HANOI, Why.UNSENT, null));
            case "bad" -> List.of();
            case "open" -> List.of(new Consolidation.Open(new Unit("district", "001", "Quận Ba Đình"), HANOI, List.of()));
            case "words" -> {
                ((Consolidation.Words) a[0]).answer(HANOI, CELL, "Văn kiện");
                yield null;
            }
            default -> throw new AssertionError(m);
        });
    }

    @SuppressWarnings("unchecked")
    private int run(String lang, Map<String, String> options) throws Exception {
        var service = fake(ConsolidationService.class, (p, m, a) -> switch (m.getName()) {
            case "survey" -> Optional.of("letter");
            case "version" -> Optional.of("1");
            case "consolidate" -> {
                asked = (Request) a[0];
                yield sums();
            }
            default -> throw new AssertionError(m);
        });
        var surveys = fake(SurveyService.class, (p, m, a) -> m.getName().equals("template") ? Optional.of(LETTER) : List.of(LETTER));
        Locale locale = Locale.forLanguageTag(lang);
        Invocation call = fake(Invocation.class, (p, m, a) -> switch (m.getName()) {
            case "option" -> Optional.ofNullable(options.get(a[0]));
            case "arguments" -> List.of("in");
            case "path" -> dir.resolve((String) a[0]);
            case "archiveDirectory" -> null;
            case "json" -> false;
            case "locale" -> locale;
            case "progress" -> Progress.NONE;
            case "say" -> said.add(texts.say((Message) a[0], locale));
            case "emit" -> {
                counts = (Counts) a[2];
                findings = (List<Finding>) a[3];
                result = (Map<String, Object>) a[4];
                findings.forEach(f -> said.add(texts.say(f.message(), locale) + " | " + texts.say(f.remedy(), locale)));
                ((List<Message>) a[5]).forEach(l -> said.add(texts.say(l, locale)));
                yield null;
            }
            default -> throw new AssertionError(m);
        });
        return new SurveyConsolidateVerb(new Consolidations(surveys, service), new ConsolidationOutputs(texts, new Reports())).run(call);
    }

    @Test
    void saysTotalsAndWhatIsNotInThem() throws Exception {
        assertEquals(1, run("vi", Map.of("--geography", "new")));
        String all = String.join("\n", said);
        assertTrue(all.contains("1.a Tại cấp xã · Số trang: 9.007.199.254.740.993,25, trong đó chưa phân bổ 10 (2 đơn vị"), all);
        assertTrue(all.contains("Thành phố Hà Nội (01) có hai phiếu trả lời khác nhau: a.json và b.json"), all);
        assertTrue(all.contains("Chưa có số liệu nào: 1 tỉnh, thành phố: Tỉnh Hà Giang (02)"), all);
        assertTrue(all.contains("1 huyện"), all);
        assertFalse(all.contains("verb.survey"), all);
        assertEquals(new Counts(5, 2, 3, 0), counts);
        assertEquals(LocalDate.of(2025, 5, 22), asked.day());
        said.clear();
        run("en", Map.of());
        all = String.join("\n", said);
        assertTrue(all.contains("1.a At commune level · Pages: 9,007,199,254,740,993.25"), all);
        assertFalse(all.contains("verb.survey"), all);
    }

    @Test
    void onlyWhatIsMissingBecauseOfAFaultEndsWithOne() throws Exception {
        conflicts = false;
        assertEquals(0, run("vi", Map.of()));
        assertEquals(2, findings.size(), "told, but nobody has to do anything");
        assertEquals(2, run("vi", Map.of("--geography", "east")));
    }

    @Test
    void amountsAreTextsThatNoReaderRounds() throws Exception {
        run("vi", Map.of("--geography", "new", "--out", "out.json"));
        Object first = ((List<?>) ((Map<?, ?>) ((List<?>) result.get("units")).getFirst()).get("totals")).getFirst();
        assertEquals("9007199254740993.25", ((Map<?, ?>) first).get("value"));
        assertEquals("10", ((Map<?, ?>) first).get("open"));
        String file = Files.readString(dir.resolve("out.json"));
        assertTrue(file.contains("\"values\":[\"9007199254740993.25\"]"), file);
        assertTrue(file.contains("\"value\":\"Văn kiện\""), file);
        assertTrue(file.contains("\"geography\":\"" + Geography.NEW.name().toLowerCase(Locale.ROOT) + "\""), file);
        try (var files = Files.list(dir)) {
            assertEquals(1, files.count(), "nothing half-written stays");
        }
    }
}
