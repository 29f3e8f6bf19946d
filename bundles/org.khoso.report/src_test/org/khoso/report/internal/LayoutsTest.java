package org.khoso.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.report.ReportEngine;

/** A province or an office changes layouts by a file, within what the decree allows. */
class LayoutsTest {
    @TempDir
    Path folder;

    private ReportEngine with(String... lines) throws IOException {
        Files.writeString(folder.resolve("tinh.yaml"),
                "id: song-hau\nversion: \"1\"\nlayer: province\nextends: nd30-2020@2020.1\n" + String.join("\n", lines));
        return Letters.engine().with(List.of(folder));
    }

    private static String html(ReportEngine engine, String report, Letters.Data data) throws IOException {
        return new String(Letters.make(engine, report, "html", data).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void anOverlayAddsAColumnAndSaysWhoItIs() throws IOException {
        var engine = with("values: {superior: UBND tỉnh Cửa Việt}", "reports:", "  - id: dossier-inventory", "    parts:",
                "      - id: dossiers", "        columns:",
                "          - {id: lot, follows: code, title: {vi: \"Lô số hóa\"}, width: 15, style: cell, text: \"{ext:digitisationLot}\"}",
                "          - {id: note, removed: true}", "          - {id: title, width: 40}");
        assertEquals(List.of(), engine.warnings());
        var data = Letters.dossiers(1).with("superior", null).rows("dossiers", 1,
                i -> java.util.Map.of("code", "01", "ext:digitisationLot", "SH-2026-02"));
        String html = html(engine, "dossier-inventory", data);
        assertTrue(html.contains("UBND TỈNH CỬA VIỆT"), html);
        assertTrue(
                html.indexOf("Số, ký hiệu hồ sơ") < html.indexOf("Lô số hóa") && html.indexOf("Lô số hóa") < html.indexOf("Tiêu đề hồ sơ"),
                html);
        assertTrue(html.contains("SH-2026-02"));
        assertFalse(html.contains("Ghi chú"));
    }

    @Test
    void whatTheDecreeLimitsStaysWithinItsLimits() throws IOException {
        var engine = with("styles:", "  - {id: nation, size: 12}", "  - {id: motto, size: 16}", "pages:",
                "  - {id: a4, left: 10, top: 25}");
        var said = engine.warnings().toString();
        assertEquals(2, engine.warnings().size(), said);
        assertTrue(said.contains("tinh.yaml:7") && said.contains("13-14"), said);
        assertTrue(said.contains("tinh.yaml:9") && said.contains("30-35"), said);
        String html = html(engine, "letter", Letters.letter());
        assertTrue(html.contains("font-size: 12.0pt") && !html.contains("font-size: 16.0pt"), html);
        assertTrue(html.contains("padding: 25.0mm 15.0mm 20.0mm 30.0mm"), html);
    }

    @Test
    void aNewReportNeedsNoJava() throws IOException {
        var engine = with("reports:", "  - id: note", "    title: {vi: \"Phiếu\"}", "    form: titled", "    source: given",
                "    values: {typeName: Phiếu trình}",
                "    parts:", "      - {id: body, style: body, list: body, text: \"{item}\"}");
        assertTrue(engine.reports().stream().anyMatch(r -> r.id().equals("note")));
        assertTrue(html(engine, "note", Letters.letter()).contains("PHIẾU TRÌNH"));
    }

    @Test
    void brokenFilesAreNamedAndLeftOut() throws IOException {
        assertTrue(with("reports:", "  - {id: letter, form: nowhere}").warnings().toString().contains("report.layout.unsound"));
        assertTrue(with("stiles: []").warnings().toString().contains("tinh.yaml"));
        assertTrue(with("styles:", "  - {id: body, size: big}").warnings().toString().contains("6"));
        Files.writeString(folder.resolve("lost.yaml"), "id: lost\nversion: \"1\"\nlayer: office\nextends: nothing@1\n");
        assertTrue(with("").warnings().toString().contains("report.layout.no-base"));
        assertEquals(10, with("").reports().size());
    }
}
