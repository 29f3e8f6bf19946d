package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.StandardInfo;
import org.khoso.api.survey.ArchiveFacts;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Facts;
import org.khoso.api.survey.SurveyService.Stored;

/** Sources that count files, fields and rules, or know the archive beside its holdings. */
class OtherSourcesTest {
    private static final AccessFilter ALL = AccessFilter.ALL;
    private final Digitised d = new Digitised();
    private final Censuses censuses = new Censuses();

    private static RecordSetInfo set(String id, String standard, boolean verified, String... concepts) {
        List<FieldInfo> fields = Arrays.stream(concepts).map(c -> new FieldInfo(c, c, new Bilingual("Nhãn " + c, null), FieldType.TEXT, 0,
                "M", Confidence.SEVERAL, Confidence.SEVERAL, null, false, false, "", null)).toList();
        return new RecordSetInfo(id, "1", standard, Kind.DOSSIER, "", new Bilingual("Bộ " + id, null), "", Confidence.SEVERAL,
                Confidence.SEVERAL,
                verified, null, null, fields);
    }

    private static RuleInfo rule(Confidence c) {
        return new RuleInfo("r" + c, "required", "cv903.file", "x", Map.of(), Level.SHOULD, "", c, "", null, null, "");
    }

    /** A catalogue of these sets; each has one rule from a verified source and one of own knowledge. */
    private static StandardsCatalog catalog(boolean verified, List<RuleInfo> rules, RecordSetInfo... sets) {
        var standard = new StandardInfo("cv903-2023", new Bilingual("x", null), "903/VTLTNN-QLII, 21/8/2023", null, null, verified,
                "national");
        return (StandardsCatalog) Proxy.newProxyInstance(OtherSourcesTest.class.getClassLoader(), new Class<?>[]{StandardsCatalog.class},
                (p, m, a) -> switch (m.getName()) {
                    case "recordSets" -> List.of(sets);
                    case "recordSet" -> Arrays.stream(sets).filter(s -> s.id().equals(a[0])).findFirst();
                    case "standards" -> List.of(standard);
                    case "rules" -> a[0].equals("cv903.file") ? rules : List.of();
                    default -> Optional.empty();
                });
    }

    @Test
    void programsAreThoseThatFilesNameAndNoOthers() throws Exception {
        UUID record = d.store.add(Kind.RECORD, d.store.add(Kind.DOSSIER, d.province));
        d.file(record, 1, 1, "producer", "ABBYY  FineReader\n15");
        d.file(record, 1, 1, "producer", "abbyy finereader 15");
        d.file(record, 1, 1, "producer", "Canon iR-ADV C5235 PDF");
        d.file(d.store.add(Kind.RECORD, null, "reliability", "01"), 1, 1, "producer", "Microsoft Word"); // born digital
        d.store.add(Kind.AGENT, null, "name", "Khoso", "version", "1.0", "type", "software");
        d.store.add(Kind.AGENT, null, "name", "Nguyễn Văn A", "type", "person");
        d.campaign("title", "A", "software", "ScanSuite | Công ty B | quét và nhận dạng", "equipment",
                "Máy quét fi-7600 | 3 | Fujitsu\nMáy in");
        var source = new EquipmentSource(censuses);
        Map<String, String> v = d.values(source);
        assertEquals("ScanSuite|SOFTWARE|Công ty B|quét và nhận dạng",
                String.join("|", v.get("1/name"), v.get("1/kind"), v.get("1/vendor"), v.get("1/func")));
        assertEquals("Máy quét fi-7600|SCANNER|3|Fujitsu",
                String.join("|", v.get("2/name"), v.get("2/kind"), v.get("2/qty"), v.get("2/vendor")));
        assertEquals("Máy in OTHER", v.get("3/name") + " " + v.get("3/kind"));
        assertEquals("province ABBYY FineReader 15 SOFTWARE", v.get("4/level") + " " + v.get("4/name") + " " + v.get("4/kind"));
        assertTrue(d.figure(source, "4", "name").query().endsWith("2 files"));
        assertEquals("Canon iR-ADV C5235 PDF SCANNER", v.get("5/name") + " " + v.get("5/kind"));
        assertEquals("Khoso 1.0", v.get("6/name"));
        assertFalse(v.containsKey("7/name"));
        assertFalse(v.containsKey("4/qty"), "how many there are, files do not tell");
        assertEquals(Map.of(), new Digitised().values(new EquipmentSource(new Censuses())));
    }

