package org.khoso.packaging.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.RecordSetInfo;

/** The schemas that go into packages, ready to be written: the published ones, and those made from record sets. */
final class SchemaFiles {
    static final List<String> PUBLISHED = List.of("METS.xsd", "xlink.xsd", "DILCISExtensionMETS.xsd", "DILCISExtensionSIPMETS.xsd");
    /** Record sets of a few archives at once. */
    private static final int MOST = 64;
    private static final Map<String, Prepared> FILES = new LinkedHashMap<>();
    /** Equal sets make equal schemas; those used longest ago go. */
    private static final Map<RecordSetInfo, Prepared> SETS = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordSetInfo, Prepared> e) {
            return size() > MOST;
        }
    };

    private SchemaFiles() {
    }

    static Prepared published(String name) throws IOException {
        synchronized (FILES) {
            Prepared known = FILES.get(name);
            if (known == null)
                FILES.put(name, known = Prepared.of(resource("/KHOSO-INF/schemas/" + name)));
            return known;
        }
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = SchemaFiles.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        }
    }

    static Prepared of(RecordSetInfo set) throws IOException {
        synchronized (SETS) {
            Prepared known = SETS.get(set);
            if (known == null)
                SETS.put(set, known = made(set));
            return known;
        }
    }

    private static Prepared made(RecordSetInfo set) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Xml xml = new Xml(out)) {
            EadSchema.write(set, xml);
        }
        return Prepared.of(out.toByteArray());
    }
}
