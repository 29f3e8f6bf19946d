package org.khoso.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.report.Piece.Grid;
import org.khoso.api.report.Piece.Head;
import org.khoso.api.report.Piece.Words;
import org.khoso.api.report.ReportEngine;

/** The layout of the consolidated report: it holds over those of surveys and of the decree, and has a place for every piece. */
class MinistryLayoutTest {
    private static ReportEngine engine() throws Exception {
        List<URL> all = new ArrayList<>(Letters.surveyLayouts());
        all.addAll(Collections.list(MinistryLayoutTest.class.getClassLoader().getResources("KHOSO-INF/layouts/ministry.yaml")));
        return new Engine(all, Letters.exporters());
    }

    private static Letters.Data data() {
        Letters.Data data = Letters.data().with("agency", "Bộ Nội vụ").with("surveyTitle", "Tình hình số hóa").with("letter", "Công văn");
        for (String name : List.of("answered", "figures", "priorities", "calls", "changes", "provinces", "missing"))
            data.tell(name, new Words("surveyText", "Phần " + name),
                    new Grid(name, List.of(new Head("Đơn vị", 2, "surveyCell"), new Head("Tổng", 1, "surveyNumber")),
                            to -> to.row(List.of("=1+1 <b> " + name, "1.234"))));
        return data;
    }

    @Test
    void everyPieceStandsInEveryFormat() throws Exception {
        assertEquals(List.of(), engine().warnings());
        assertTrue(engine().reports().stream().anyMatch(r -> r.id().equals("survey-consolidation")));
        for (String format : List.of("docx", "pdf", "html", "xlsx"))
            assertTrue(Letters.make(engine(), "survey-consolidation", format, data()).bytes().length > 1000, format);
        String html = new String(Letters.make(engine(), "survey-consolidation", "html", data()).bytes(), StandardCharsets.UTF_8);
        for (String name : List.of("answered", "figures", "priorities", "calls", "changes", "provinces", "missing"))
            assertTrue(html.contains("Phần " + name), name);
        assertTrue(html.contains("DỰ THẢO") && html.contains("BÁO CÁO TỔNG HỢP"));
        assertFalse(html.contains("<b> answered"));
    }
}
