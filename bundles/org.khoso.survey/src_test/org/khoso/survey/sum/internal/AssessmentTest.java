package org.khoso.survey.sum.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Line;
import org.khoso.api.survey.Assessment.Priority;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.exchange.internal.JsonFormat;
import org.khoso.survey.internal.KhosoSurveys;
import org.khoso.survey.internal.Units;

/** What is read out of sums, held against figures made the simple way from the same answers. */
class AssessmentTest {
    private static final AdminUnits UNITS = new Units();
    private static final LocalDate DAY = LocalDate.of(2025, 5, 22);
    private static final String IN_TIME = "2025-05-22T16:59:59Z"; // 23:59:59 in Hà Nội
    private final KhosoConsolidation service = new KhosoConsolidation(UNITS);
    private final Template letter = template("bnv-2025-05-digitisation");
    @TempDir
    Path dir;

    private static Template template(String id) {
        try {
            var files = List.of(Path.of("KHOSO-INF/surveys/bnv-2025-05.yaml").toUri().toURL(),
                    Path.of("KHOSO-INF/surveys/khoso-survey-2026.yaml").toUri().toURL());
            return new KhosoSurveys(files, Map.of()).templates().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response response(Template survey, AdminUnits.Unit u, State state, String sentOn, LocalDate issued, String... values) {
        Map<Cell, Given> answers = new TreeMap<>();
        for (String v : values) {
            String[] cell = v.substring(0, v.indexOf('=')).split("/", 3);
            answers.put(new Cell(cell[0], cell[1], cell[2]), Given.entered(v.substring(v.indexOf('=') + 1), "", null));
        }
        var issue = new Issue("", issued, sentOn == null ? null : Instant.parse(sentOn), "", "", "bundle", 1);
        return new Response(UUID.nameUUIDFromBytes((survey.id() + u.level() + u.code()).getBytes(StandardCharsets.UTF_8)), survey.id(),
                survey.version(), new Respondent(u.code(), "UBND " + u.name(), u.level()), null, state, issue, answers);
    }

    private Response response(AdminUnits.Unit u, String sentOn, String... values) {
        return response(letter, u, State.SENT, sentOn, null, values);
    }

    private static AdminUnits.Unit unit(String level, String code) {
        return UNITS.find(DAY, level, code).orElseThrow();
    }

    private Consolidation sum(List<Response> responses) throws IOException {
        return service.consolidate(new Request(letter, DAY, List.of(), List.of()), responses);
    }

    private Assessment assess(Response... responses) throws IOException {
        return service.assess(sum(List.of(responses)), null, Geography.OLD);
    }

    private static Timeliness standing(Assessment a, String level, String code) {
        return a.standings().stream().filter(s -> s.unit().level().equals(level) && s.unit().code().equals(code)).findFirst().orElseThrow()
                .timeliness();
    }

    @Test
    void beforeTheTwentyThirdIsReadStrictly() throws IOException {
        Assessment a = assess(response(unit("province", "01"), IN_TIME), response(unit("province", "02"), "2025-05-22T17:00:00Z"),
                response(unit("province", "04"), "2025-05-23T17:00:00Z"), response(unit("province", "06"), null),
                response(letter, unit("province", "08"), State.ISSUED, null, LocalDate.of(2025, 5, 24)),
                response(letter, unit("province", "10"), State.RETURNED, IN_TIME, null),
                response(unit("province", "11"), IN_TIME, "4.b//tb=1"),
                response(unit("province", "11"), IN_TIME, "4.b//tb=2"));
        assertEquals(Timeliness.IN_TIME, standing(a, "province", "01"));
        assertEquals(Timeliness.DAY_NAMED, standing(a, "province", "02"), "midnight in Hà Nội, still the 22nd in UTC");
        assertEquals(Timeliness.LATE, standing(a, "province", "04"));
        assertEquals(Timeliness.UNDATED, standing(a, "province", "06"));
        assertEquals(Timeliness.LATE, standing(a, "province", "08"), "nothing is sent before it is issued");
        assertEquals(Timeliness.UNSENT, standing(a, "province", "10"));
        assertEquals(Timeliness.DISPUTED, standing(a, "province", "11"));
        assertEquals(Timeliness.SILENT, standing(a, "province", "12"));
        assertEquals(63 + 696 + 10_035, a.standings().size());
        assertEquals(a.standings().size(), a.provinces().getFirst().expected());
        assertEquals(5, a.provinces().getFirst().answered());
        assertEquals(1, a.calls().stream().filter(c -> c.rule().equals("twice") && c.unit().code().equals("11")).count());
    }

    /** Provinces of the whole nation with random figures; each indicator by hand, in both geographies. */
    @Test
    void theTableOfProvincesIsWhatTheResponsesSay() throws IOException {
        Random r = new Random(41);
        List<Response> all = new ArrayList<>();
        for (AdminUnits.Unit p : UNITS.on(DAY, "province"))
            if (r.nextInt(8) > 0)
            all.add(response(p, IN_TIME, "1.a/province/pages=" + r.nextInt(1000), "1.a/province/planPages=" + (1000 + r.nextInt(1000)),
                    "1.a/commune/pages=" + r.nextInt(1000), "2.a//existing=" + r.nextLong(1L << 50),
                    "1.e\u2032//meets=" + (r.nextBoolean() ? "YES" : "NO"), "3.b/province/level=" + r.nextInt(6),
                    "4.a//mode=" + List.of("TRANSFER", "PILOT", "NONE").get(r.nextInt(3)), "4.b//tb=" + r.nextInt(100) + ".25"));
        Consolidation sums = sum(all);
        for (Geography g : Geography.values()) {
            Assessment a = service.assess(sums, null, g);
            assertEquals(1 + (g == Geography.OLD ? 63 : 34), a.provinces().size());
            for (Line line : a.provinces())
                compare(line, all.stream().filter(x -> line.unit().equals(Unit.ALL) || line.unit().code().equals(home(x, g))).toList());
        }
    }

    private static String home(Response x, Geography g) {
        return g == Geography.OLD
                ? x.respondent().code()
                : UNITS.successors("province", x.respondent().code()).getFirst().unit().code();
    }

    private static void compare(Line line, List<Response> said) {
        String who = line.unit().toString();
        assertEquals(said.size(), line.answered(), who);
        BigDecimal pages = BigDecimal.ZERO;
        BigDecimal plan = BigDecimal.ZERO;
        BigDecimal existing = null;
        Map<String, Integer> meets = new HashMap<>();
        Map<String, Integer> safety = new HashMap<>();
        for (Response x : said) {
            pages = pages.add(new BigDecimal(x.value("1.a", "province", "pages")));
            plan = plan.add(new BigDecimal(x.value("1.a", "province", "planPages")));
            existing = (existing == null ? BigDecimal.ZERO : existing).add(new BigDecimal(x.value("2.a", "", "existing")));
            meets.merge(x.value("1.e\u2032", "", "meets"), 1, Integer::sum);
            safety.merge(x.value("3.b", "province", "level"), 1, Integer::sum);
        }
        assertEquals(meets, line.figures().get("conformity").codes(), who);
        assertEquals(safety, line.figures().get("safety").codes(), who);
        if (said.isEmpty()) {
            assertNull(line.figures().get("volume").value(), who + ": nothing is not 0");
            assertNull(line.figures().get("progress").value(), who);
            return;
        }
        assertEquals(0, existing.compareTo(line.figures().get("volume").value()), who);
        BigDecimal percent = pages.multiply(BigDecimal.valueOf(100)).divide(plan, 2, RoundingMode.HALF_UP);
        assertEquals(0, percent.compareTo(line.figures().get("progress").value()), who + ": the row without a plan is not in it");
    }

    private static List<Call> calls(Assessment a, String rule) {
        return a.calls().stream().filter(c -> c.rule().equals(rule)).toList();
    }

    @Test
    void contradictionsAreFoundWhereTheyAreAndNowhereElse() throws IOException {
        Assessment a = assess(
                response(unit("province", "01"), IN_TIME, "1.a/province/pages=50", "1.a/province/planPages=100", "1.b/province/percent=80",
                        "2.a//existing=3000000000000", "3.a/1/capacity=1000000000000", "3.a/2/capacity=500000000000", "3.a/1/qty=1"),
                response(unit("province", "02"), IN_TIME, "1.a/province/pages=50", "1.a/province/planPages=100", "1.b/province/percent=54",
                        "4.a//mode=TRANSFER", "2.b//has=YES", "2.b//kind=SERVICE"),
                response(unit("province", "04"), IN_TIME, "4.a//mode=PILOT", "1.c/province/method=SELF,SERVICE"),
                response(unit("province", "06"), IN_TIME, "4.a//mode=TRANSFER", "3.a/1/qty=2", "2.b//kind=SERVICE", "3.c/1/provider=x",
                        "1.c/province/method=SERVICE", "1.d/1/name=x", "1.a/province/pages=1000", "2.a//existing=50000000"),
                response(unit("province", "08"), IN_TIME, "1.a/province/pages=1000", "2.a//existing=50000"));
        assertEquals(List.of("01"), calls(a, "percent").stream().map(c -> c.unit().code()).toList(), "four points are within bounds");
        assertEquals(new Cell("1.b", "province", "percent"), calls(a, "percent").getFirst().cell());
        assertEquals(List.of(new BigDecimal("80"), new BigDecimal("50")), calls(a, "percent").getFirst().what().args());
        assertEquals(List.of("01"), calls(a, "capacity").stream().map(c -> c.unit().code()).toList());
        assertEquals(List.of(new BigDecimal("1500"), new BigDecimal("3000")), calls(a, "capacity").getFirst().what().args());
        assertEquals(List.of("02"), calls(a, "own-centre").stream().map(c -> c.unit().code()).toList());
        assertEquals(List.of("02"), calls(a, "provider").stream().map(c -> c.unit().code()).toList());
        assertEquals(List.of("04"), calls(a, "contractor").stream().map(c -> c.unit().code()).toList());
        assertEquals(List.of("01", "08"), calls(a, "page-size").stream().map(c -> c.unit().code()).sorted().toList());
        assertEquals(7, a.calls().size());
    }

    @Test
    void oneDigitTooManyStandsOutAmongManyBodies() throws IOException {
        Random r = new Random(5);
        List<Response> all = new ArrayList<>();
        for (AdminUnits.Unit c : UNITS.on(DAY, "commune").subList(0, 200))
            all.add(response(c, IN_TIME, "1.a/commune/dossiers=" + (500 + r.nextInt(1000))));
        AdminUnits.Unit odd = UNITS.on(DAY, "commune").get(300);
        all.add(response(odd, IN_TIME, "1.a/commune/dossiers=90000000"));
        List<Call> far = calls(service.assess(sum(all), null, Geography.OLD), "far");
        assertEquals(List.of(odd.code()), far.stream().map(c -> c.unit().code()).toList());
        assertEquals(0, new BigDecimal(90_000_000).compareTo((BigDecimal) far.getFirst().what().args().get(1)));
        assertTrue(calls(service.assess(sum(all.subList(0, 20)), null, Geography.OLD), "far").isEmpty(), "few bodies have no middle");
    }

    @Test
    void aTotalThatDiffersIsWorthACall() throws IOException {
        List<Response> all = new ArrayList<>();
        for (String code : List.of("00001", "00004"))
            all.add(response(unit("commune", code), IN_TIME, "1.a/commune/dossiers=1000", "1.a/commune/documents=2000",
                    "1.a/commune/pages=5000"));
        all.add(response(unit("district", "001"), IN_TIME, "1.a/commune/dossiers=2000", "1.a/commune/documents=4000",
                "1.a/commune/pages=9900"));
        List<Call> calls = calls(service.assess(sum(all), null, Geography.OLD), "totals");
        assertEquals(1, calls.size());
        assertEquals(new Cell("1.a", "commune", "pages"), calls.getFirst().cell());
        assertEquals(List.of(new BigDecimal(9900), new BigDecimal(10_000)), calls.getFirst().what().args());
    }

    /** Points by hand: weights and shares as the file says. */
    @Test
    void prioritiesAddUpAndSayWhy() throws IOException {
        Assessment a = assess(
                response(unit("province", "01"), IN_TIME, "4.a//mode=TRANSFER", "2.b//has=NO", "2.a//existing=1000", "3.a/1/qty=2",
                        "3.b/province/level=3", "1.a/province/pages=25", "1.a/province/planPages=100"),
                response(unit("province", "02"), IN_TIME, "4.a//mode=PILOT", "2.a//existing=4000", "2.b//has=YES"),
                response(unit("province", "04"), IN_TIME, "4.a//mode=NONE", "2.a//existing=9000"));
        assertEquals(List.of("01", "02"), a.priorities().stream().map(p -> p.unit().code()).toList(), "who wants none is not on the list");
        Priority first = a.priorities().getFirst();
        // asked 30, software 20, volume 20 of 1000/4000, servers 10, safety 10 * 0.6, progress 10 * 25 %
        assertEquals(0, new BigDecimal("73.5").compareTo(first.points()));
        assertEquals(0, first.points().compareTo(first.reasons().stream().map(x -> x.points()).reduce(BigDecimal.ZERO, BigDecimal::add)));
        assertEquals(0,
                new BigDecimal(100).compareTo(first.reasons().stream().map(x -> x.weight()).reduce(BigDecimal.ZERO, BigDecimal::add)));
        Priority second = a.priorities().get(1);
        assertEquals(0, new BigDecimal(35).compareTo(second.points()));
        assertFalse(second.reasons().stream().filter(x -> x.id().equals("servers")).findFirst().orElseThrow().known());
        assertEquals(2, second.rank());
    }

    /** A round of 2025 in 63 provinces beside one of 2026 in 34: the same units, rows that changed their names, what is open. */
    @Test
    void roundsAreComparedAcrossTheMerger() throws IOException {
        Template later = template("bnv-2026");
        LocalDate day = LocalDate.of(2026, 5, 22);
        Consolidation before = sum(List.of(response(unit("province", "24"), IN_TIME, "1.a/district/dossiers=30", "2.a//existing=100"),
                response(unit("province", "27"), IN_TIME, "1.a/district/dossiers=12", "2.a//existing=50")));
        AdminUnits.Unit now = UNITS.successors("province", "27").getFirst().unit();
        assertEquals(now.code(), UNITS.successors("province", "24").getFirst().unit().code(), "both went into one");
        Consolidation after = service.consolidate(new Request(later, day, List.of(), List.of()), List.of(response(later, now, State.SENT,
                "2026-05-01T00:00:00Z", null, "1.a/formerDistrict/dossiers=60", "2.a//existing=6000")));
        Assessment a = service.assess(after, before, Geography.NEW);
        var change = a.changes().stream().filter(c -> c.unit().code().equals(now.code()) && c.measure().row().equals("formerDistrict"))
                .findFirst().orElseThrow();
        assertEquals(0, new BigDecimal(42).compareTo(change.before().value()));
        assertEquals(0, new BigDecimal(18).compareTo(change.more()));
        assertEquals(1, calls(a, "jump").stream().filter(c -> c.unit().code().equals(now.code())).count(), "forty times the volume");
        assertTrue(a.changes().stream().anyMatch(c -> c.unit().equals(Unit.ALL) && c.measure().column().equals("existing")
                && c.more().compareTo(new BigDecimal(5850)) == 0));
    }

    private static String hash(List<ListBehind.Item> items) throws Exception {
        StringBuilder ids = new StringBuilder();
        items.forEach(i -> ids.append(i.id()).append('\n'));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ids.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** From the national number to unit, answer, query and list, read back from an exported file. */
    @Test
    void aNumberLeadsToTheListBehindIt() throws Exception {
        List<ListBehind.Item> items = List.of(new ListBehind.Item(new UUID(1, 1).toString(), "H01.1", "Hồ sơ <1>"),
                new ListBehind.Item(new UUID(1, 2).toString(), "H01.2", "=1+1"));
        Cell cell = new Cell("1.a", "province", "dossiers");
        Given given = new Given("2", Origin.COMPUTED, "", "", "", null, "kind=dossier", Instant.parse("2025-05-20T00:00:00Z"), hash(items),
                null);
        Response r = response(unit("province", "01"), IN_TIME);
        Response whole = new Response(r.id(), r.survey(), r.version(), r.respondent(), null, r.state(), r.issue(), Map.of(cell, given));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonFormat().write(letter, whole, List.of(new ListBehind("00", List.of(), false), new ListBehind(hash(items), items, true)),
                out);
        Files.write(dir.resolve("01.json"), out.toByteArray());
        Consolidation c = service.consolidate(new Request(letter, DAY, List.of(), List.of()), List.of(dir), Progress.NONE);
        Measure m = c.measures().stream().filter(x -> x.item().equals("1.a") && x.row().equals("province") && x.column().equals("dossiers"))
                .findFirst().orElseThrow();
        Unit body = c.in(Geography.NEW).shares(Unit.ALL, m).getFirst().unit();
        assertEquals("01", body.code());
        Response read = c.response(body).orElseThrow();
        assertEquals(given, read.answers().get(cell));
        ListBehind list = c.list(body, read.answers().get(cell).listHash()).orElseThrow();
        assertEquals(items, list.items());
        assertTrue(list.whole());
        assertTrue(c.list(body, "ff").isEmpty());
        assertEquals(IN_TIME, c.source(body).orElseThrow().sentOn().toString());
        assertTrue(c.source(new Unit("province", "02", "")).isEmpty());
        Files.writeString(dir.resolve("01.json"),
                out.toString(StandardCharsets.UTF_8).replace(new UUID(1, 2).toString(), new UUID(1, 3).toString()));
        assertFalse(c.list(body, given.listHash()).orElseThrow().whole(), "a list that was changed says so");
    }

    @Test
    void sharesAddUpToTheTotal() throws IOException {
        Consolidation c = sum(List.of(response(unit("province", "01"), IN_TIME, "2.a//existing=5", "3.a/1/qty=1", "3.a/2/qty=2"),
                response(unit("commune", "00001"), IN_TIME, "2.a//existing=7")));
        for (Measure m : c.measures())
            for (Geography g : Geography.values()) {
                BigDecimal total = c.in(g).total(Unit.ALL, m).value();
                var shares = c.in(g).shares(Unit.ALL, m);
                assertEquals(c.in(g).given(Unit.ALL, m).size(), shares.size());
                if (total != null)
                    assertEquals(0, total.compareTo(shares.stream().map(s -> s.value()).reduce(BigDecimal.ZERO, BigDecimal::add)),
                            m.toString());
            }
    }
}
