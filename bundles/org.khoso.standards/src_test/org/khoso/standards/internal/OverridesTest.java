package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.FieldInfo;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.Change;

/** What a layer may do to the one below: add, tighten, change what is flagged; the rest is refused, and said. */
class OverridesTest {
    private static final String HEAD = """
            id: hue
            version: "1"
            layer: province
            extends: tt05-2025@2025.1
            reason: r
            """;

    private static String file(String body) {
        return HEAD + "recordSets:\n  - id: tt05.aip_hoso.ead\n    " + body.strip() + "\n";
    }

    private static List<String> keys(StandardsCatalog c) {
        return c.warnings().stream().map(Message::key).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields: [{code: title, removed: true}]", "fields: [{code: title, obligation: O}]",
            "fields: [{code: title, maxLength: 2000}]", "fields: [{code: title, maxLength: 0}]", "fields: [{code: title, type: NUMBER}]",
            "fields: [{code: mode, codeList: format}]", "fields: [{code: mode, codeList: null}]", "fields: [{code: title, concept: note}]",
            "fields: [{code: title, repeatable: true}]", "fields: [{code: title, overridable: [removed]}]",
            "fields: [{code: title, rules: [{kind: length, removed: true}]}]",
            "fields: [{code: title, rules: [{kind: required, level: may}]}]",
            "fields: [{code: title, rules: [{kind: length, parameters: {max: 5000}}]}]",
            "fields: [{code: endDate, rules: [{kind: date-order, parameters: {when: {field: mode}}}]}]",
            "fields: [{code: startDate, rules: [{kind: date, parameters: {precision: [DAY, RANGE]}}]}]",
            "fields: [{code: startDate, rules: [{kind: date, anchor: packed}]}]",
            "fields: [{code: startDate, rules: [{kind: date, label: K}]}]",
            "fields: [{code: startDate, rules: [{kind: date, overridable: true}]}]", "obligationLabel: K", "rootElement: other",
            "kind: record",
            "source: elsewhere"})
    void whatLoosensTheLawIsRefused(String body) throws Exception {
        StandardsCatalog c = Data.with(file(body));
        assertEquals(List.of("standards.override-refused"), keys(c), body);
        Message refused = c.warnings().get(0);
        assertTrue(refused.args().get(0).toString().startsWith("test/0.yaml:"), refused.toString());
        assertTrue(refused.args().get(1).toString().startsWith("tt05.aip_hoso.ead"), refused.toString());
        assertEquals(List.of("national", "province"), refused.args().subList(2, 4));
        StandardsCatalog plain = Data.shipped();
        assertEquals(plain.recordSet("tt05.aip_hoso.ead").orElseThrow().fields(), c.recordSet("tt05.aip_hoso.ead").orElseThrow().fields());
        assertEquals(plain.rules("tt05.aip_hoso.ead").stream().map(r -> r.id() + r.level() + r.confidence() + r.parameters() + r.anchor())
                .toList(),
                c.rules("tt05.aip_hoso.ead").stream().map(r -> r.id() + r.level() + r.confidence() + r.parameters() + r.anchor()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields: [{code: title, maxLength: 500}]", "fields: [{code: inforSign, obligation: M}]",
            "fields: [{code: inforSign, removed: true}]", "fields: [{code: title, label: {vi: Tên}}]",
            "fields: [{code: title, facet: true}]",
            "fields: [{code: keyword, codeList: mode}]",
            "fields: [{code: startDate, rules: [{kind: date, parameters: {precision: [DAY]}}]}]",
            "fields: [{code: title, rules: [{kind: length, parameters: {max: 200}}]}]",
            "fields: [{code: title, rules: [{kind: pattern, parameters: {regex: x}}]}]", "fields: [{code: title, obligation: M}]",
            "fields: [{code: paperFileCode, rules: [{kind: pattern, parameters: {regex: y}}]}]",
            "fields: [{code: arcFileCode, rules: [{kind: unique, level: must, label: V, clause: c}]}]"})
    void whatTightensAddsOrIsFlaggedIsTaken(String body) throws Exception {
        assertEquals(List.of(), keys(Data.with(file(body))), body);
    }

    @Test
    void codesOfTheLawStand() throws Exception {
        String list = "codeLists:\n  - id: %s\n    values: [{code: \"01\", label: {vi: Mở}}, {code: \"99\", label: {vi: Khác}}]\n";
        StandardsCatalog c = Data.with(HEAD + list.formatted("mode"));
        assertEquals(List.of("standards.override-refused", "standards.override-refused"), keys(c));
        assertEquals(3, c.codeList("mode").orElseThrow().values().size());
        assertEquals(Data.shipped().codeList("mode"), c.codeList("mode"));
        StandardsCatalog weak = Data.with(HEAD + list.formatted("typePic")); // two sources disagree: flagged
        assertEquals(List.of(), keys(weak));
        assertEquals(3, weak.codeList("typePic").orElseThrow().values().size());
    }

    @Test
    void anOfficeIsBoundByItsProvince() throws Exception {
        String province = file("""
                fields:
                      - {code: lot, label: {vi: Lô}, obligation: M, maxLength: 20}
                      - {code: box, label: {vi: Hộp}, obligation: M, overridable: [obligation, removed]}
                """);
        String office = """
                id: office
                version: "1"
                layer: office
                extends: hue@1
                reason: r
                recordSets:
                  - id: tt05.aip_hoso.ead
                    fields: [{code: lot, removed: true}, {code: lot2, obligation: M, label: {vi: x}}, {code: box, obligation: O}]
                """;
        StandardsCatalog c = Data.with(province, office);
        assertEquals(List.of("standards.override-refused"), keys(c));
        assertEquals(List.of("province", "office"), c.warnings().get(0).args().subList(2, 4));
        var set = c.recordSet("tt05.aip_hoso.ead").orElseThrow();
        assertTrue(set.field("lot").isPresent());
        assertEquals("O", set.field("box").orElseThrow().obligation());
        assertEquals("province", c.origin("tt05.aip_hoso.ead/lot").orElseThrow().layer());
        assertEquals("office", c.origin("tt05.aip_hoso.ead/lot2").orElseThrow().layer());
        assertEquals(List.of(new Change("obligation", "office", "test/1.yaml")), c.origin("tt05.aip_hoso.ead/box").orElseThrow().changes());
        assertEquals("province", c.origin("tt05.aip_hoso.ead/lot/required").orElseThrow().layer());
    }

    @Test
    void eachFieldAndRuleSaysItsLayer() throws Exception {
        StandardsCatalog c = Data.with(file("fields: [{code: title, maxLength: 500}]"));
        for (var s : c.recordSets()) {
            for (FieldInfo f : s.fields())
                assertEquals("national", c.origin(s.id() + "/" + f.code()).orElseThrow().layer());
            for (RuleInfo r : c.rules(s.id()))
                assertEquals("national", c.origin(r.id()).orElseThrow().layer(), r.id());
        }
        var origin = c.origin("tt05.aip_hoso.ead/title").orElseThrow();
        assertEquals("standards/tt05-2025.yaml", origin.file());
        assertEquals(List.of(new Change("maxLength", "province", "test/0.yaml")), origin.changes());
        assertEquals(Map.of("max", 500L), ShippedDataTest.rule(c, "tt05.aip_hoso.ead/title/length").parameters());
        assertEquals(Level.SHOULD, ShippedDataTest.rule(c, "tt05.aip_hoso.ead/title/length").level(), "the province's, not the law's");
        assertTrue(c.origin("tt05.aip_hoso.ead/none").isEmpty());
    }

    /** Nothing that a verified text says is open to change; what no verified text says is. */
    @Test
    void flagsFollowTheLabels() throws Exception {
        StandardsCatalog c = Data.shipped();
        for (RuleInfo r : c.rules("cv903.file"))
            assertFalse(r.confidence().mayOblige(), r.id());
        String cv = HEAD.replace("tt05-2025@2025.1", "cv903-2023@2023.1")
                + "recordSets:\n  - id: cv903.file\n    fields: [{code: Title, removed: true}, {code: Language, type: TEXT, maxLength: 900}]\n";
        StandardsCatalog loaded = Data.with(cv);
        assertEquals(List.of(), keys(loaded), "whoever has the letter enters its exact fields");
        assertTrue(loaded.recordSet("cv903.file").orElseThrow().field("Title").isEmpty());
        assertEquals(900, loaded.recordSet("cv903.file").orElseThrow().field("Language").orElseThrow().maxLength());
    }
}
