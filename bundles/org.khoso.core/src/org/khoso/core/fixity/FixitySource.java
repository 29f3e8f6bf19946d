package org.khoso.core.fixity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.report.ReportData;
import org.khoso.core.Session;
import org.khoso.core.Texts;
import org.khoso.core.report.ReportSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The last check of the vault, for its minutes. */
@Component(service = ReportSource.class, property = ReportSource.NAME + "=fixity")
public final class FixitySource implements ReportSource {
    private static final Locale LANGUAGE = Texts.VIETNAMESE;
    private static final String OBJECTS = "objects";
    private static final String FIGURES = "figures";
    private final Texts texts;

    /** Called by OSGi and tests. */
    @Activate
    public FixitySource(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        Session session = request.session();
        LastFixity last = LastFixity.of(session).orElseThrow(
                () -> new KhosoException(Message.of("core.fixity.not-checked"), Message.of("core.fixity.not-checked.remedy"), null));
        Map<String, String> bad = last.bad(session);
        List<Map<String, Object>> objects = objects(session, bad);
        Map<String, Object> values = new HashMap<>();
        values.put("started", last.started());
        values.put("ended", last.ended());
        values.put("performer", last.by());
        values.put("copies", "02");
        values.put("form", say("form"));
        values.put("outcome", bad.isEmpty() ? say("whole", last.objects()) : say("damaged", last.objects(), bad.size()));
        List<Map<String, Object>> figures = figures(session, last);
        return new ReportData() {
            @Override
            public Object value(String name) {
                return values.get(name);
            }

            @Override
            public void rows(String name, Receiver receiver) throws IOException {
                if (!name.equals(FIGURES) && !name.equals(OBJECTS))
                    throw new KhosoException(Message.of("core.report.no-rows", name),
                            Message.of("core.report.no-rows.remedy", FIGURES + ", " + OBJECTS), null);
                for (Map<String, Object> row : name.equals(FIGURES) ? figures : objects)
                    receiver.row(row::get);
            }
        };
    }

    private List<Map<String, Object>> objects(Session session, Map<String, String> bad) throws IOException {
        Owners owners = new Owners(session);
        ObjectReader reader = new ObjectReader(0);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (var e : bad.entrySet()) {
            boolean sound = reader.read(session.archive().vault(), e.getKey()).sound();
            for (Subject s : owners.subjects(e.getKey())) {
                Map<String, Object> row = new HashMap<>();
                row.put("file", s.code());
                row.put("path", session.archive().directory().resolve("vault").toString() + " · " + e.getKey());
                row.put("actual", e.getValue().isEmpty() ? say("unread") : e.getValue());
                row.put("then", say(sound ? "repaired" : "open"));
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Map<String, Object>> figures(Session session, LastFixity last) throws IOException {
        List<Map<String, Object>> figures = new ArrayList<>();
        add(figures, "place", session.archive().directory().toString());
        add(figures, "method", say("sha256"));
        add(figures, OBJECTS, texts.say(Message.of("core.report.number", last.objects()), LANGUAGE));
        add(figures, "bytes", texts.say(Message.of("core.report.number", last.bytes()), LANGUAGE));
        add(figures, "changed", texts.say(Message.of("core.report.number", last.changed()), LANGUAGE));
        add(figures, "missing", texts.say(Message.of("core.report.number", last.missing()), LANGUAGE));
        for (KnownCopy k : KnownCopy.of(session))
            add(figures, "copy", say("copy.figure", k.folder(), FixityStatus.shown(java.time.Instant.parse(k.when())), k.objects()));
        return figures;
    }

    private void add(List<Map<String, Object>> figures, String key, String figure) {
        figures.add(Map.of("what", say(key), "figure", figure));
    }

    private String say(String key, Object... arguments) {
        return texts.say(Message.of("core.report.fixity." + key, arguments), LANGUAGE);
    }
}
