package org.khoso.core;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.report.ReportExporter;
import org.khoso.api.report.ReportExporter.Column;
import org.khoso.api.report.ReportExporter.Report;
import org.khoso.api.report.ReportExporter.Table;
import org.khoso.api.store.ArchiveProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Turns findings into a report that any installed format can write. */
@Component(service = FindingReports.class)
public final class FindingReports {
    /** Service property of an exporter that names its format. */
    private static final String PROPERTY = "report.format";

    private final Texts texts;
    private final Map<String, ReportExporter> exporters = new ConcurrentHashMap<>();

    /** Called by OSGi and tests. */
    @Activate
    public FindingReports(@Reference Texts texts) {
        this.texts = texts;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addExporter(ReportExporter e, Map<String, Object> properties) {
        exporters.put(String.valueOf(properties.get(PROPERTY)), e);
    }

    void removeExporter(ReportExporter e) {
        exporters.values().remove(e);
    }

    /** @return formats that are installed */
    public List<String> formats() {
        return exporters.keySet().stream().sorted().toList();
    }

    /** Writes the findings of a run. @throws KhosoException if the format is not installed; names those that are */
    public void write(Session session, RunReport run, String format, Locale locale, OutputStream out) throws IOException {
        export(report(session, run, locale), format, locale, out);
    }

    /** Writes any report. @throws KhosoException if the format is not installed; names those that are */
    public void export(Report report, String format, Locale locale, OutputStream out) throws IOException {
        ReportExporter exporter = exporters.get(format);
        if (exporter == null)
            throw new KhosoException(Message.of("core.report.no-format", format, String.join(", ", formats())), null, null);
        exporter.export(report, locale, out);
    }

    private Report report(Session session, RunReport run, Locale locale) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of(say("core.report.archive", locale), session.archive().settings().getOrDefault(ArchiveProvider.NAME, "")));
        facts.add(List.of(say("core.report.when", locale), LocalDateTime.now().format(DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm"))));
        facts.add(List.of(say("core.report.by", locale), session.actor().name()));
        facts.add(List.of(say("core.report.dossiers", locale), String.valueOf(run.counts().in())));
        facts.add(List.of(say("core.report.findings", locale), String.valueOf(run.total())));
        for (Level level : Level.values())
            facts.add(List.of(say("core.level." + level.code(), locale),
                    String.valueOf(run.findings().stream().filter(f -> f.level() == level).count())));
        return new Report(say("core.report.findings.title", locale), facts, List.of(table(run.findings(), locale)), notes(run, locale));
    }

    private List<String> notes(RunReport run, Locale locale) {
        List<String> notes = new ArrayList<>();
        notes.add(say("core.report.note.labels", locale));
        if (run.total() > run.findings().size())
            notes.add(texts.say(Message.of("core.report.note.cut", run.findings().size(), run.total()), locale));
        return notes;
    }

    private Table table(List<Finding> findings, Locale locale) {
        List<Column> columns = new ArrayList<>();
        for (String c : List.of("level:2", "subject:4", "place:3", "message:8", "remedy:6", "clause:4", "confidence:1", "rule:5"))
            columns.add(
                    new Column(say("core.report.column." + c.substring(0, c.indexOf(':')), locale), c.charAt(c.length() - 1) - '0', false));
        List<List<Object>> rows = findings.stream()
                .map(f -> List.<Object>of(say("core.level." + f.level().code(), locale), f.subject().code(),
                        f.place(), texts.say(f.message(), locale), texts.say(f.remedy(), locale), f.clause(), f.confidence().code(),
                        f.rule()))
                .toList();
        return new Table(say("core.report.findings.table", locale), columns, rows);
    }

    private String say(String key, Locale locale) {
        return texts.say(key, locale);
    }
}
