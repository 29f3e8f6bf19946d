package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.packaging.PackageReader;
import org.osgi.service.component.annotations.Component;
import org.xml.sax.helpers.DefaultHandler;

/** Reads packages of TT 05/2025/TT-BNV: the dossier, its records, which files are whose. Bounds are those of the verifier. */
@Component
public final class HosoReader implements PackageReader {
    private final Rules rules = new Rules();

    @Override
    public Opened open(Path packagePath) throws IOException {
        Source source = Sources.open(packagePath, Limits.DEFAULT);
        try {
            return new Reading(source, packagePath, new Report(rules, packagePath.getFileName().toString(), Limits.DEFAULT.perRule()));
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static final class Reading implements Opened {
        private final Source source;
        private final Path path;
        private final Report report;
        private final Bag bag;
        private final Map<String, String> dossier;
        private final List<Described> records = new ArrayList<>();
        private final Set<String> loose = new TreeSet<>();

        Reading(Source source, Path path, Report report) throws IOException {
            this.source = source;
            this.path = path;
            this.report = report;
            bag = new Bag(source, report, Limits.DEFAULT);
            boolean folder = java.nio.file.Files.isDirectory(path);
            TopFolder.fill(source, folder ? path.getFileName().toString() : null, StructureCheck.METS, bag, report, outside -> {
                // verifying says that it does not belong there
            });
            dossier = document(StructureCheck.EAD);
            describe();
        }

        private void describe() throws IOException {
            LinkHandler links = new LinkHandler();
            parse(StructureCheck.REP_METS, 16, links);
            Set<String> taken = new HashSet<>();
            for (Map.Entry<String, List<String>> e : links.byDescription().entrySet()) {
                String place = found(e.getKey());
                if (place == null || !place.startsWith(StructureCheck.DESCRIPTIONS))
                    continue;
                List<String> files = e.getValue().stream().map(this::found).filter(f -> f != null && taken.add(f)).toList();
                records.add(new Described(form(place), document(place), place, files));
            }
            links.files().stream().map(this::found).filter(f -> f != null && !taken.contains(f)).forEach(loose::add);
            records.replaceAll(this::byName);
        }

        /** What verifying bears is found here, too. @return path of the file that a reference of the representation leads to; null if none */
        private String found(String href) {
            Entry e = new Places(bag).find(StructureCheck.REP, href).entry();
            return e == null ? null : e.path;
        }

        /** Packages by other software may tell only by names what belongs together: {@code EAD_DOC_x.xml} and {@code x.pdf}. */
        private Described byName(Described r) {
            String called = stem(r.place()).replaceFirst("(?i)^ead_(doc|pic|media)_", "");
            List<String> own = r.files().isEmpty() ? loose.stream().filter(f -> stem(f).equalsIgnoreCase(called)).toList() : List.of();
            if (own.isEmpty())
                return r;
            loose.removeAll(own);
            return new Described(r.form(), r.values(), r.place(), own);
        }

        private static String stem(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.indexOf('.') < 0 ? name : name.substring(0, name.lastIndexOf('.'));
        }

        private static String form(String place) {
            String name = place.substring(place.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            return name.startsWith("ead_pic") ? "photo" : name.startsWith("ead_media") ? "av" : "text";
        }

        private Map<String, String> document(String place) throws IOException {
            EadHandler ead = new EadHandler();
            parse(place, 0, ead);
            Map<String, String> values = new HashMap<>();
            for (String field : ead.values.keySet())
                if (!ead.value(field).isEmpty())
                values.put(field, ead.value(field));
            return values;
        }

        private void parse(String place, int perFile, DefaultHandler handler) throws IOException {
            Entry entry = bag.get(place);
            if (entry == null || !bag.parse(entry, perFile, null, handler))
                throw refused(place);
        }

        private KhosoException refused(String place) {
            String name = path.getFileName().toString();
            Finding why = report.findings().isEmpty() ? null : report.findings().getLast();
            return why == null
                    ? new KhosoException(Message.of("packaging.read.missing", name, place), Message.of("packaging.read.remedy", name), null)
                    : new KhosoException(Message.of("packaging.read.refused", name, why.message()),
                            Message.of("packaging.read.remedy", name),
                            null);
        }

        @Override
        public Map<String, String> dossier() {
            return Map.copyOf(dossier);
        }

        @Override
        public String place() {
            return StructureCheck.EAD;
        }

        @Override
        public List<Described> records() {
            return List.copyOf(records);
        }

        @Override
        public List<String> loose() {
            return List.copyOf(loose);
        }

        @Override
        public InputStream open(String place) throws IOException {
            Entry entry = bag.get(place);
            if (entry == null)
                throw new java.nio.file.NoSuchFileException(place);
            return bag.open(entry);
        }

        @Override
        public void close() throws IOException {
            try {
                bag.close();
            } finally {
                source.close();
            }
        }
    }
}
