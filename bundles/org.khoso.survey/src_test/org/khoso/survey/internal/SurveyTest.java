package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Stored;
import org.khoso.api.survey.SurveyService.Template;

class SurveyTest {
    private static final String LETTER = "bnv-2025-05-digitisation";
    private static final List<String> COUNTED = List.of("fonds", "metres", "dossiers", "documents", "pages");
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final FakeHoldings store = new FakeHoldings();
    private final KhosoSurveys surveys = new KhosoSurveys(List.of(SurveyTest.class.getResource(Templates.LETTER)),
            Map.of("1.a", new DigitisedByLevel()));

    private Stored compute(AccessFilter access) throws Exception {
        return surveys.compute(LETTER, "1.a", store, access, NOW);
    }

    private Stored compute() throws Exception {
        return compute(AccessFilter.ALL);
    }

    private static Figure figure(Stored s, String row, String column) {
        return s.answer().figures().stream().filter(f -> f.row().equals(row) && f.column().equals(column)).findFirst().orElseThrow();
    }

    private static String row(Stored s, String row) {
        return String.join(" ",
                s.answer().figures().stream().filter(f -> f.row().equals(row) && COUNTED.contains(f.column()))
                        .map(f -> f.value() == null ? "-" : f.value().toPlainString())
                        .toList());
    }

    private UUID file(UUID parent, long pages, Object... more) {
        List<Object> values = new ArrayList<>(List.of("pages", pages));
        Collections.addAll(values, more);
        return store.add(Kind.FILE, parent, values.toArray());
    }

    /** A province fonds with two digitised dossiers of three, a commune fonds, a fonds without level, a body without holdings. */
    private UUID fill() {
        UUID body = store.add(Kind.AGENCY, null, "name", "Sở Nội vụ", "identifier", "H49.11", "level", "province");
        store.add(Kind.AGENCY, null, "name", "UBND huyện Trống", "level", "district");
        UUID province = store.add(Kind.FONDS, null, "name", "Phông Sở Nội vụ", "level", "province", "creator", body, "shelfMetres",
                new BigDecimal("12.50"));
        UUID d1 = store.add(Kind.DOSSIER, province, "accessMode", "01");
        UUID r1 = store.add(Kind.RECORD, d1, "accessMode", "01");
        UUID first = file(r1, 3, "role", "original");
        UUID r2 = store.add(Kind.RECORD, d1, "accessMode", "01");
        file(r2, 4, "role", "scan");
        file(r2, 4, "role", "access");
        store.add(Kind.RECORD, d1, "accessMode", "01", "reliability", "02"); // says so, but no file shows it
        UUID d2 = store.add(Kind.DOSSIER, province, "accessMode", "02");
        file(d2, 10);
        UUID d3 = store.add(Kind.DOSSIER, province, "accessMode", "01", "reliability", "01");
        file(store.add(Kind.RECORD, d3, "accessMode", "01"), 99); // born digital by its dossier
        store.add(Kind.LOCATION, d1, "shelfMetres", new BigDecimal("0.30"));
        store.add(Kind.LOCATION, d3, "shelfMetres", new BigDecimal("5.00"));
        UUID commune = store.add(Kind.FONDS, null, "name", "Phông UBND xã", "level", "Commune", "shelfMetres", new BigDecimal("2.00"));
        UUID catalogue = store.add(Kind.CATALOGUE, commune);
        UUID d4 = store.add(Kind.DOSSIER, catalogue, "accessMode", "01");
        file(store.add(Kind.RECORD, d4, "accessMode", "01"), 0, "role", "original"); // a recording has no pages
        UUID odd = store.add(Kind.FONDS, null, "name", "Phông lẻ", "level", "body");
        file(store.add(Kind.RECORD, store.add(Kind.DOSSIER, odd, "accessMode", "03"), "accessMode", "03"), 7);
        file(store.add(Kind.RECORD, null, "accessMode", "01"), 1); // lies in no fonds
        return first;
    }

