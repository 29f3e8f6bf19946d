package org.khoso.report.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.khoso.api.report.ReportExporter;
import org.osgi.service.component.annotations.Component;

/**
 * The tables of a report as CSV for other programs (RFC 4180, UTF-8 with byte order mark, numbers with a point and no
 * grouping). One table: header and rows only. Several: each under its title, an empty line between. Facts and notes are left to
 * the formats for people.
 */
@Component(property = "report.format=csv")
public final class CsvExporter implements ReportExporter {
    @Override
    public void export(Report report, Locale locale, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        writer.write('\ufeff');
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        boolean several = report.tables().size() > 1;
        for (int i = 0; i < report.tables().size(); i++) {
            Table table = report.tables().get(i);
            if (several) {
                if (i > 0)
                    csv.writeRecord("");
                csv.writeRecord(cell(table.title(), locale));
            }
            csv.writeRecord(table.columns().stream().map(c -> cell(c.title(), locale)).toList());
            for (List<Object> row : table.rows())
                csv.writeRecord(row.stream().map(c -> cell(c, locale)).toList());
        }
        csv.flush();
        writer.flush();
    }

    /** Who opens the file in a spreadsheet program gets text, not a formula that someone wrote into a title. */
    private static String cell(Object cell, Locale locale) {
        if (cell instanceof BigDecimal n && Math.abs((long) n.scale()) < 100)
            return n.toPlainString();
        if (cell instanceof Number)
            return cell.toString();
        String text = Cells.printable(Cells.text(cell, locale));
        return Cells.looksLikeFormula(text) ? "'" + text : text;
    }
}