    @Test
    void fieldsAreThoseInUseWithTheirRates() throws Exception {
        var standards = catalog(true, List.of(), set("tt05.file", "tt05", true, "title", "language", "note"));
        UUID first = d.dossier(d.province, null, 1, 1, "recordSet", "tt05.file@2025.1", "title", "A", "language", "01");
        d.dossier(d.province, null, 1, 1, "recordSet", "tt05.file@2025.1", "title", "B");
        d.dossier(d.province, null, 1, 1, "recordSet", "tt05.file@2025.1", "title", "C");
        d.store.add(Kind.DOSSIER, d.province, "recordSet", "tt05.file@2025.1", "note", "not digitised");
        var source = new DataStructureSource(censuses, standards);
        assertEquals("Hồ sơ (3; mô tả theo: Bộ tt05.file): Nhãn title 100%; Nhãn language 33%.", d.values(source).get("/fields"));
        assertEquals("", d.values(source).get("/packaging"), "nobody has packed anything");
        assertFalse(d.values(source).containsKey("/storage"), "a person says how they are kept");
        d.store.add(Kind.EVENT, first, "type", "information package creation", "when", Instant.EPOCH);
        d.store.add(Kind.EVENT, first, "type", "information package creation", "when", Instant.EPOCH);
        d.store.add(Kind.EVENT, first, "type", "transfer", "when", Instant.EPOCH);
        var facts = new ArchiveFacts(new Bilingual("Thông tư 05/2025", null), List.of(), List.of(), standards);
        assertEquals("Đã tạo 2 gói thông tin cho 1 hồ sơ số hóa, cấu trúc gói theo Thông tư 05/2025.",
                d.values(source, ALL, facts).get("/packaging"));
    }

    @Test
    void conformityIsNeverConcludedFromWhatIsNotVerified() throws Exception {
        List<RuleInfo> mixed = List.of(rule(Confidence.VERBATIM), rule(Confidence.UNVERIFIED), rule(Confidence.UNVERIFIED));
        var set = set("cv903.file", "cv903-2023", true);
        Map<String, String> v = d.values(new ConformitySource(catalog(true, mixed, set)));
        assertEquals(Map.of("/reason",
                "Chưa thể kết luận: trong các quy tắc dựa theo văn bản 903/VTLTNN-QLII, 21/8/2023, 1 quy tắc đã kiểm chứng,"
                        + " 2 quy tắc chưa kiểm chứng với nguyên văn."),
                v);
        var unseen = new ConformitySource(catalog(false, List.of(rule(Confidence.VERBATIM)), set));
        assertTrue(d.values(unseen).get("/reason").startsWith("Chưa thể kết luận"), "the document itself was not seen");
        var sure = catalog(true, List.of(rule(Confidence.VERBATIM)), set);
        assertEquals("Cả 1 quy tắc dựa theo văn bản 903/VTLTNN-QLII, 21/8/2023 đã được kiểm chứng; kết luận theo kết quả kiểm tra hồ sơ.",
                d.values(unseen, ALL, new ArchiveFacts(null, List.of(), List.of(), sure)).get("/reason"),
                "the archive's own standards decide");
    }

    @Test
    void existingVolumeHasEachObjectOnce() throws Exception {
        UUID dossier = d.dossier(d.province, "2025-05-01", 10, 1000);
        UUID record = d.store.add(Kind.RECORD, dossier);
        UUID again = d.file(record, 5, 700, "object", "ab".repeat(32));
        d.file(record, 5, 700, "object", "ab".repeat(32));
        d.file(record, 0, 300); // no pages: a recording
        d.file(d.store.add(Kind.RECORD, null, "reliability", "01"), 3, 9999); // born digital
        var source = new VolumeSource(censuses);
        assertEquals(Map.of("/existing", "2000", "/expected", ""), d.values(source));
        assertTrue(d.figure(source, "", "existing").list().contains(again));
        UUID c = d.campaign("title", "A", "dateFrom", Digitised.day("2025-04-01"));
        d.line(c, "plannedFonds", d.province, "plannedPages", 25L);
        // 20 pages are done (the record counts with all its files), 5 are left; 1,700 bytes for 15 pages: 114 a page
        assertEquals("2570", d.values(source).get("/expected"));
        UUID fixed = d.campaign("title", "B", "bytesPerPage", 50L);
        d.line(fixed, "level", "district", "plannedPages", 100L);
        assertEquals("7570", d.values(source).get("/expected"));
        d.line(fixed, "level", "commune", "plannedDossiers", 1L);
        assertTrue(d.figure(source, "", "expected").query().contains("left out: 1"));
    }

