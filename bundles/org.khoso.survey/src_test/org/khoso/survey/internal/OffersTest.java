package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.AnswerSource.Offer;
import org.khoso.api.survey.AnswerSource.Offered;
import org.khoso.api.survey.AnswerSource.Rows;
import org.khoso.api.survey.ArchiveFacts;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Survey;

/** What sources say that they fill in is what they fill in, and what the questionnaires that are shipped ask of them. */
class OffersTest {
    private static final List<String> SHIPPED = List.of(Templates.LETTER, "/KHOSO-INF/surveys/khoso-survey-2026.yaml");
    private final Censuses censuses = new Censuses();

    private Map<String, AnswerSource> sources() {
        Map<String, AnswerSource> all = new LinkedHashMap<>();
        all.put("1", new OverviewSource(censuses));
        all.put("1.a", new DigitisedByLevel(censuses));
        all.put("1.b", new ScheduleSource(censuses));
        all.put("1.c", new MethodSource());
        all.put("1.d", new ContractorSource());
        all.put("1.đ", new EquipmentSource(censuses));
        all.put("2.a", new VolumeSource(censuses));
        all.put("2.b", new SoftwareSource());
        all.put("3.b", new SafetySource());
        all.put("4.b", new CapacitySource(censuses));
        return all;
    }

    private static Digitised full() {
        var d = new Digitised();
        d.dossier(d.province, "2025-05-01", 10, 1000);
        var c = d.campaign("title", "Đợt 1", "legalBasis", "Kế hoạch 12", "scope", "Vĩnh viễn", "place", "Kho", "method", "SERVICE,OTHER",
                "methodText", "Xã hội hóa", "contractor", "Công ty A", "contractorCode", "0100", "dateFrom", Digitised.day("2025-04-01"),
                "dateTo",
                Digitised.day("2026-04-01"), "software", "ScanSuite | Công ty B | quét", "equipment", "Máy quét | 3 | Fujitsu");
        d.line(c, "level", "province", "plannedDossiers", 5L, "plannedPages", 100L);
        d.store.add(Kind.AGENT, null, "name", "Khoso", "version", "1.0", "type", "software");
        return d;
    }

    /** Every column is asked for. */
    private static Plan plan(Offer offer) throws Exception {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        if (offer.rows() == Rows.ONE)
            rows.put("", List.of());
        if (offer.rows() == Rows.LEVELS)
            rows.putAll(Map.of("p", List.of("province"), "c", List.of("commune")));
        offer.names().forEach(n -> rows.put(n, List.of()));
        List<Plan.Column> queries = new ArrayList<>();
        Map<String, String> types = new LinkedHashMap<>();
        for (Offered o : offer.columns()) {
            if (!o.kind().isEmpty())
                queries.add(new Plan.Column(o.id(), o.unit(), o.kind(), o.aggregate()));
            types.put(o.id(), o.type());
        }
        types.put("somethingElse", "text");
        return new Plan(rows, queries, Templates.bornDigital(), Map.of(), Map.of("province", "province", "commune", "commune"));
    }

    @Test
    void sourcesFillInWhatTheyOffer() throws Exception {
        var facts = new ArchiveFacts(null, List.of(new ArchiveFacts.Backup("/mnt", Instant.EPOCH, 1, 0)), List.of(), null);
        for (var e : sources().entrySet()) {
            Offer offer = e.getValue().offer();
            assertFalse(offer.columns().isEmpty(), e.getKey());
            var d = full();
            List<Figure> figures = e.getValue()
                    .compute(new Context(d.store, AccessFilter.ALL, Digitised.NOW, plan(offer).parameters(), facts)).figures();
            Set<String> filled = figures.stream().map(Figure::column).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(offer.columns().stream().map(Offered::id).collect(Collectors.toCollection(TreeSet::new)), filled, e.getKey());
            if (offer.rows() == Rows.NAMED)
                assertEquals(Set.copyOf(offer.names()), figures.stream().map(Figure::row).collect(Collectors.toSet()), e.getKey());
            for (Offered o : offer.columns())
                for (Figure f : figures)
                    if (f.column().equals(o.id()) && f.text() == null && f.value() != null)
                    assertEquals(o.unit(), f.unit(), e.getKey() + "/" + o.id());
        }
    }

    @Test
    void theLettersColumnsAreOfTheTypesOffered() throws Exception {
        int seen = 0;
        for (String file : SHIPPED) {
            Survey s = Templates.read(OffersTest.class.getResource(file));
            for (Item i : s.getItems())
                for (Column c : i.getColumns()) {
                    Offered o = offered(i.getId(), c.getId());
                    if (o == null)
                        continue;
                    assertEquals(o.type(), c.getType(), i.getId() + "/" + c.getId());
                    assertEquals(o.unit(), c.getUnit() == null ? "" : c.getUnit(), i.getId() + "/" + c.getId());
                    assertEquals(o.kind(), c.getQuery() == null ? "" : c.getQuery().getKind(), i.getId() + "/" + c.getId());
                    assertEquals(o.aggregate(), c.getQuery() == null ? "" : c.getQuery().getAggregate(), i.getId() + "/" + c.getId());
                    seen++;
                }
        }
        assertTrue(seen > 60, "columns that a source fills in: " + seen);
    }

    private static Offered offered(String item, String column) {
        if (!Set.of("1", "1.a", "1.b", "1.c", "1.d", "1.đ", "1.e", "1.e′", "2.a", "2.b", "3.b", "4.b").contains(item))
            return null;
        return Offers.of(item).columns().stream().filter(o -> o.id().equals(column)).findFirst().orElse(null);
    }
}
