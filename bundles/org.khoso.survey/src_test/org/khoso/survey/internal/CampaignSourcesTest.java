package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.survey.ArchiveFacts;
import org.khoso.api.survey.CampaignMeter.Done;
import org.khoso.api.survey.CampaignMeter.Measured;

/** What campaigns give to the questionnaire, and how they are measured. */
class CampaignSourcesTest {
    private final Digitised d = new Digitised();
    private final Censuses censuses = new Censuses();
    private final ScheduleSource schedule = new ScheduleSource(censuses);
    private final Meter meter = new Meter(censuses);

    private UUID campaign() {
        return d.campaign("title", "Đợt 1", "legalBasis", "Kế hoạch số 12/KH-UBND", "scope", "Tài liệu vĩnh viễn", "place",
                "Trung tâm Lưu trữ",
                "dateFrom", Digitised.day("2025-04-01"), "dateTo", Digitised.day("2025-12-31"), "method", "SERVICE,SELF", "contractor",
                "Công ty A", "contractorCode", "0101");
    }

    @Test
    void whatIsPlannedStandsBesideWhatIsCounted() throws Exception {
        UUID c = campaign();
        d.line(c, "lot", "1", "plannedFonds", d.province, "plannedDossiers", 10L, "plannedPages", 100L);
        d.line(c, "lot", "2", "level", "province", "plannedPages", 50L);
        d.line(c, "lot", "3", "level", "commune", "plannedDossiers", 0L);
        d.dossier(d.province, "2025-05-01", 30, 3000, "dateFrom", Digitised.day("1976-02-01"), "dateTo", Digitised.day("1980-12-31"));
        Map<String, String> v = d.values(new DigitisedByLevel(censuses));
        assertEquals("1", v.get("province/orgs"));
        assertEquals("0", v.get("commune/orgs"));
        assertEquals("10", v.get("province/planDossiers"));
        assertEquals("150", v.get("province/planPages"));
        assertEquals("", v.get("commune/planDossiers"), "a plan of 0 is none");
        assertEquals("Tài liệu số hóa thuộc 1 phông: Phông Sở Nội vụ (1 hồ sơ). Thời gian tài liệu: 1976–1980.", v.get("province/content"));
        assertEquals("", v.get("commune/content"));
        d.dossier(d.commune, null, 1, 1);
        assertEquals("", d.values(new DigitisedByLevel(censuses)).get("commune/orgs"), "a fonds whose creator nobody recorded");
    }

    @Test
    void percentIsThatOfPagesCutAndNeverMadeUpFor() throws Exception {
        UUID c = campaign();
        d.line(c, "lot", "1", "plannedFonds", d.province, "plannedPages", 3000L, "dateTo", Digitised.day("2025-08-31"));
        d.dossier(d.province, "2025-05-01", 2999, 1);
        d.dossier(d.province, "2025-03-31", 500, 1); // before the campaign
        assertEquals(Map.of("province/percent", "99.9", "province/from", "2025-04-01", "province/to", "2025-08-31", "district/percent", "",
                "district/from", "", "district/to", "", "commune/percent", "", "commune/from", "", "commune/to", ""), d.values(schedule));
        d.dossier(d.province, null, 5000, 1); // no day is known: it counts
        assertEquals("100", d.values(schedule).get("province/percent"));
        d.line(c, "lot", "2", "level", "province", "plannedPages", 1000L);
        assertEquals("75", d.values(schedule).get("province/percent"), "what is too much of one fonds makes up for nothing");
        d.line(c, "lot", "3", "level", "province", "plannedDossiers", 10L);
        assertEquals("", d.values(schedule).get("province/percent"), "neither pages nor dossiers are planned by all lines");
    }

    @Test
    void percentIsThatOfDossiersWhereNobodyPlansPages() throws Exception {
        UUID c = d.campaign("title", "Đợt 1");
        d.line(c, "level", "commune", "plannedDossiers", 3L);
        d.dossier(d.commune, "2020-01-01", 1, 1);
        assertEquals("33.3", d.values(schedule).get("commune/percent"));
        assertTrue(d.figure(schedule, "commune", "percent").query().contains("plannedDossiers"));
        d.line(c, "lot", "x", "plannedDossiers", 1L);
        assertEquals("0", d.values(schedule).get("unassigned/percent"), "a line of no level is not dropped");
    }

    @Test
    void overviewMethodAndContractorsAreThoseOfTheCampaigns() throws Exception {
        UUID c = campaign();
        d.campaign("title", "Đợt 2", "scope", "Tài liệu vĩnh viễn", "method", "OTHER", "methodText", "Xã hội hóa", "contractor",
                "Công ty A",
                "contractorCode", "0101");
        d.line(c, "level", "commune");
        d.line(c, "level", "province");
        Map<String, String> v = d.values(new OverviewSource(censuses));
        assertEquals("Đợt số hóa \"Đợt 1\" theo Kế hoạch số 12/KH-UBND, từ ngày 01/04/2025 đến ngày 31/12/2025.\nĐợt số hóa \"Đợt 2\".",
                v.get("/overview"));
        assertEquals("Tài liệu vĩnh viễn", v.get("/scope"));
        assertEquals("2025-04-01 2025-12-31", v.get("/from") + " " + v.get("/to"));
        assertEquals(Map.of("province/method", "SELF,SERVICE", "province/other", "", "district/method", "", "district/other", "",
                "commune/method",
                "SELF,SERVICE", "commune/other", ""), d.values(new MethodSource()));
        Map<String, String> hired = d.values(new ContractorSource());
        assertEquals(new TreeMap<>(Map.of("1/level", "province", "1/name", "Công ty A", "1/taxcode", "0101", "2/level", "commune", "2/name",
                "Công ty A", "2/taxcode", "0101", "3/name", "Công ty A", "3/taxcode", "0101")).toString(), sortedRows(hired));
    }