    @Test
    void withoutAnythingToMeasureByNothingIsExpected() throws Exception {
        UUID c = d.campaign("title", "A");
        d.line(c, "level", "commune", "plannedPages", 100L);
        assertEquals(Map.of("/existing", "0", "/expected", ""), d.values(new VolumeSource(censuses)));
        d.store.add(Kind.FILE, d.store.add(Kind.RECORD, null), "object", "cd".repeat(32));
        assertEquals("", d.values(new VolumeSource(censuses)).get("/existing"), "sizes that nobody recorded are not 0");
    }

    @Test
    void theNeedForRoomNamesItsAssumptions() throws Exception {
        var source = new CapacitySource(censuses);
        assertEquals(Map.of("/tb", "", "/text", ""), d.values(source), "nothing there, nothing planned");
        UUID c = d.campaign("title", "A");
        d.line(c, "level", "commune", "plannedPages", 1_000_000L);
        Map<String, String> v = d.values(source);
        // 96.68 square inches at 200 dpi, 24 bits, by 20: 580,080 bytes; a million; 1.1^5; 3 copies
        assertEquals("2.803", v.get("/tb"));
        for (String part : List.of("2,803 TB", "1.000.000", "580.080 byte", "200 dpi", "khoản 1 Điều 27 Thông tư 05/2025/TT-BNV",
                "giả định của Khoso",
                "10% mỗi năm trong 5 năm", "334 ngày làm việc", "3.a"))
            assertTrue(v.get("/text").contains(part), part + " in " + v.get("/text"));
        d.dossier(d.province, null, 10, 20_000_000L);
        assertTrue(d.values(source).get("/text").contains("2.000.000 byte, đo từ tài liệu"));
    }

    @Test
    void softwareAndSafetyAreSuggestedFromWhatIsKnown() throws Exception {
        Map<String, String> software = d.values(new SoftwareSource());
        assertEquals("YES INHOUSE Khoso", software.get("/has") + " " + software.get("/kind") + " " + software.get("/name"));
        assertEquals(Map.of(), d.values(new SafetySource()), "an archive that remembers nothing suggests nothing");
        Instant when = Instant.parse("2026-11-20T20:00:00Z");
        var facts = new ArchiveFacts(null,
                List.of(new ArchiveFacts.Backup("/mnt/a", when, 1234, 0), new ArchiveFacts.Backup("/mnt/a", when, 1000, 0)),
                List.of(new ArchiveFacts.Check(when, 1234, 2)), null);
        assertEquals(Map.of("body/backup", "1", "body/text", "Lần sao lưu gần nhất ngày 21/11/2026: 1.234 tệp, không có tệp hỏng."
                + " Lần kiểm tra toàn vẹn gần nhất ngày 21/11/2026: 1.234 tệp, 2 tệp đã thay đổi."),
                d.values(new SafetySource(), ALL, facts));
    }

    @Test
    void wordsAreKeptAndExplainedAsNumbersAre() throws Exception {
        var surveys = new KhosoSurveys(List.of(getClass().getResource(Templates.LETTER)),
                Map.of("1.a", new DigitisedByLevel(censuses), "3.b",
                        new SafetySource()));
        d.dossier(d.province, null, 1, 1);
        Stored s = surveys.fromJson(surveys.toJson(surveys.compute("bnv-2025-05-digitisation", "1.a", d.store, ALL, Digitised.NOW)));
        assertTrue(s.answer().figures().stream().anyMatch(f -> f.text() != null && f.text().contains("Phông Sở Nội vụ")));
        assertTrue(surveys.explain(s, d.store, ALL, Digitised.NOW).equal());
        d.dossier(d.province, null, 1, 1);
        Explanation e = surveys.explain(s, d.store, ALL, Digitised.NOW);
        var content = e.differences().stream().filter(x -> x.column().equals("content")).findFirst().orElseThrow();
        assertTrue(content.textBefore().contains("(1 hồ sơ)") && content.textNow().contains("(2 hồ sơ)"));
        var facts = new ArchiveFacts(null, List.of(new ArchiveFacts.Backup("x", Instant.EPOCH, 1, 1)), List.of(), null);
        Stored safe = surveys.compute("bnv-2025-05-digitisation", "3.b", d.store, ALL, Digitised.NOW, facts);
        assertTrue(surveys.explain(safe, d.store, ALL, Digitised.NOW, new Facts(facts, facts)).equal());
        assertFalse(surveys.explain(safe, d.store, ALL, Digitised.NOW).equal());
        Explanation later = surveys.explain(safe, d.store, ALL, Digitised.NOW, new Facts(facts, ArchiveFacts.NONE));
        assertTrue(later.snapshot().same() && !later.equal());
        assertEquals(Set.of("body"), Set.copyOf(safe.answer().figures().stream().map(f -> f.row()).toList()));
    }
}
