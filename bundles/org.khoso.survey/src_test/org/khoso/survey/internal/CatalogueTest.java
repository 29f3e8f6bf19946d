package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Stored;
import org.khoso.api.survey.SurveyService.Template;

/** Questionnaires of the product and of an archive's own, in versions; items that are counted by a source of another number. */
class CatalogueTest {
    @TempDir
    Path folder;
    private final SurveyService product = new KhosoSurveys(List.of(CatalogueTest.class.getResource(Templates.LETTER)),
            Map.of("1.a", new DigitisedByLevel(new Censuses()), "2.a", new VolumeSource(new Censuses())));

    private void file(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void versionsAreInTheOrderThatPeopleMean() {
        assertEquals(List.of("2026.10", "2026.9", "10", "2.1", "2", "1", ""),
                Stream.of("2", "", "2026.9", "10", "1", "2026.10", "2.1").sorted(Versions.NEWEST).toList());
        assertEquals(List.of("1", "2", "10", "2026.10", "thu.2", "1a.2"),
                Stream.of("", "1", "9", "2026.9", "thu", "1a").map(Versions::next).toList());
    }

    @Test
    void anArchiveHasItsOwnInVersions() throws Exception {
        SurveyService here = product.with(List.of(folder, folder.resolve("nowhere")));
        assertEquals(1, here.templates().size());
        file("a.yaml", "id: tinh\nversion: \"9\"\ntitle: {vi: Chín}\n");
        file("b.yaml", "id: tinh\nversion: \"10\"\ntitle: {vi: Mười}\n");
        file("c.txt", "id: other");
        assertEquals(List.of("bnv-2025-05-digitisation 1", "tinh 10"), here.templates().stream().map(CatalogueTest::name).toList());
        assertEquals(List.of("bnv-2025-05-digitisation 1", "tinh 10", "tinh 9"),
                here.versions().stream().map(CatalogueTest::name).toList());
        assertEquals("Chín", here.template("tinh", "9").orElseThrow().title().vi());
        assertEquals("Mười", here.template("tinh", "").orElseThrow().title().vi());
        assertEquals("Mười", here.template("tinh", "8").orElseThrow().title().vi(), "answers to a version that is gone can still be read");
        assertTrue(here.template("nothing", "").isEmpty());
        assertEquals(1, product.templates().size(), "the product's own are as they were");
    }

    private static String name(Template t) {
        return t.id() + " " + t.version();
    }

    @Test
    void whatCanNotBeUsedIsLeftOutAndSaid() throws Exception {
        file("a.yaml", "id: tinh\nversion: \"1\"\n");
        file("b.yaml", "id: tinh\nversion: \"1\"\ntitle: {vi: Hai}\n");
        file("broken.yaml", "id: [\n");
        file("nameless.yaml", "version: \"1\"\n");
        file("wrong.yaml", "id: x\nquestions: []\n");
        SurveyService here = product.with(List.of(folder));
        assertEquals(2, here.templates().size());
        assertEquals("", here.template("tinh", "1").orElseThrow().title().vi(), "the first file counts");
        assertEquals(4, here.leftOut().size(), here.leftOut().toString());
        assertTrue(product.leftOut().isEmpty());
    }

    @Test
    void anItemIsCountedByTheSourceThatItNames() throws Exception {
        file("a.yaml", """
                id: tinh
                version: "1"
                levels: [province, commune]
                items:
                  - id: I.1
                    kind: table
                    auto: A
                    source: 1.a
                    heading: {vi: Số lượng}
                    rows:
                      - {id: cap-tinh, levels: [province], label: {vi: Cấp tỉnh}}
                      - {id: cap-xa, levels: [commune], label: {vi: Cấp xã}}
                    columns:
                      - {id: hs, type: integer, from: dossiers, query: {kind: dossier, aggregate: count}, label: {vi: Hồ sơ}}
                      - {id: again, type: integer, from: dossiers, label: {vi: Hồ sơ}}
                      - {id: kh, type: integer, from: planDossiers, label: {vi: Kế hoạch}}
                  - {id: I.2, kind: group, auto: M, source: 2.a, columns: [{id: existing, type: bytes}]}
                """);
        SurveyService here = product.with(List.of(folder));
        assertTrue(here.template("tinh", "1").orElseThrow().item("I.1").orElseThrow().computed());
        var d = new Digitised();
        d.dossier(d.province, "2025-05-01", 10, 1000);
        Stored s = here.compute("tinh", "I.1", d.store, AccessFilter.ALL, Digitised.NOW);
        assertEquals("I.1", s.answer().item());
        assertEquals("1", value(s, "cap-tinh", "hs") + value(s, "cap-tinh", "kh"));
        assertEquals("1", value(s, "cap-tinh", "again"));
        assertEquals("0", value(s, "cap-xa", "hs"));
        assertTrue(s.answer().figures().stream().noneMatch(f -> f.column().equals("dossiers")));
        assertTrue(here.explain(s, d.store, AccessFilter.ALL, Instant.EPOCH).equal());
        d.dossier(d.province, "2025-05-01", 10, 1000);
        assertEquals(List.of("again", "hs"),
                here.explain(s, d.store, AccessFilter.ALL, Instant.EPOCH).differences().stream().map(x -> x.column()).sorted().toList());
        assertThrows(KhosoException.class, () -> here.compute("tinh", "I.2", d.store, AccessFilter.ALL, Digitised.NOW),
                "a person answers it");
    }

    private static String value(Stored s, String row, String column) {
        return s.answer().figures().stream().filter(f -> f.row().equals(row) && f.column().equals(column)).map(Figure::plain).findFirst()
                .orElseThrow();
    }

    @Test
    void aResponseIsAskedByItsOwnVersion() throws Exception {
        for (String version : new String[]{"1", "2"})
            file(version + ".yaml", """
                    id: tinh
                    version: "%s"
                    levels: [province]
                    items:
                      - {id: a, kind: group, columns: [{id: x, type: text, required: true}%s]}
                    rules:
                      - {id: R, kind: required, severity: error, message: {vi: thiếu}}
                    """.formatted(version, version.equals("2") ? ", {id: y, type: text, required: true}" : ""));
        SurveyService here = product.with(List.of(folder));
        for (String version : new String[]{"1", "2"}) {
            var r = new org.khoso.api.survey.Response(new java.util.UUID(0, 1), "tinh", version,
                    new org.khoso.api.survey.Response.Respondent("92", "Cần Thơ", "province"), null,
                    org.khoso.api.survey.Response.State.DRAFT,
                    org.khoso.api.survey.Response.Issue.OWN, Map.of());
            assertEquals(Integer.parseInt(version), here.asked(r).required().size());
            assertEquals(Integer.parseInt(version), here.validate(r, java.time.LocalDate.EPOCH, List.of()).size());
        }
    }
}
