package org.khoso.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.Document;
import org.khoso.api.report.DocumentExporter;
import org.khoso.api.report.DocumentExporter.Written;
import org.khoso.api.report.ReportData;
import org.khoso.api.report.ReportEngine;
import org.khoso.model.layout.Report;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Layouts of all bundles and formats of all bundles, as they are when asked: reports are made rarely, so nothing is kept. */
@Component(service = ReportEngine.class)
public final class Engine implements ReportEngine {
    /** Letters of Vietnamese offices are in Vietnamese, whatever language the window speaks. */
    private static final Locale VIETNAMESE = Locale.of("vi");
    private final BundleContext context;
    private final List<LayoutFile> own;
    private final List<Path> directories;
    private final Map<String, DocumentExporter> exporters;

    /** Called by OSGi. */
    @Activate
    public Engine(BundleContext context) {
        this(context, List.of(), List.of(), new ConcurrentHashMap<>());
    }

    /** For tests without OSGi. */
    Engine(List<URL> files, Map<String, DocumentExporter> exporters) throws IOException {
        this(null, read(files), List.of(), new ConcurrentHashMap<>(exporters));
    }

    private Engine(BundleContext context, List<LayoutFile> own, List<Path> directories, Map<String, DocumentExporter> exporters) {
        this.context = context;
        this.own = own;
        this.directories = List.copyOf(directories);
        this.exporters = exporters;
    }

    private static List<LayoutFile> read(List<URL> files) throws IOException {
        List<LayoutFile> found = new ArrayList<>();
        for (URL u : files)
            found.add(LayoutFile.of("bundle", u));
        return found;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addExporter(DocumentExporter e, Map<String, Object> properties) {
        exporters.put(String.valueOf(properties.get(DocumentExporter.FORMAT)), e);
    }

    void removeExporter(DocumentExporter e) {
        exporters.values().remove(e);
    }

    @Override
    public ReportEngine with(List<Path> more) {
        List<Path> all = new ArrayList<>(directories);
        all.addAll(more);
        return new Engine(context, own, all, exporters);
    }

    private LayoutCatalog catalog() {
        List<Message> warnings = new ArrayList<>();
        List<LayoutFile> files = new ArrayList<>(context == null ? own : LayoutFile.of(context, warnings));
        for (Path d : directories)
            files.addAll(LayoutFile.in(d, warnings));
        return new LayoutCatalog(files, warnings);
    }

    @Override
    public List<ReportInfo> reports() {
        return catalog().reports().stream().map(Engine::info).toList();
    }

    private static ReportInfo info(Report r) {
        return new ReportInfo(r.getId(),
                new Bilingual(r.getTitle().getVi() == null ? r.getId() : r.getTitle().getVi(), r.getTitle().getEn()),
                r.getSource(), r.getClause() == null ? "" : r.getClause(), Confidence.of(r.getLabel()));
    }

    @Override
    public Set<String> formats() {
        return new TreeSet<>(exporters.keySet());
    }

    @Override
    public List<Message> warnings() {
        return catalog().warnings();
    }

    @Override
    public Written write(String report, String format, ReportData data, Progress progress, OutputStream out) throws IOException {
        LayoutCatalog catalog = catalog();
        Report found = catalog.report(report).orElseThrow(() -> new KhosoException(Message.of("report.no-such", report),
                Message.of("report.no-such.remedy", String.join(", ", catalog.reports().stream().map(Report::getId).toList())), null));
        DocumentExporter exporter = exporters.get(format);
        if (exporter == null)
            throw new KhosoException(Message.of("report.no-format", format),
                    Message.of("report.no-format.remedy", String.join(", ", formats())),
                    null);
        var clean = new CleanText();
        var template = new Template(new Words(VIETNAMESE), new NumberWords(), VIETNAMESE);
        Document document = new Composer(catalog.layouts(), found, data, template, clean, progress, VIETNAMESE).compose();
        Written written = exporter.write(document, out);
        List<Message> notes = new ArrayList<>(written.notes());
        notes.addAll(0, clean.notes());
        return new Written(written.pages(), written.rows(), notes);
    }
}
