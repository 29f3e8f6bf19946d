package org.khoso.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Actor;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.Subject;
import org.khoso.api.store.Archive;
import org.khoso.api.store.BackupReport;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore;
import org.khoso.core.Session;
import org.khoso.core.Texts;
import org.khoso.model.Concepts;

/** What reports are filled with is what the archive holds. */
class SourcesTest {
    private static final Actor ACTOR = new Actor(new UUID(0, 1), "Nguyễn Văn A");
    private final Map<String, String> settings = new HashMap<>();
    private final List<Holding> children = new ArrayList<>();
    private final List<FindingStore.Entry> findings = new ArrayList<>();

    @SuppressWarnings("unchecked")
    private <T> T fake(Class<T> type, Function<String, Object> answers) {
        return (T) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{type}, (p, m, a) -> {
            if (m.getName().equals("setting"))
                settings.put((String) a[1], (String) a[2]);
            if (m.getName().equals("list") && type == FindingStore.class) {
                int from = Math.min((int) a[1], findings.size());
                return findings.subList(from, Math.min(from + (int) a[2], findings.size()));
            }
            return answers.apply(m.getName());
        });
    }

    private Session session() {
        var holdings = fake(HoldingsStore.class, m -> m.equals("stream") ? children.stream() : null);
        var store = fake(FindingStore.class, m -> m.equals("counts") ? Map.of(FindingStore.State.MENDED, 3L) : null);
        var archive = fake(Archive.class, m -> switch (m) {
            case "settings" -> settings;
            case "holdings" -> holdings;
            case "findings" -> store;
            default -> null;
        });
        var list = new CodeList("maintenance", "", Confidence.VERBATIM,
                List.of(new CodeList.Value("01", new Bilingual("Vĩnh viễn", "Permanent"))));
        var profile = new StandardsCatalog.Profile("p", new Bilingual("TT 05", "TT 05"), "AIP", null, "d", "t", null, null, "",
                Confidence.VERBATIM);
        var standards = fake(StandardsCatalog.class, m -> switch (m) {
            case "codeList" -> Optional.of(list);
            case "recordSet" -> Optional.empty();
            case "profiles" -> List.of(profile);
            default -> null;
        });
        var policy = fake(AccessPolicy.class, m -> m.equals("filter") ? AccessFilter.ALL : true);
        return new Session(archive, standards, policy, ACTOR);
    }

    private static Holding record(Object... values) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < values.length; i += 2)
            all.put((String) values[i], values[i + 1]);
        return new Holding(UUID.randomUUID(), Kind.RECORD, null, 1, all);
    }

    private Object value(String name, Object... values) {
        return new HoldingRow(session(), record(values), record(Concepts.TITLE, "Hồ sơ"), "").apply(name);
    }

    @Test
    void numberAndSignAreJoinedOnce() {
        assertEquals("12/QĐ-UBND", value("numberAndSign", Concepts.NUMBER, "12", Concepts.NOTATION, "QĐ-UBND"));
        assertEquals("12/QĐ-UBND", value("numberAndSign", Concepts.NUMBER, "12", Concepts.NOTATION, "/QĐ-UBND"));
        assertEquals("12/QĐ-UBND", value("numberAndSign", Concepts.NUMBER, "12", Concepts.NOTATION, "12/QĐ-UBND"));
        assertEquals("12", value("numberAndSign", Concepts.NUMBER, "12"));
        assertEquals("", value("numberAndSign"));
    }

    @Test
    void theTypeStandsInFrontUnlessTheSubjectBeginsWithIt() {
        assertEquals("Quyết định về việc giao đất",
                value("typeAndTitle", Concepts.DOCUMENT_TYPE, "Quyết định", Concepts.TITLE, "về việc giao đất"));
        assertEquals("QUYẾT ĐỊNH giao đất",
                value("typeAndTitle", Concepts.DOCUMENT_TYPE, "Quyết định", Concepts.TITLE, "QUYẾT ĐỊNH giao đất"));
        assertEquals("Tờ trình", value("typeAndTitle", Concepts.DOCUMENT_TYPE, "Tờ trình"));
    }

    @Test
    void datesSheetsAndParents() {
        var from = PartialDate.day(LocalDate.of(1996, 1, 3));
        var to = PartialDate.day(LocalDate.of(1997, 12, 28));
        assertEquals("03/01/1996-28/12/1997", value("dates", Concepts.DATE_FROM, from, Concepts.DATE_TO, to));
        assertEquals("03/01/1996", value("dates", Concepts.DATE_FROM, from, Concepts.DATE_TO, from));
        assertEquals("12/20", value("sheetsOrPages", Concepts.SHEET_COUNT, 12L, Concepts.PAGE_COUNT, 20L));
        assertEquals(20L, value("sheetsOrPages", Concepts.PAGE_COUNT, 20L));
        assertEquals("Hồ sơ", value("parent." + Concepts.TITLE));
        assertEquals("x", value("ext:lot", "ext:lot", "x"));
    }

    @Test
    void pagesRunOnUntilOneIsNotKnown() throws Exception {
        children.add(record(Concepts.PAGE_COUNT, 3L, Concepts.ISSUED_ON, PartialDate.day(LocalDate.of(1996, 1, 3))));
        children.add(record(Concepts.PAGE_COUNT, 1L, Concepts.ISSUED_ON, PartialDate.day(LocalDate.of(1999, 1, 3))));
        children.add(record());
        children.add(record(Concepts.PAGE_COUNT, 2L));
        var inventory = new Inventory(session(), record(), org.khoso.api.store.HoldingQuery.all(Kind.RECORD), "records")
                .counted(Progress.NONE);
        assertEquals(List.of(4L, 6L, "1996-1999"), List.of(inventory.value("count"), inventory.value("pages"), inventory.value("years")));
        List<Object> places = new ArrayList<>();
        inventory.rows("records", row -> places.add(row.apply("firstPage")));
        assertEquals(List.of("1-3", "4", "", ""), places);
        assertThrows(KhosoException.class, () -> inventory.rows("dossiers", row -> places.add(row)));
    }

    @Test
    void findingsAreCountedByRuleAndWhatIsCutIsSaid() throws Exception {
        for (int i = 0; i < 6000; i++) {
            var f = new Finding(i % 3 == 0 ? "a" : "b", "TT 05", Confidence.VERBATIM, i % 3 == 0 ? Level.MAY : Level.MUST,
                    new Subject(Kind.DOSSIER, null, "HS." + i), "", Message.of("m" + i), null);
            findings.add(new FindingStore.Entry(f, FindingStore.State.OPEN, null, Instant.EPOCH, null, null));
        }
        var source = new FindingsSource(new Texts(getClass().getClassLoader()));
        var data = source.open(new ReportSource.Request(session(), "", Map.of("most", 10L)), Progress.NONE);
        assertEquals(List.of(6000L, 4000L, 0L, 2000L, 3L),
                List.of(data.value("total"), data.value("must"), data.value("should"), data.value("may"), data.value("mended")));
        assertTrue(data.value("neverChecked").toString().length() > 20);
        assertTrue(data.value("cut").toString().contains("10"), data.value("cut").toString());
        List<Object> rules = new ArrayList<>();
        data.rows("rules", row -> rules.add(row.apply("rule") + " " + row.apply("count")));
        assertEquals(List.of("b 4000", "a 2000"), rules, "what obliges comes first");
        List<Object> cases = new ArrayList<>();
        data.rows("findings", row -> cases.add(row.apply("about")));
        assertEquals(10, cases.size());
    }

    @Test
    void minutesSayWhatTheBackupDid() throws Exception {
        var source = new BackupSource(new Texts(getClass().getClassLoader()));
        var request = new ReportSource.Request(session(), "", Map.of());
        assertEquals("core.report.no-backup",
                assertThrows(KhosoException.class, () -> source.open(request, Progress.NONE)).problem().key());
        var damaged = new Finding("storage/x", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.FILE, null, "ab/cd"), "",
                Message.of("x"), null);
        var report = new BackupReport(java.nio.file.Path.of("/b"), Instant.EPOCH, "f".repeat(64), 12_408, Map.of(Kind.DOSSIER, 7L), 9, 5,
                4096, true,
                List.of(damaged));
        LastBackup.remember(request.session().archive(), ACTOR, report);
        var data = source.open(request, Progress.NONE);
        assertEquals(Instant.EPOCH, data.value("taken"));
        assertEquals("Nguyễn Văn A", data.value("performer"));
        assertTrue(data.value("outcome").toString().contains("ab/cd"), data.value("outcome").toString());
        List<Object> figures = new ArrayList<>();
        data.rows("figures", row -> figures.add(row.apply("figure")));
        assertTrue(figures.contains("12.408") && figures.contains("f".repeat(64)) && figures.contains("7"), figures::toString);
    }

    @Test
    void aStoppedBackupIsNotRemembered() throws Exception {
        var s = session();
        LastBackup.remember(s.archive(), ACTOR,
                new BackupReport(java.nio.file.Path.of("/b"), Instant.EPOCH, "", 0, Map.of(), 0, 0, 0, false, List.of()));
        assertTrue(LastBackup.of(s).isEmpty());
    }
}
