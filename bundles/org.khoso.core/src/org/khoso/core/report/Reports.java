package org.khoso.core.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.DocumentExporter.Written;
import org.khoso.api.report.Piece;
import org.khoso.api.report.ReportData;
import org.khoso.api.report.ReportEngine;
import org.khoso.api.report.ReportEngine.ReportInfo;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.core.Session;
import org.khoso.core.sign.SignatureGuard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Makes letters, minutes and inventories of an archive. Without the engine or without a source there are just none. Thread-safe. */
@Component(service = Reports.class)
public final class Reports {
    private static final String LAYOUTS = "layouts";
    private final Map<String, ReportSource> sources = new ConcurrentHashMap<>();
    private volatile ReportEngine engine;

    /** Called by OSGi. */
    @Activate
    public Reports() {
        // parts come when they are there
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setEngine(ReportEngine e) {
        engine = e;
    }

    void unsetEngine(ReportEngine e) {
        if (engine == e)
            engine = null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ReportSource s, Map<String, Object> properties) {
        sources.put(String.valueOf(properties.get(ReportSource.NAME)), s);
    }

    void removeSource(ReportSource s) {
        sources.values().remove(s);
    }

    private ReportEngine engine(Session session) throws KhosoException {
        ReportEngine e = engine;
        if (e == null)
            throw new KhosoException(Message.of("core.report.no-engine"), Message.of("core.report.no-engine.remedy"), null);
        return e.with(List.of(session.archive().directory().resolve(LAYOUTS)));
    }

    /** @return the reports that can be made in this archive: with its own layouts, and only those that something fills */
    public List<ReportInfo> list(Session session) throws KhosoException {
        return engine(session).reports().stream().filter(r -> sources.containsKey(r.source())).toList();
    }

    /** @return formats that are installed; none without the engine */
    public Set<String> formats() {
        ReportEngine e = engine;
        return e == null ? Set.of() : e.formats();
    }

    /** @return what a person should know of the layouts in force */
    public List<Message> warnings(Session session) throws KhosoException {
        return engine(session).warnings();
    }

    /**
     * Makes a report. Writes beside the file first: what could not be finished replaces nothing.
     *
     * @param report  id
     * @param subject reference code of what it is about, empty for the whole archive
     * @param given   values that win over those found
     */
    public Written make(Session session, String report, String subject, String format, Map<String, Object> given, Path file,
            Progress progress)
            throws IOException {
        ReportEngine e = engine(session);
        List<ReportInfo> all = list(session);
        ReportInfo info = all.stream().filter(r -> r.id().equals(report)).findFirst()
                .orElseThrow(() -> new KhosoException(Message.of("core.report.no-such", report),
                        Message.of("core.report.no-such.remedy", String.join(", ", all.stream().map(ReportInfo::id).toList())), null));
        ReportData found = sources.get(info.source()).open(new ReportSource.Request(session, subject, given), progress);
        SignatureGuard.pass(file);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Written written;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                written = e.write(report, format, new Known(session, given, found), progress, out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Makes a report of data that need no archive. Writes beside the file first: what could not be finished replaces nothing.
     *
     * @param report id of the layout
     * @param data   what fills it
     */
    public Written make(String report, ReportData data, String format, Path file, Progress progress) throws IOException {
        ReportEngine e = engine;
        if (e == null)
            throw new KhosoException(Message.of("core.report.no-engine"), Message.of("core.report.no-engine.remedy"), null);
        return Whole.write(file, out -> e.write(report, format, data, progress, out));
    }

    /** What the caller gives, else what the source finds, else what is known of every archive. */
    private record Known(Session session, Map<String, Object> given, ReportData found) implements ReportData {
        @Override
        public Object value(String name) {
            if (given.containsKey(name))
                return given.get(name);
            Object value = found.value(name);
            return value != null ? value : switch (name) {
                case "archive" -> session.archive().settings().getOrDefault(ArchiveProvider.NAME, "");
                case "performer" -> session.actor().name();
                case "date" -> LocalDate.now();
                default -> null;
            };
        }

        @Override
        public void rows(String name, Receiver receiver) throws IOException {
            found.rows(name, receiver);
        }

        @Override
        public List<Piece> pieces(String name) throws IOException {
            return found.pieces(name);
        }
    }
}
