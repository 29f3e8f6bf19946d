package org.khoso.report.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.report.ReportExporter.Report;

class CsvExporterTest {
    private static List<List<String>> read(Report report) throws IOException {
        String csv = new String(Reports.export(new CsvExporter(), report, Reports.VI), UTF_8);
        assertEquals('\ufeff', csv.charAt(0));
        return CsvReader.builder().skipEmptyLines(false).allowMissingFields(true).allowExtraFields(true).ofCsvRecord(csv.substring(1))
                .stream()
                .map(r -> r.getFields()).toList();
    }

    @Test
    void oneTableIsHeaderAndRows() throws IOException {
        var lines = read(Reports.findings(3));
        assertEquals(List.of("Mã hồ sơ", "Lỗi", "Số trang"), lines.get(0));
        assertEquals("2", lines.get(3).get(2));
        assertEquals(4, lines.size());
    }

    @Test
    void noCellIsAFormulaAndTextsComeBack() throws IOException {
        var lines = read(Reports.odd());
        for (var line : lines)
            for (String cell : line)
                assertFalse(cell.startsWith("=") || cell.startsWith("+") || cell.startsWith("@") || cell.startsWith("\t"), cell);
        assertTrue(lines.stream().anyMatch(l -> l.get(0).equals("a;b,c\"d\ne")));
        assertTrue(lines.stream().anyMatch(l -> l.get(0).equals("'-1")));
        assertTrue(lines.stream().anyMatch(l -> l.size() > 1 && l.get(1).equals("1234.5")));
        assertTrue(lines.stream().anyMatch(l -> l.get(0).equals("a/b:c*[d]?")), "titles tell several tables apart");
    }
}
