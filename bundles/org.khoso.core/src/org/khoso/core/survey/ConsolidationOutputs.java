package org.khoso.core.survey;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.DocumentExporter;
import org.khoso.api.survey.Assessment;
import org.khoso.core.Texts;
import org.khoso.core.report.Reports;
import org.khoso.core.report.Whole;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Writes what was made of a consolidation: workbook, report, page of charts. A file is replaced when the new one is whole. Thread-safe. */
@Component(service = ConsolidationOutputs.class)
public final class ConsolidationOutputs {
    private static final String LAYOUT = "survey-consolidation";
    private final Texts texts;
    private final Reports reports;
    private volatile DocumentExporter workbooks;

    /** Called by OSGi and tests. */
    @Activate
    public ConsolidationOutputs(@Reference Texts texts, @Reference Reports reports) {
        this.texts = texts;
        this.reports = reports;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, target = "(document.format=xlsx)")
    void setWorkbooks(DocumentExporter e) {
        workbooks = e;
    }

    void unsetWorkbooks(DocumentExporter e) {
        if (workbooks == e)
            workbooks = null;
    }

    /** @return what outputs say, in a language */
    public ConsolidationWords words(Assessment a, Locale locale) {
        return new ConsolidationWords(texts, locale, a.sums().request().survey());
    }

    /** Writes the workbook. @return what a person should know of it. @throws KhosoException if nothing here writes workbooks */
    public List<Message> workbook(Assessment a, Locale locale, Path file) throws IOException {
        DocumentExporter e = workbooks;
        if (e == null)
            throw new KhosoException(Message.of("core.report.no-format", "xlsx"), Message.of("core.report.no-engine.remedy"), null);
        return Whole.write(file, out -> e.write(new ConsolidationWorkbook(a, words(a, locale)).document(), out)).notes();
    }

    /** Writes the page of charts and tables. */
    public void page(Assessment a, Locale locale, Path file) throws IOException {
        Whole.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            new ConsolidationPage(a, words(a, locale), writer).write();
            writer.flush();
            return null;
        });
    }

    /** Writes the report, in Vietnamese as offices do; the ending of the file names its format. @return what a person should know of it */
    public List<Message> report(Assessment a, Path file, Progress progress) throws IOException {
        String name = file.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return reports.make(LAYOUT, new ConsolidationReport(a, words(a, Locale.of("vi"))), format, file, progress).notes();
    }
}
