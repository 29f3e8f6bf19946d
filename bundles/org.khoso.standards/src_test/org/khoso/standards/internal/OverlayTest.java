package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;

class OverlayTest {
    private static final String HEAD = """
            id: hue-2026
            version: "1"
            layer: province
            extends: tt05-2025@2025.1
            reason: Quyết định của tỉnh
            """;

    private static String set(String body) {
        return HEAD + "recordSets:\n  - id: tt05.aip_hoso.ead\n" + body.indent(4);
    }

    @Test
    void addsAField() throws Exception {
        StandardsCatalog c = Data.with(set("""
                fields:
                  - code: shelfNote
                    label: {vi: Ghi chú giá, en: Shelf note}
                    maxLength: 20
                    obligation: M
                    facet: true
                """));
        RecordSetInfo s = c.recordSet("tt05.aip_hoso.ead").orElseThrow();
        FieldInfo f = s.field("shelfNote").orElseThrow();
        assertEquals("ext:shelfNote", f.concept());
        assertEquals(FieldType.TEXT, f.type());
        assertEquals("Ghi chú giá", f.label().vi());
        assertTrue(f.facet() && f.extension());
        assertEquals(19, s.fields().size());
        assertEquals("2025.1+hue-2026.1", s.version());
        RuleInfo r = ShippedDataTest.rule(c, "tt05.aip_hoso.ead/shelfNote/required");
        assertEquals(Level.SHOULD, r.level());
        assertEquals(Confidence.DESIGN, r.confidence());
        assertEquals("test/0.yaml", r.decidedBy());
        assertEquals(Map.of("max", 20L), ShippedDataTest.rule(c, "tt05.aip_hoso.ead/shelfNote/length").parameters());
        assertEquals(List.of(), c.warnings());
    }

    @Test
    void overridesAField() throws Exception {
        StandardsCatalog c = Data.with(set("""
                fields:
                  - code: keyword
                    label: {vi: Từ khóa chính}
                    maxLength: 50
                    obligation: M
                """));
        FieldInfo f = c.recordSet("tt05.aip_hoso.ead").orElseThrow().field("keyword").orElseThrow();
        assertEquals("Từ khóa chính", f.label().vi());
        assertEquals("Keywords", f.label().en());
        assertEquals("keywords", f.concept());
        assertEquals(Confidence.DESIGN, f.obligationConfidence());
        RuleInfo required = ShippedDataTest.rule(c, "tt05.aip_hoso.ead/keyword/required");
        assertEquals(Level.SHOULD, required.level());
        RuleInfo length = ShippedDataTest.rule(c, "tt05.aip_hoso.ead/keyword/length");
        assertEquals(Level.SHOULD, length.level());
        assertEquals("test/0.yaml", length.decidedBy());
        assertEquals(Level.MUST, ShippedDataTest.rule(c, "tt05.aip_hoso.ead/title/length").level());
    }

    @Test
    void anOfficeRaisesARuleByItsOwnDocument() throws Exception {
        StandardsCatalog c = Data.with(HEAD + """
                rules:
                  - id: tt05.aip_hoso.ead/arcFileCode/unique
                    recordSet: tt05.aip_hoso.ead
                    level: must
                    label: V
                    clause: Quyết định 12/QĐ-UBND
                    reason: mã trùng gây nhầm
                  - id: arcFileCode/pattern
                    recordSet: tt05.aip_hoso.ead
                    level: may
                  - id: keyword/pattern
                    kind: pattern
                    recordSet: tt05.aip_hoso.ead
                    level: must
                    parameters: {regex: "^[a-z]+$"}
                """);
        RuleInfo r = ShippedDataTest.rule(c, "tt05.aip_hoso.ead/arcFileCode/unique");
        assertEquals(Level.MUST, r.level());
        assertEquals("Quyết định 12/QĐ-UBND", r.clause());
        assertEquals(Map.of("within", "archive"), r.parameters());
        assertEquals("test/0.yaml", r.decidedBy());
        assertEquals(Level.MAY, ShippedDataTest.rule(c, "tt05.aip_hoso.ead/arcFileCode/pattern").level());
        RuleInfo own = ShippedDataTest.rule(c, "tt05.aip_hoso.ead/keyword/pattern");
        assertEquals(Level.SHOULD, own.level());
        assertEquals("keyword", own.field());
    }