    @Test
    void countsByLevelOfTheFonds() throws Exception {
        fill();
        Stored s = compute();
        assertEquals("1 0.3 2 2 17", row(s, "province"));
        assertEquals("0 0 0 0 0", row(s, "district"));
        assertEquals("1 2 1 1 0", row(s, "commune"));
        assertEquals("1 - 1 2 8", row(s, "unassigned"));
        assertEquals(List.of("H49.11 Sở Nội vụ"), s.answer().coverage().agencies());
        assertEquals(List.of("Phông Sở Nội vụ", "Phông UBND xã", "Phông lẻ"), s.answer().coverage().fonds());
        assertEquals(List.of("UBND huyện Trống"), s.answer().coverage().missing());
        assertEquals(NOW, s.answer().snapshot());
        assertEquals("count record where fonds.level in (province) and has file and reliability not in (01)",
                figure(s, "province", "documents").query());
    }

    @Test
    void theLevelOfTheCreatorServesWhereTheFondsHasNone() throws Exception {
        UUID body = store.add(Kind.AGENCY, null, "name", "Huyện", "level", "district");
        file(store.add(Kind.DOSSIER, store.add(Kind.FONDS, null, "name", "Phông", "creator", body)), 2);
        assertEquals("1 - 1 0 2", row(compute(), "district"));
    }

    @Test
    void metresThatNobodyRecordedAreNotZero() throws Exception {
        fill();
        Stored s = surveys.fromJson(surveys.toJson(compute()));
        assertNull(figure(s, "unassigned", "metres").value());
        assertEquals(0, figure(s, "district", "metres").value().signum(), "where nothing is digitised there are no metres");
        assertTrue(surveys.explain(s, store, AccessFilter.ALL, NOW).equal());
        UUID lost = store.stream(org.khoso.api.store.HoldingQuery.all(Kind.RECORD)).filter(r -> r.parent() == null).findFirst()
                .orElseThrow().id();
        store.add(Kind.LOCATION, lost, "shelfMetres", new BigDecimal("0.05"));
        Explanation stale = surveys.explain(s, store, AccessFilter.ALL, NOW);
        assertEquals(List.of("metres null 0.05"),
                stale.differences().stream().map(d -> d.column() + " " + d.before() + " " + d.now()).toList());
    }

