package org.khoso.survey.sum.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Response;
import org.khoso.survey.internal.Units;

/** A part of the nation, drawn by a seed and summed the simple way. The whole of it is row nation of ./accept. */
class NationTest {
    private static final AdminUnits UNITS = new Units();
    private static final Set<String> PROVINCES = Set.of("01", "15", "24", "27", "31", "89");
    @TempDir
    Path dir;

    private final Random random = new Random(20_250_522);
    /** Level and code of a unit in either geography, with item, row and column, to the sum. */
    private final Map<String, BigDecimal> expected = new HashMap<>();

    private String province(AdminUnits.Unit u) {
        AdminUnits.Unit at = u;
        while (!at.parent().isEmpty())
            at = UNITS.find(SumSurvey.DAY, AdminUnits.levelOf(at.parent()), at.parent()).orElseThrow();
        return at.code();
    }

    private void count(AdminUnits.Unit u, String cell, BigDecimal value) {
        List<String> to = new ArrayList<>(List.of("OLD national", "NEW national", "OLD province " + province(u)));
        if (!u.level().equals("province"))
            to.add("OLD " + u.level() + " " + u.code());
        if (u.level().equals("commune"))
            to.add("OLD district " + u.parent());
        to.add("NEW province " + UNITS.successors("province", province(u)).getFirst().unit().code());
        var into = UNITS.successors(u.level(), u.code());
        if (!u.level().equals("province"))
            to.add(into.size() == 1 && into.getFirst().whole()
                    ? "NEW commune " + into.getFirst().unit().code()
                    : "NEW open " + UNITS.successors("province", province(u)).getFirst().unit().code());
        to.forEach(t -> expected.merge(t + " " + cell, value, BigDecimal::add));
    }

    private Response draw(AdminUnits.Unit u) {
        List<String> values = new ArrayList<>();
        for (String cell : List.of("1.a/" + u.level() + "/dossiers", "1.a/" + u.level() + "/metres", "1.a/" + u.level() + "/pages",
                "1.a/unassigned/pages", "2.a//existing", "3.a/1/capacity", "3.a/2/capacity")) {
            if (random.nextInt(10) == 0)
                continue;
            boolean whole = !cell.endsWith("metres") && !cell.endsWith("capacity");
            BigDecimal v = BigDecimal.valueOf(random.nextLong(cell.startsWith("2.a") ? 4_000_000_000_000_000_000L : 1_000_000),
                    whole ? 0 : random.nextInt(9));
            values.add(cell + "=" + v.toPlainString());
            count(u, cell.startsWith("3.a") ? "3.a/*/capacity" : cell, v);
        }
        return SumSurvey.response(u.level(), u.code(), "UBND " + u.name(), values.toArray(String[]::new));
    }

    private List<Response> write() throws IOException {
        List<Response> all = new ArrayList<>();
        for (String level : List.of("commune", "province", "district"))
            for (AdminUnits.Unit u : UNITS.on(SumSurvey.DAY, level))
                if (PROVINCES.contains(province(u)) && random.nextInt(20) > 0)
                all.add(draw(u));
        StringBuilder lines = new StringBuilder();
        for (Response r : all)
            if (random.nextBoolean())
            lines.append(ReplyText.of(r)).append('\n');
            else
            Files.writeString(dir.resolve(r.respondent().code() + ".json"), ReplyText.of(r));
        Files.writeString(dir.resolve("rest.jsonl"), lines);
        return all;
    }

    @Test
    void sumsAreExactInBothGeographies() throws IOException {
        List<Response> all = write();
        var request = new Request(SumSurvey.LETTER, SumSurvey.DAY, List.of(), List.of());
        KhosoConsolidation service = new KhosoConsolidation(UNITS);
        Consolidation fromFiles = service.consolidate(request, List.of(dir), Progress.NONE);
        Consolidation fromObjects = service.consolidate(request, all);
        assertEquals(all.size(), fromFiles.seen().added());
        assertEquals(List.of(), fromFiles.repeated());
        int compared = 0;
        for (Geography g : Geography.values())
            for (Measure m : fromFiles.measures())
                if (m.kind() == Kind.SUM)
                compared += compare(g, m, fromFiles.in(g), fromObjects.in(g));
        assertEquals(expected.size(), compared, "every sum was found");
    }

    /** @return how many units have a sum */
    private int compare(Geography g, Measure m, Totals files, Totals objects) {
        int found = 0;
        for (String level : List.of("national", "province", "district", "commune", "open"))
            for (Unit u : files.units(level)) {
                BigDecimal value = files.total(u, m).value();
                String key = (g + " " + level + " " + u.code()).strip() + " " + m.item() + "/" + m.row() + "/" + m.column();
                BigDecimal wanted = expected.get(key);
                assertEquals(wanted == null ? null : wanted.stripTrailingZeros(), value == null ? null : value.stripTrailingZeros(), key);
                if (value != null) {
                    found++;
                    assertEquals(value, objects.total(u, m).value(), key);
                }
            }
        return found;
    }
}