    @Test
    void removesFieldsRulesAndBringsBack() throws Exception {
        String province = set("""
                fields:
                  - {code: inforSign, removed: true}
                  - code: paperFileCode
                    rules: [{kind: pattern, removed: true}]
                """);
        StandardsCatalog c = Data.with(province);
        assertTrue(c.recordSet("tt05.aip_hoso.ead").orElseThrow().field("inforSign").isEmpty());
        assertTrue(c.rules("tt05.aip_hoso.ead").stream()
                .noneMatch(r -> r.field().equals("inforSign") || r.id().endsWith("/paperFileCode/pattern")));
        StandardsCatalog back = Data.with(province, """
                id: office
                version: "3"
                layer: office
                extends: hue-2026@1
                reason: vẫn dùng
                recordSets:
                  - id: tt05.aip_hoso.ead
                    fields: [{code: inforSign, removed: false}]
                codeLists:
                  - id: colour
                    values: [{code: "04", label: {vi: Nội bộ, en: Internal}}, {code: "01", label: {vi: Mở}}]
                """);
        assertTrue(back.recordSet("tt05.aip_hoso.ead").orElseThrow().field("inforSign").isPresent());
        assertEquals("2025.1+hue-2026.1+office.3", back.recordSet("tt05.aip_hoso.ead").orElseThrow().version());
        assertEquals("Nội bộ", back.codeList("colour").orElseThrow().value("04").orElseThrow().label().vi());
        assertEquals("Mở", back.codeList("colour").orElseThrow().value("01").orElseThrow().label().vi());
        assertEquals(3, back.codeList("colour").orElseThrow().values().size());
    }

    @Test
    void anotherVersionIsFlagged() throws Exception {
        StandardsCatalog c = Data.with(set("fields: [{code: title, maxLength: 10}]").replace("2025.1", "2024.9"));
        Message w = c.warnings().get(0);
        assertEquals("standards.version-differs", w.key());
        assertTrue(w.args().contains("tt05-2025@2024.9") && w.args().contains("2025.1"), w.toString());
        assertEquals(10, c.recordSet("tt05.aip_hoso.ead").orElseThrow().field("title").orElseThrow().maxLength());
    }

    @Test
    void aProvincesOwnRecordSet() throws Exception {
        StandardsCatalog c = Data.with(HEAD + """
                verified: true
                title: {vi: Tiêu chuẩn tỉnh, en: Province}
                recordSets:
                  - id: hue.map
                    kind: record
                    recordType: text
                    label: V
                    obligationLabel: D
                    source: QĐ 1/QĐ-UBND
                    title: {vi: Bản đồ, en: Map}
                    fields:
                      - {code: scale, type: NUMBER, obligation: M, label: {vi: Tỷ lệ}}
                      - {code: title, concept: nowhere, label: {vi: Tên}}
                      - {code: when, concept: issuedOn, codeList: none, label: {vi: Ngày}}
                """);
        assertEquals("hue-2026", c.recordSet("hue.map").orElseThrow().standard());
        assertEquals(Level.MUST, ShippedDataTest.rule(c, "hue.map/scale/type").level());
        assertEquals(Level.SHOULD, ShippedDataTest.rule(c, "hue.map/scale/required").level());
        assertEquals(List.of("standards.no-concept", "standards.no-code-list", "standards.concept-type"),
                c.warnings().stream().map(Message::key).toList());
    }

    @Test
    void anOfficesFolder(@TempDir Path dir) throws Exception {
        StandardsCatalog c = Data.shipped();
        assertSame(c.recordSet("tt05.pic").orElseThrow().fields().get(0),
                c.with(List.of(dir.resolve("none"))).recordSet("tt05.pic").orElseThrow().fields().get(0));
        Files.writeString(dir.resolve("a.yaml"), set("fields: [{code: mine, label: {vi: Của tôi}}]"));
        Files.writeString(dir.resolve("readme.txt"), "not yaml");
        assertTrue(c.with(List.of(dir)).recordSet("tt05.aip_hoso.ead").orElseThrow().field("mine").isPresent());
        assertTrue(c.recordSet("tt05.aip_hoso.ead").orElseThrow().field("mine").isEmpty());
        Files.writeString(dir.resolve("b.yaml"), "id: x\nversion: \"1\"\nlayer: office\ntitle: {vi: x}\nrecordsets: []\n");
        StandardsCatalog broken = c.with(List.of(dir));
        assertEquals(List.of("model.yaml-unknown-key-near"), broken.leftOut().stream().map(Message::key).toList());
        assertEquals(5, broken.leftOut().get(0).args().get(1));
        assertEquals(broken.leftOut(), broken.warnings());
        assertTrue(broken.recordSet("tt05.aip_hoso.ead").orElseThrow().field("mine").isPresent(), "the sound file stays in force");
    }

    @Test
    void noDamageKeepsAnArchiveShut(@TempDir Path dir) throws Exception {
        StandardsCatalog c = Data.shipped();
        byte[] good = Files.readAllBytes(Path.of("../../examples/province-overlay/standards/song-hau-2026.yaml"));
        var r = new java.util.Random(11);
        int out = 0;
        for (int i = 0; i < 150; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 2; k++)
                bad[r.nextInt(bad.length)] = (byte) (r.nextBoolean() ? r.nextInt(256) : " :-[]{}\n#".charAt(r.nextInt(9)));
            Files.write(dir.resolve("a.yaml"), bad);
            StandardsCatalog with = c.with(List.of(dir));
            assertEquals(c.recordSets().stream().map(s -> s.id()).toList(),
                    with.recordSets().stream().map(s -> s.id()).filter(id -> c.recordSet(id).isPresent()).toList());
            out += with.leftOut().isEmpty() ? 0 : 1;
        }
        assertTrue(out > 25, out + " of 150 left out");
    }
}
