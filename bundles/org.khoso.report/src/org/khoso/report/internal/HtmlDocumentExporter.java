package org.khoso.report.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.khoso.api.report.Document;
import org.khoso.api.report.DocumentExporter;
import org.osgi.service.component.annotations.Component;

/** Documents as one HTML file that needs nothing else; on screen and printed it looks as the layout says. */
@Component(property = DocumentExporter.FORMAT + "=html")
public final class HtmlDocumentExporter implements DocumentExporter {
    @Override
    public Written write(Document document, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        var html = new HtmlBody(writer, new Styles(document));
        html.write(document);
        writer.flush();
        return new Written(0, html.rows(), List.of());
    }
}
