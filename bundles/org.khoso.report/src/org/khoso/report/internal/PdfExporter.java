package org.khoso.report.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.DocumentExporter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Documents as PDF/A-2b for keeping and for paper. Pages go to a scratch file as they are filled. */
@Component(property = DocumentExporter.FORMAT + "=pdf")
public final class PdfExporter implements DocumentExporter {
    private final Fonts fonts;

    /** Called by OSGi. */
    @Activate
    public PdfExporter(@Reference Fonts fonts) {
        this.fonts = fonts;
    }

    @Override
    public Written write(Document document, OutputStream out) throws IOException {
        try (var pdf = new PDDocument(IOUtils.createTempFileOnlyStreamCache()); var canvas = new PdfCanvas(pdf, fonts)) {
            pdf.setVersion(1.7f);
            long rows = 0;
            for (Section s : document.sections())
                rows += new PdfSection(canvas, s).write();
            canvas.close();
            PdfMetadata.set(pdf, document);
            var kept = new FilterOutputStream(out) {
                @Override
                public void write(byte[] b, int off, int len) throws IOException {
                    out.write(b, off, len);
                }

                @Override
                public void close() throws IOException {
                    flush(); // the stream is the caller's
                }
            };
            pdf.save(kept);
            return new Written(pdf.getNumberOfPages(), rows, canvas.notes());
        }
    }
}
