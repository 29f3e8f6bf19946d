package org.khoso.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.Document.Table;
import org.khoso.api.report.DocumentExporter.Written;
import org.khoso.api.report.Piece;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.core.Texts;
import org.khoso.core.report.Reports;

/** What is written of a consolidation, from figures that the test states. */
class ConsolidationOutputsTest {
    private static final Locale VI = Locale.of("vi");
    @TempDir
    Path dir;
    private final Texts texts = texts();
    private final ConsolidationOutputs outputs = new ConsolidationOutputs(texts, new Reports());
    private final FakeSums sums = new FakeSums();

    private static Texts texts() {
        try {
            return new Texts(ConsolidationOutputsTest.class.getClassLoader());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Document document() throws IOException {
        Document[] made = new Document[1];
        outputs.setWorkbooks((document, out) -> {
            made[0] = document;
            return new Written(0, 0, List.of());
        });
        outputs.workbook(sums.assessment(), VI, dir.resolve("a.xlsx"));
        return made[0];
    }

    private static List<List<Object>> rows(Section s) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        ((Table) s.nodes().getLast()).rows().forEach(r -> rows.add(new ArrayList<>(r)));
        return rows;
    }

    private static Section sheet(Document d, String name) {
        return d.sections().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void theLinesOfAnItemAddUpToTheNationalNumber() throws IOException {
        Document d = document();
        var lines = rows(sheet(d, "Mục 1.a"));
        assertEquals(2, lines.size(), "who is silent stands with the gaps");
        BigDecimal sum = lines.stream().map(r -> (BigDecimal) r.get(5)).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(new BigDecimal(42), sum);
        var national = rows(sheet(d, "Tóm tắt")).getFirst();
        assertEquals(sum, national.get(2));
        assertEquals(2, national.get(3));
        assertEquals(2, rows(sheet(d, "Chậm, chưa trả lời")).size());
        assertEquals("=cmd|' /C calc'!A0", rows(sheet(d, "Trả lời bằng chữ")).getFirst().get(6),
                "text as it is: the exporter makes it harmless");
        for (String name : List.of("Các tỉnh", "Tổng theo tỉnh", "Cần gọi điện", "Ưu tiên chuyển giao", "Nguồn"))
            assertFalse(rows(sheet(d, name)).isEmpty(), name);
        assertTrue(d.sections().stream().allMatch(s -> !s.name().contains("core.survey")), "every sheet has a name in words");
    }

    @Test
    void thePageHoldsNoMarkupOfOthersAndFetchesNothing() throws IOException {
        for (String lang : List.of("vi", "en")) {
            Path file = dir.resolve(lang + ".html");
            outputs.page(sums.assessment(), Locale.of(lang), file);
            String page = Files.readString(file);
            assertFalse(page.contains("<script"), "a name is no markup");
            assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"));
            assertFalse(page.contains("\u202e"), "nothing turns the order of letters round");
            assertFalse(page.matches("(?s).*(src|href|url)\\s*[=(].*"), "nothing is fetched");
            assertTrue(page.contains("default-src 'none'"));
            assertFalse(page.contains("core.survey"), "words, no keys");
            assertTrue(page.contains("<svg") && page.contains("class=\"bar\""));
        }
        try (var files = Files.list(dir)) {
            assertEquals(2, files.count(), "nothing half-written stays");
        }
    }

    @Test
    void theReportHasItsPiecesInWords() throws IOException {
        var report = new ConsolidationReport(sums.assessment(), outputs.words(sums.assessment(), VI));
        assertEquals("Bộ Nội vụ", report.value("agency"));
        for (String name : List.of("answered", "figures", "priorities", "calls", "changes", "provinces", "missing")) {
            List<Piece> pieces = report.pieces(name);
            assertFalse(pieces.isEmpty(), name);
            for (Piece p : pieces)
                if (p instanceof Piece.Grid g)
                g.rows().forEach(r -> assertEquals(g.heads().size(), r.size(), name + " " + r));
                else
                assertFalse(((Piece.Words) p).text().contains("core.survey"), name);
        }
    }

    @Test
    void aTotalLeadsDownToTheAnswer() throws IOException {
        var trail = new Trail(sums.sums(), Geography.OLD, MeasureNames.find(sums.sums().measures(), "1.a/commune/pages"));
        assertEquals(new BigDecimal(42), trail.total(Unit.ALL).value());
        assertEquals(List.of(FakeSums.PROVINCE), trail.below(Unit.ALL).stream().map(Trail.Step::unit).toList());
        assertEquals(FakeSums.COMMUNE, trail.bodies(FakeSums.PROVINCE).getFirst().unit(), "the largest first");
        var answered = trail.answer(trail.unit("00001")).orElseThrow();
        assertEquals(List.of(FakeSums.CELL), List.copyOf(answered.answers().keySet()), "answers of other rows are not behind it");
        assertFalse(answered.answers().get(FakeSums.CELL).list().whole());
        assertTrue(trail.answer(trail.unit("01")).isEmpty());
        assertThrows(KhosoException.class, () -> trail.unit("99"));
        assertThrows(KhosoException.class, () -> MeasureNames.find(sums.sums().measures(), "9.z/x"));
    }

    @Test
    void bytesAreShownInStepsOfAThousandAndNothingIsLost() {
        assertEquals("1,5 TB", MeasureNames.shown("bytes", new BigDecimal("1500000000000"), VI));
        assertEquals("999 byte", MeasureNames.shown("bytes", new BigDecimal(999), VI));
        assertEquals("9.007.199.254.740.993", MeasureNames.shown("integer", new BigDecimal("9007199254740993"), VI));
        assertEquals("–", MeasureNames.shown("integer", null, VI));
        for (Timeliness t : Timeliness.values())
            assertFalse(outputs.words(sums.assessment(), VI).timeliness(t).isEmpty());
    }

    /** A decision that is replaced or taken back stays readable. */
    @Test
    void decisionsAreWrittenOnceAndRemembered() throws IOException {
        Path file = dir.resolve("decisions.csv");
        DecisionsFile.decide(file, "00007", "00008", "An", "theo\nNghị quyết");
        DecisionsFile.decide(file, "001", "01", "An", "");
        DecisionsFile.decide(file, "00007", "00025", "Bình", "");
        DecisionsFile.decide(file, "001", "", "Bình", "");
        List<String> lines = Files.readAllLines(file);
        assertEquals("old,new,note", lines.getFirst());
        List<String> inForce = lines.stream().skip(1).filter(l -> !l.startsWith("#")).toList();
        assertEquals(1, inForce.size());
        assertTrue(inForce.getFirst().startsWith("00007,00025,Bình "), inForce.getFirst());
        assertEquals(2, lines.stream().filter(l -> l.startsWith("# ")).count());
        assertTrue(lines.get(1).contains("theo Nghị quyết"), "a note stays on its line");
    }
}
