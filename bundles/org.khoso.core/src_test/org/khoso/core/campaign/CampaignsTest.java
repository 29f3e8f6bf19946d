package org.khoso.core.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.survey.CampaignMeter;
import org.khoso.api.survey.CampaignMeter.Done;
import org.khoso.api.survey.CampaignMeter.Measured;
import org.khoso.core.campaign.CampaignProgress.Share;
import org.khoso.core.campaign.Campaigns.Planned;
import org.khoso.core.campaign.Forecast.Kind;
import org.khoso.model.Concepts;

/** Campaigns are made, changed, planned and measured; what can't be used is named and nothing is written. */
class CampaignsTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 5, 10);
    @TempDir
    Path folder;
    private final Memory memory = new Memory();
    private final List<Done> done = new ArrayList<>();
    private long bytes;
    private long measuredPages;
    private final CampaignMeter meter = (holdings, access, campaign) -> new Measured(campaign, done, bytes, measuredPages, null, null);
    private final Campaigns campaigns = new Campaigns(meter);

    private Campaign make(Map<Field, String> texts) throws IOException {
        return campaigns.create(memory.session(), texts);
    }

    private Campaign make() throws IOException {
        return make(Map.of(Field.TITLE, "Đợt 1", Field.CODE, "SH-1", Field.FROM, "01/05/2025", Field.TO, "31/12/2025"));
    }

    private static String refused(org.junit.jupiter.api.function.Executable work) {
        KhosoException e = assertThrows(KhosoException.class, work);
        assertTrue(e.remedy() != null, e.problem().key());
        return e.problem().key() + " " + e.problem().args();
    }

    @Test
    void eachChangeIsOneChangeSet() throws Exception {
        Campaign c = make(
                Map.of(Field.TITLE, "Đợt 1", Field.METHOD, "thuê dịch vụ, SELF", Field.SOFTWARE, "A | B | quét; C", Field.BYTES_PER_PAGE,
                        "120.000", Field.UNIT, "24", Field.SCOPE, ""));
        assertEquals("SELF,SERVICE", c.text(Field.METHOD));
        assertEquals("A | B | quét\nC", c.text(Field.SOFTWARE));
        assertEquals(120_000, c.bytesPerPage());
        assertFalse(c.holding().values().containsKey(Concepts.SCOPE));
        UUID fonds = memory.fonds("H49.1", "Phông Sở Nội vụ");
        var texts = List.of(Map.of(Field.LOT, "1", Field.FONDS, "phong so noi vu", Field.PAGES, "1 200"),
                Map.of(Field.LEVEL, "cấp xã", Field.METRES, "2,5"));
        assertEquals(new Planned(2, 0, 0), campaigns.plan(memory.session(), c, texts, false));
        List<PlanLine> lines = campaigns.lines(memory.session(), c);
        assertEquals("commune 2.5 24",
                lines.get(0).text(Field.LEVEL) + " " + lines.get(0).text(Field.METRES) + " " + lines.get(0).text(Field.UNIT));
        assertEquals(fonds, lines.get(1).fonds());
        assertEquals(1200L, lines.get(1).planned(Field.PAGES));
        c = campaigns.edit(memory.session(), c, Map.of(Field.SCOPE, "Vĩnh viễn", Field.SOFTWARE, "", Field.UNIT, "31"));
        assertEquals("Vĩnh viễn||31", c.text(Field.SCOPE) + "|" + c.text(Field.SOFTWARE) + "|" + c.text(Field.UNIT));
        assertEquals(Set.of("31"), Set.copyOf(campaigns.lines(memory.session(), c).stream().map(l -> l.text(Field.UNIT)).toList()));
        assertEquals(List.of("core.campaign.created 1", "core.campaign.planned 2", "core.campaign.changed 3"),
                memory.sets.stream().map((ChangeSet s) -> s.label().key() + " " + s.changes().size()).toList());
        campaigns.edit(memory.session(), c, Map.of(Field.SCOPE, "Vĩnh viễn"));
        assertEquals(3, memory.sets.size(), "what changes nothing is no change");
    }

    @Test
    void aLineOfTheSameLotLevelAndFondsIsChanged() throws Exception {
        Campaign c = make();
        var session = memory.session();
        campaigns.plan(session, c, List.of(Map.of(Field.LOT, "1", Field.LEVEL, "xã", Field.PAGES, "10", Field.DOSSIERS, "2"),
                Map.of(Field.LOT, "2", Field.LEVEL, "xã")), false);
        assertEquals(new Planned(1, 1, 0),
                campaigns.plan(session, c, List.of(Map.of(Field.LOT, "1", Field.LEVEL, "commune", Field.PAGES, "30"),
                        Map.of(Field.LOT, "1", Field.LEVEL, "huyện")), false));
        PlanLine first = campaigns.lines(session, c).stream().filter(l -> l.planned(Field.PAGES) != null).findFirst().orElseThrow();
        assertEquals("30 2", first.planned(Field.PAGES) + " " + first.planned(Field.DOSSIERS), "what is not named stays");
        assertEquals(new Planned(0, 0, 2),
                campaigns.plan(session, c, List.of(Map.of(Field.LOT, "1", Field.LEVEL, "commune", Field.PAGES, "30")), true));
        assertEquals(1, campaigns.lines(session, c).size());
    }

    @Test
    void aTableIsReadAsProgramsWriteIt() throws Exception {
        Campaign c = make();
        memory.fonds("H49.1", "Phông A; B");
        Path csv = Files.writeString(folder.resolve("ke-hoach.csv"), "\ufeffLô;Cấp;Phông;Số trang;Ghi chú\r\n"
                + "1;Tỉnh;\"Phông A; B\";1.200;\"=1+1\nhai dòng \"\"x\"\"\"\r\n\r\n;;;;\r\n2;xã;;\r\n");
        assertEquals(new Planned(2, 0, 0), campaigns.plan(memory.session(), c, csv, false));
        PlanLine line = campaigns.lines(memory.session(), c).get(0);
        assertEquals("=1+1\nhai dòng \"x\"", line.text(Field.NOTE), "a formula is text");
        assertEquals(1200L, line.planned(Field.PAGES));
        assertEquals(new Planned(0, 0, 0), campaigns.plan(memory.session(), c, csv, true), "the same again changes nothing");
        Files.writeString(csv, "lot,level,pages\n1,province,7\n2,commune,x\n");
        int before = memory.sets.size();
        assertEquals("core.campaign.bad-cell", refused(() -> campaigns.plan(memory.session(), c, csv, false)).split(" ")[0]);
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).contains("ke-hoach.csv!3"));
        Files.writeString(csv, "lot,cột lạ\n1,1\n");
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).startsWith("core.campaign.csv.header [cột lạ"));
        Files.writeString(csv, "lot,lô\n1,1\n");
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).startsWith("core.campaign.csv.header-twice"));
        Files.writeString(csv, "lot,level\n1,\"xã\n");
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).startsWith("core.campaign.csv.quote [ke-hoach.csv, 2]"));
        Files.writeString(csv, "lot,level\n");
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).startsWith("core.campaign.csv.empty"));
        Files.write(csv, "lot,level\n1,x\u00e3\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).startsWith("core.campaign.csv.encoding"));
        Files.writeString(csv, "a,".repeat(100));
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).startsWith("core.campaign.csv.cells"));
        Files.writeString(csv, "lot,level\n" + "1,commune\n".repeat(10_001));
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).startsWith("core.campaign.csv.rows"));
        Files.write(csv, new byte[(4 << 20) + 1]);
        assertTrue(refused(() -> campaigns.plan(memory.session(), c, csv, false)).startsWith("core.campaign.csv.large"));
        assertEquals(before, memory.sets.size());
    }

    @Test
    void whatCanNotBeUsedIsNamed() throws Exception {
        var session = memory.session();
        assertTrue(refused(() -> make(Map.of(Field.TITLE, " "))).startsWith("core.campaign.no-title"));
        assertTrue(refused(() -> make(Map.of(Field.TITLE, "A", Field.FROM, "02/05/2025", Field.TO, "01/05/2025")))
                .startsWith("core.campaign.days"));
        for (var bad : Map.of(Field.METHOD, "SELF,XYZ", Field.FROM, "hôm qua", Field.BYTES_PER_PAGE, "-1", Field.PLACE, "x".repeat(4001))
                .entrySet())
            assertTrue(refused(() -> make(Map.of(Field.TITLE, "A", bad.getKey(), bad.getValue()))).startsWith("core.campaign.bad-value"));
        Campaign c = make();
        assertTrue(refused(this::make).startsWith("core.campaign.code-there [SH-1, Đợt 1]"));
        memory.fonds("", "Trùng");
        memory.fonds("", "Trùng");
        for (var line : List.of(Map.of(Field.FONDS, "Trùng"), Map.of(Field.FONDS, "không có"), Map.of(Field.LEVEL, "thôn"),
                Map.of(Field.LEVEL, "xã",
                        Field.PAGES, "1.5"),
                Map.of(Field.LEVEL, "xã", Field.PAGES, "9999999999999"), Map.of(Field.LEVEL, "xã", Field.METRES, "1e9")))
            assertTrue(refused(() -> campaigns.plan(session, c, List.of(line), false)).startsWith("core.campaign.bad-value"),
                    line.toString());
        assertTrue(
                refused(() -> campaigns.plan(session, c, List.of(Map.of(Field.LOT, "1")), false)).startsWith("core.campaign.line-nothing"));
        var twice = Map.of(Field.LOT, "1", Field.LEVEL, "xã");
        assertTrue(refused(() -> campaigns.plan(session, c, List.of(twice, twice), false)).startsWith("core.campaign.line-twice"));
        campaigns.plan(session, c, List.of(Map.of(Field.LOT, "1", Field.LEVEL, "xã", Field.FROM, "2026")), false);
        assertTrue(refused(() -> campaigns.plan(session, c, List.of(Map.of(Field.LOT, "1", Field.LEVEL, "xã", Field.TO, "05/2025")), false))
                .startsWith("core.campaign.days"), "the new end is before the old beginning");
    }

    @Test
    void campaignsAreFoundByCodeTitleOrIdentity() throws Exception {
        Campaign c = make();
        var session = memory.session();
        for (String name : List.of("SH-1", "Đợt 1", c.id().toString()))
            assertEquals(c, campaigns.find(session, name));
        make(Map.of(Field.TITLE, "Đợt 1", Field.CODE, "SH-2"));
        assertTrue(refused(() -> campaigns.find(session, "Đợt 1")).startsWith("core.campaign.several"));
        assertTrue(refused(() -> campaigns.find(session, "x")).startsWith("core.campaign.unknown"));
    }

    @Test
    void whoMayNotAnswerForAUnitMayNotPlanItsCampaign() throws Exception {
        Campaign c = make(Map.of(Field.TITLE, "A", Field.UNIT, "24"));
        memory.filter = new AccessFilter(Set.of("31"), null, null);
        var session = memory.session();
        assertEquals(List.of(), campaigns.list(session));
        assertThrows(KhosoException.class, () -> campaigns.edit(session, c, Map.of(Field.SCOPE, "x")));
        assertThrows(KhosoException.class, () -> campaigns.plan(session, c, List.of(Map.of(Field.LEVEL, "xã")), false));
        assertThrows(KhosoException.class, () -> make(Map.of(Field.TITLE, "B")));
        assertEquals("31", make(Map.of(Field.TITLE, "B", Field.UNIT, "31")).text(Field.UNIT));
    }

    private Campaign planned(List<Map<Field, String>> lines, long... pages) throws IOException {
        Campaign c = make();
        campaigns.plan(memory.session(), c, lines, false);
        int i = 0;
        for (PlanLine l : campaigns.lines(memory.session(), c))
            done.add(new Done(l.id(), l.text(Field.LEVEL), "", 1, pages[i++]));
        return c;
    }

    private static Map<Field, String> lot(String lot, String level, String pages) {
        return pages.isEmpty()
                ? Map.of(Field.LOT, lot, Field.LEVEL, level, Field.DOSSIERS, "5")
                : Map.of(Field.LOT, lot, Field.LEVEL, level, Field.PAGES, pages);
    }

    @Test
    void progressIsToldByLineLotLevel() throws Exception {
        Campaign c = planned(List.of(lot("1", "province", "1000"), lot("2", "commune", "3000"), lot("3", "commune", "")), 1200, 500, 7);
        bytes = 10_001;
        measuredPages = 10;
        CampaignProgress p = campaigns.progress(memory.session(), c, TODAY);
        assertEquals(List.of("1 100", "2 16.6", "3 null"), p.lots().stream().map(s -> s.name() + " " + s.pages().percent()).toList());
        Share commune = p.levels().get(1);
        assertEquals("commune 3000 507 16.6", commune.name() + " " + commune.pages().planned() + " " + commune.pages().done() + " "
                + commune.pages().percent());
        assertEquals("4000 1707 37.5", p.total().pages().planned() + " " + p.total().pages().done() + " " + p.total().pages().percent());
        assertEquals(new BigDecimal(4000L * 1001), p.volume().expected());
        assertTrue(p.volume().measured());
        assertEquals(Kind.NO_PLAN, p.forecast().kind(), "some plan pages, others dossiers only");
    }

    @Test
    void nothingPlannedIsNotWholeAndHasNoVolume() throws Exception {
        CampaignProgress p = campaigns.progress(memory.session(), make(), TODAY);
        assertNull(p.total().pages().percent());
        assertNull(p.volume().perPage());
        assertNull(p.volume().expected());
        assertEquals(Kind.NO_PLAN, p.forecast().kind());
        Campaign given = make(Map.of(Field.TITLE, "B", Field.BYTES_PER_PAGE, "500"));
        assertEquals(500L, campaigns.progress(memory.session(), given, TODAY).volume().perPage());
    }

    @Test
    void theForecastIsThatOfTheSlowestLot() throws Exception {
        Campaign c = planned(List.of(lot("1", "province", "1000"), lot("2", "commune", "3000")), 500, 600);
        Forecast f = campaigns.progress(memory.session(), c, TODAY).forecast(); // ten days: 50 and 60 a day; 500 and 2,400 are left
        assertEquals("END 2025-06-19 2 110.0 page", f.kind() + " " + f.end() + " " + f.lot() + " " + f.pace() + " " + f.unit());
        assertEquals("core.campaign.forecast.end", f.said().key());
        assertEquals(Kind.TOO_LITTLE, campaigns.progress(memory.session(), c, LocalDate.of(2025, 5, 6)).forecast().kind(), "six days");
        assertEquals(Kind.TOO_LITTLE, campaigns.progress(memory.session(), c, LocalDate.of(2025, 4, 1)).forecast().kind(), "not begun");
    }

    @Test
    void aLotThatHasNotBegunIsReckonedByThePaceOfTheWhole() throws Exception {
        Campaign c = planned(List.of(lot("1", "province", "1000"), lot("2", "commune", "3000")), 1000, 0);
        Forecast f = campaigns.progress(memory.session(), c, TODAY).forecast();
        assertEquals("END 2025-06-09 2", f.kind() + " " + f.end() + " " + f.lot());
        done.replaceAll(d -> new Done(d.line(), d.level(), d.fonds(), 0, 5000));
        assertEquals(Kind.DONE, campaigns.progress(memory.session(), c, TODAY).forecast().kind());
        done.replaceAll(d -> new Done(d.line(), d.level(), d.fonds(), 0, 1));
        assertEquals(Kind.TOO_LITTLE, campaigns.progress(memory.session(), c, TODAY).forecast().kind(), "two of 4,000 pages tell no pace");
    }
}
