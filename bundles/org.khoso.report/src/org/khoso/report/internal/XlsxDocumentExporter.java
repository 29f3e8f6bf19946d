package org.khoso.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.khoso.api.Message;
import org.khoso.api.report.Document;
import org.khoso.api.report.DocumentExporter;
import org.osgi.service.component.annotations.Component;

/** Documents as workbooks: a sheet for each section, texts above and below the table across its columns. Rows go to disk as they come. */
@Component(property = DocumentExporter.FORMAT + "=xlsx")
public final class XlsxDocumentExporter implements DocumentExporter {
    private static final int ROWS_IN_MEMORY = 200;

    @Override
    public Written write(Document document, OutputStream out) throws IOException {
        try (var book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(true);
            book.getXSSFWorkbook().getProperties().getCoreProperties().setTitle(Cells.printable(document.title()));
            var styles = new XlsxStyles(book);
            long rows = 0;
            for (int i = 0; i < document.sections().size(); i++)
                rows += new XlsxSection(book, styles, document.sections().get(i), i).write();
            book.write(out);
            return new Written(0, rows,
                    styles.cut() == 0 ? List.of() : List.of(Message.of("report.cut-cells", styles.cut(), XlsxCells.LONGEST)));
        }
    }
}