    /** Which of the two levels comes first depends on identities. */
    private static String sortedRows(Map<String, String> hired) {
        Map<String, String> m = new TreeMap<>(hired);
        if ("commune".equals(m.get("1/level"))) {
            m.put("1/level", "province");
            m.put("2/level", "commune");
        }
        return m.toString();
    }

    @Test
    void withoutDatesOfCampaignsDaysOfDigitisationServe() throws Exception {
        d.dossier(d.province, "2024-06-30", 1, 1);
        d.dossier(d.commune, "2025-05-02", 1, 1);
        d.dossier(d.commune, null, 1, 1);
        Map<String, String> v = d.values(new OverviewSource(censuses));
        assertEquals("2024-06-30 2025-05-02", v.get("/from") + " " + v.get("/to"));
        assertEquals("", v.get("/scope"));
        assertEquals(2, d.figure(new OverviewSource(censuses), "", "from").list().size());
        assertEquals("", new Digitised().values(new OverviewSource(new Censuses())).get("/from"));
    }

    @Test
    void linesOfOneFondsAreFilledOneAfterAnother() throws Exception {
        UUID c = campaign();
        UUID second = d.line(c, "lot", "2", "plannedFonds", d.province, "plannedPages", 50L, "dateFrom", Digitised.day("2025-06-01"));
        UUID first = d.line(c, "lot", "9", "plannedFonds", d.province, "plannedPages", 100L, "dateFrom", Digitised.day("2025-04-01"));
        UUID rest = d.line(c, "lot", "3", "level", "province", "plannedDossiers", 4L);
        UUID other = d.store.add(Kind.FONDS, null, "name", "Phông khác", "creator", d.body);
        d.dossier(d.province, "2025-05-01", 120, 1200);
        d.dossier(other, "2025-05-03", 7, 70);
        d.dossier(d.commune, "2025-05-03", 9, 9);
        Measured m = meter.measure(d.store, AccessFilter.ALL, c);
        assertEquals(List.of(new Done(first, "province", "Phông Sở Nội vụ", 1, 100), new Done(second, "province", "Phông Sở Nội vụ", 0, 20),
                new Done(rest, "province", "", 1, 7)), m.done());
        assertEquals("1270 127 10", m.bytes() + " " + m.pages() + " " + m.bytesPerPage());
        assertEquals(LocalDate.of(2025, 5, 1), m.first());
        assertEquals(LocalDate.of(2025, 5, 3), m.last());
    }

    @Test
    void ofADossierWithoutADayTheLatestDayOfItsRecordsCounts() throws Exception {
        UUID c = campaign();
        d.line(c, "plannedFonds", d.province, "plannedDossiers", 2L);
        UUID dossier = d.store.add(Kind.DOSSIER, d.province);
        d.file(d.store.add(Kind.RECORD, dossier, "digitisedOn", Digitised.day("2024-01-01")), 5, 5);
        assertEquals(0, meter.measure(d.store, AccessFilter.ALL, c).done().get(0).dossiers());
        assertNull(meter.measure(d.store, AccessFilter.ALL, c).first());
        d.file(d.store.add(Kind.RECORD, dossier, "digitisedOn", Digitised.day("2025-05-01")), 7, 7);
        assertEquals("1 7", meter.measure(d.store, AccessFilter.ALL, c).done().get(0).dossiers() + " "
                + meter.measure(d.store, AccessFilter.ALL, c).done().get(0).pages());
    }

    @Test
    void whatTheActorMayNotSeeIsNeitherPlannedNorMeasured() throws Exception {
        UUID mine = d.campaign("title", "A", "unit", "24", "dateFrom", Digitised.day("2025-04-01"));
        UUID other = d.campaign("title", "B", "unit", "31", "scope", "kín");
        d.line(mine, "unit", "24", "plannedFonds", d.province, "plannedPages", 10L);
        d.line(mine, "unit", "24", "plannedFonds", d.commune, "plannedPages", 10L);
        d.dossier(d.province, null, 4, 4, "unit", "24");
        var access = new AccessFilter(Set.of("24"), Set.of(d.province), null);
        Measured m = meter.measure(d.store, access, mine);
        assertEquals(1, m.done().size());
        assertThrows(KhosoException.class, () -> meter.measure(d.store, access, other));
        Map<String, String> v = d.values(new OverviewSource(censuses), access, ArchiveFacts.NONE);
        assertEquals("", v.get("/scope"));
        assertEquals("", d.values(schedule, access, ArchiveFacts.NONE).get("commune/percent"));
    }

    @Test
    void aCensusIsKeptUntilSomethingChanges() throws Exception {
        d.campaign("title", "A");
        d.values(schedule);
        int reads = d.store.reads;
        d.values(new VolumeSource(censuses));
        assertTrue(d.store.reads - reads < 10, "the count is not taken again for another item");
        assertEquals("0", d.values(new DigitisedByLevel(censuses)).get("province/dossiers"));
        d.dossier(d.province, null, 1, 1);
        assertEquals("1", d.values(new DigitisedByLevel(censuses)).get("province/dossiers"));
        assertEquals("0", d.values(new DigitisedByLevel(censuses), new AccessFilter(Set.of("x"), null, null), ArchiveFacts.NONE)
                .get("province/dossiers"));
    }
}
