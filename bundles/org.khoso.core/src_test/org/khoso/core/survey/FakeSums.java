package org.khoso.core.survey;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.Consolidation.Share;
import org.khoso.api.survey.Consolidation.Source;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;

/** Sums of a small survey that a test states itself: figures of bodies, one of them with a name that wants to be markup and one a formula. */
final class FakeSums {
    static final Unit PROVINCE = new Unit("province", "01", "<script>alert(1)</script> & \u202eTỉnh");
    static final Unit COMMUNE = new Unit("commune", "00001", "=HYPERLINK(\"http://x\")");
    static final Unit SILENT = new Unit("commune", "00004", "Phường im lặng");
    static final Measure PAGES = new Measure("1.a", "commune", "pages", "", Kind.SUM, "integer", "page");
    static final Measure WORDS = new Measure("1.a", "commune", "content", "", Kind.ANSWERS, "text", "");
    static final Cell CELL = new Cell("1.a", "commune", "pages");
    static final Template LETTER = new Template("letter", "2", new Bilingual("Thư <b>", "Letter <b>"), "Công văn", "Bộ Nội vụ", "",
            LocalDate.of(2025, 5, 22), LocalDate.of(2025, 5, 22), List.of(), List.of(),
            List.of(new Item("1.a", "1", "a)", new Bilingual("Số lượng", "Quantities"), "table", "A", true, false, List.of(),
                    List.of(new Row("commune", new Bilingual("Tại cấp xã", "At commune level"), List.of("commune"))),
                    List.of(column("pages", "integer"), column("content", "text")))),
            List.of());
    final Map<Unit, BigDecimal> figures = new LinkedHashMap<>(Map.of(PROVINCE, new BigDecimal(7), COMMUNE, new BigDecimal(35)));

    private static Column column(String id, String type) {
        return new Column(id, new Bilingual("Cột " + id, "Column " + id), "", type, "A", false, false, 0, "", "", List.of());
    }

    private static <T> T fake(Class<T> type, InvocationHandler by) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, by));
    }

    private List<Share> shares(Unit u, Measure m) {
        List<Share> all = new ArrayList<>();
        figures.forEach((body, n) -> {
            if (m.equals(PAGES) && (u.equals(Unit.ALL) || u.equals(PROVINCE) || u.equals(body)))
                all.add(new Share(body, n));
        });
        all.sort((a, b) -> b.value().compareTo(a.value()));
        return all;
    }

    private Total total(Unit u, Measure m) {
        List<Share> all = shares(u, m);
        return new Total(all.isEmpty() ? null : all.stream().map(Share::value).reduce(BigDecimal.ZERO, BigDecimal::add), all.size(), 0, 1,
                null);
    }

    private Totals totals() {
        return fake(Totals.class, (p, m, a) -> switch (m.getName()) {
            case "units" -> List.of(PROVINCE, COMMUNE, SILENT).stream().filter(u -> u.level().equals(a[0])).toList();
            case "below" -> a[0].equals(Unit.ALL) ? List.of(PROVINCE) : a[0].equals(PROVINCE) ? List.of(COMMUNE, SILENT) : List.of();
            case "total" -> total((Unit) a[0], (Measure) a[1]);
            case "shares" -> shares((Unit) a[0], (Measure) a[1]);
            default -> throw new AssertionError(m);
        });
    }

    private static Response response() {
        var given = new Given("35", Origin.COMPUTED, "", "", "", null, "count pages", Instant.EPOCH, "ab", null);
        return new Response(new UUID(1, 1), "letter", "2", new Respondent(COMMUNE.code(), COMMUNE.name(), "commune"), null, State.SENT,
                Issue.OWN,
                new TreeMap<>(Map.of(CELL, given, new Cell("1.a", "province", "pages"), given)));
    }

    Consolidation sums() {
        return fake(Consolidation.class, (p, m, a) -> switch (m.getName()) {
            case "request" -> new Request(LETTER, LocalDate.of(2025, 5, 22), List.of(), List.of());
            case "measures" -> List.of(PAGES, WORDS);
            case "in" -> totals();
            case "seen" -> new Consolidation.Seen(2, 2, 0);
            case "conflicts", "repeated", "left", "bad", "open" -> List.of();
            case "source" -> figures.containsKey(a[0]) ? Optional.of(new Source("a.json", State.SENT, null, null)) : Optional.empty();
            case "response" -> a[0].equals(COMMUNE) ? Optional.of(response()) : Optional.empty();
            case "list" -> Optional.of(new ListBehind("ab", List.of(new ListBehind.Item("1", "H01", "Hồ sơ")), false));
            case "words" -> {
                ((Consolidation.Words) a[0]).answer(COMMUNE, new Cell("1.a", "commune", "content"), "=cmd|' /C calc'!A0");
                yield null;
            }
            default -> throw new AssertionError(m);
        });
    }

    Assessment assessment() {
        var volume = new Assessment.Indicator("volume", Assessment.Kind.SUM, List.of(CELL), "integer", "");
        List<Assessment.Line> lines = new ArrayList<>();
        for (Unit u : List.of(Unit.ALL, PROVINCE))
            lines.add(new Assessment.Line(u, 3, Map.of(Timeliness.IN_TIME, 1, Timeliness.LATE, 1, Timeliness.SILENT, 1),
                    u.equals(PROVINCE) ? Timeliness.IN_TIME : null,
                    Map.of("volume", new Assessment.Figure(total(u, PAGES).value(), Map.of()))));
        return new Assessment(sums(), Geography.OLD,
                List.of(new Assessment.Standing(PROVINCE, null, Timeliness.IN_TIME, LocalDate.of(2025, 5, 20), "b.json"),
                        new Assessment.Standing(COMMUNE, PROVINCE, Timeliness.LATE, LocalDate.of(2025, 5, 30), "a.json"),
                        new Assessment.Standing(SILENT, PROVINCE, Timeliness.SILENT, null, "")),
                List.of(volume), lines,
                List.of(new Assessment.Call("totals", PROVINCE, CELL, Message.of("survey.call.totals", BigDecimal.ONE, BigDecimal.TWO),
                        Message.of("survey.call.totals.ask"), BigDecimal.TEN, "b.json")),
                List.of(new Assessment.Priority(1, PROVINCE, new BigDecimal("12.5"), Map.of("TRANSFER", 1),
                        List.of(new Assessment.Reason("volume", BigDecimal.TEN, new BigDecimal("12.5"), true,
                                Message.of("survey.priority.unknown"))))),
                List.of());
    }
}