    @Test
    void rowsSumUpToAllThereIs() throws Exception {
        fill();
        Stored s = compute();
        BigDecimal documents = s.answer().figures().stream().filter(f -> f.column().equals("documents")).map(Figure::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(new BigDecimal("5"), documents);
        for (Figure f : s.answer().figures())
            if (COUNTED.contains(f.column()) && !f.column().equals("metres") && !f.column().equals("pages"))
            assertEquals(f.value().intValueExact(), f.list().size());
    }

    @Test
    void hashIsOverTheSortedIdentities() throws Exception {
        fill();
        Figure f = figure(compute(), "province", "documents");
        List<String> sorted = f.list().stream().map(UUID::toString).sorted().toList();
        assertEquals(sorted, f.list().stream().map(UUID::toString).toList());
        String text = String.join("", sorted.stream().map(i -> i + "\n").toList());
        assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))),
                f.listHash());
        assertEquals(compute().answer(), compute().answer());
    }

    @Test
    void aRemovedFileMakesTheAnswerStale() throws Exception {
        UUID first = fill();
        Stored stored = surveys.fromJson(surveys.toJson(compute()));
        Explanation same = surveys.explain(stored, store, AccessFilter.ALL, NOW.plusSeconds(60));
        assertTrue(same.equal());
        store.remove(first);
        Explanation stale = surveys.explain(stored, store, AccessFilter.ALL, NOW.plusSeconds(60));
        assertFalse(stale.equal());
        assertTrue(stale.sameCoverage());
        assertTrue(stale.snapshot().same(), "counted again as it was, nothing has changed");
        for (var d : stale.differences())
            assertEquals("0 came, 1 went", d.moved().came() + " came, " + d.moved().went() + " went");
        assertEquals(List.of(first), stale.differences().get(1).moved().firstWent());
        assertEquals(List.of("documents 2 1", "pages 17 14"),
                stale.differences().stream().map(d -> d.column() + " " + d.before() + " " + d.now()).toList());
        store.remove(store.stream(org.khoso.api.store.HoldingQuery.all(Kind.FILE)).filter(h -> h.text("role").equals("scan")).findFirst()
                .orElseThrow().id());
        assertEquals("14", figure(compute(), "province", "pages").value().toPlainString(), "the access copy has the same pages");
    }

    /** Who changes a number, its list, its hash or where it stands finds it out by counting again as it was. */
    @Test
    void whatSomebodyChangedDoesNotComeOutAgain() throws Exception {
        UUID first = fill();
        String good = surveys.toJson(compute());
        String hash = figure(compute(), "province", "pages").listHash();
        for (String bad : List.of(good.replace(first.toString(), new UUID(1, 2).toString()), good.replaceFirst("\"17\"", "\"18\""),
                good.replaceFirst("\"" + first + "\", ", ""), good.replace(hash, "ab" + hash.substring(2)),
                good.replace("H49.11 Sở", "H49.12 Sở"), good.replace("has file", "has any file"))) {
            assertNotEquals(good, bad);
            Explanation e = surveys.explain(surveys.fromJson(bad), store, AccessFilter.ALL, NOW);
            assertFalse(e.snapshot().same());
            assertFalse(e.equal());
        }
        Stored elsewhere = surveys.fromJson(good.replaceFirst("\"position\" : \\d+", "\"position\" : 0"));
        assertNull(surveys.explain(elsewhere, store, AccessFilter.ALL, NOW).snapshot());
    }

    /** Lists that are too long to be kept are told apart all the same. */
    @Test
    void longListsAreComparedWhole() throws Exception {
        UUID fonds = store.add(Kind.FONDS, null, "name", "P", "level", "province");
        UUID dossier = store.add(Kind.DOSSIER, fonds);
        List<UUID> files = store.quietly(() -> {
            List<UUID> all = new ArrayList<>();
            for (int i = 0; i < IdList.MOST + 5; i++)
                all.add(file(dossier, 1));
            return all;
        });
        Stored stored = surveys.fromJson(surveys.toJson(compute()));
        assertEquals(List.of(), figure(stored, "province", "pages").list());
        store.remove(files.get(7));
        file(dossier, 2);
        var pages = surveys.explain(stored, store, AccessFilter.ALL, NOW).differences().stream().filter(d -> d.column().equals("pages"))
                .findFirst().orElseThrow();
        assertEquals("10005 10006", pages.before() + " " + pages.now());
        assertEquals(List.of(files.get(7)), pages.moved().firstWent());
        assertEquals(1, pages.moved().came());
    }

    @Test
    void whatTheActorMayNotSeeIsNotCountedNorNamed() throws Exception {
        fill();
        AccessFilter open = new AccessFilter(null, null, Set.of("01"));
        Stored s = compute(open);
        assertEquals("1 0.3 1 2 7", row(s, "province"));
        assertEquals("0 - 0 1 1", row(s, "unassigned"));
        assertFalse(s.answer().coverage().fonds().contains("Phông lẻ"));
        assertTrue(figure(s, "province", "pages").query().endsWith(" within accessMode in (01)"));
        Explanation other = surveys.explain(compute(), store, open, NOW);
        assertFalse(other.equal());
        assertTrue(other.differences().stream().noneMatch(d -> d.sameQuery()));
        assertEquals("0 0 0 0 0", row(compute(new AccessFilter(Set.of("none"), null, null)), "province"));
    }

    @Test
    void anEmptyArchiveAnswersZeroWithItsCoverage() throws Exception {
        store.add(Kind.AGENCY, null, "name", "Sở");
        Stored s = compute();
        assertEquals(36, s.answer().figures().size());
        for (Figure f : s.answer().figures()) {
            if (COUNTED.contains(f.column()) || f.column().equals("orgs"))
                assertEquals(0, f.value().signum());
            else
                assertEquals("", f.plain(), "nothing is planned, nothing to outline");
            assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", f.listHash());
            assertFalse(f.query().isBlank());
        }
        assertEquals(List.of("Sở"), s.answer().coverage().missing());
        assertEquals(List.of(), s.answer().coverage().fonds());
    }

    @Test
    void holdingsThatKeepChangingAreSaid() {
        store.moving = true;
        KhosoException e = assertThrows(KhosoException.class, this::compute);
        assertEquals("survey.moving", e.problem().key());
    }

    @Test
    void jsonKeepsEverythingAndRefusesOtherText() throws Exception {
        fill();
        Stored s = compute();
        assertEquals(s, surveys.fromJson(surveys.toJson(s)));
        String good = surveys.toJson(s);
        for (String bad : new String[]{null, "", "{}", "[]", "x", "\"a\"", "null", "[".repeat(100_000),
                good.substring(0, good.length() / 2),
                good.replace("\"value\" : \"17\"", "\"value\" : \"viele\""), good.replace(NOW.toString(), "gestern")})
            assertEquals("survey.bad-answer", assertThrows(KhosoException.class, () -> surveys.fromJson(bad)).problem().key());
    }

    @Test
    void theTemplateHasTheLettersItemsInOrder() throws IOException {
        Template t = surveys.templates().get(0);
        assertEquals(List.of("1", "1.a", "1.b", "1.c", "1.d", "1.đ", "1.e", "1.e′", "2.a", "2.b", "2.c", "3.a", "3.b", "3.c", "4.a", "4.b"),
                t.items().stream().map(Item::id).toList());
        assertEquals(List.of("1.a"), t.items().stream().filter(Item::computed).map(Item::id).toList());
        Item a = t.items().get(1);
        assertEquals("Tại cấp xã", a.rows().get(2).label().in(Locale.forLanguageTag("vi")));
        assertEquals("At commune level", a.rows().get(2).label().in(Locale.ENGLISH));
        assertEquals(List.of("orgs", "fonds", "metres", "dossiers", "documents", "pages", "planDossiers", "planPages", "content"),
                a.columns().stream().map(c -> c.id()).toList());
        for (Item i : t.items())
            assertNotEquals(i.heading().vi(), i.heading().in(Locale.ENGLISH));
        assertEquals("survey.not-computed",
                assertThrows(KhosoException.class, () -> surveys.compute(LETTER, "1.b", store, AccessFilter.ALL, NOW)).problem().key());
        assertEquals("survey.no-item",
                assertThrows(KhosoException.class, () -> surveys.compute(LETTER, "9.z", store, AccessFilter.ALL, NOW)).problem().key());
        assertEquals("survey.no-survey",
                assertThrows(KhosoException.class, () -> surveys.compute("x", "1.a", store, AccessFilter.ALL, NOW)).problem().key());
    }

    @Test
    void manyObjectsInDisorderStayFindable() {
        IdTable table = new IdTable();
        List<UUID> ids = new ArrayList<>();
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 20_000; i++)
            ids.add(new UUID(random.nextLong(), random.nextLong()));
        for (int i = 0; i < ids.size(); i++)
            table.add(ids.get(i), i, (byte) (i & 1), IdTable.NEVER);
        table.seal();
        for (int i = 0; i < ids.size(); i++) {
            int at = table.find(ids.get(i));
            assertEquals(i, table.owner(at));
            assertEquals((i & 1) == 1, table.has(at, (byte) 1));
        }
        assertEquals(-1, table.find(new UUID(1, 1)));
    }
}
