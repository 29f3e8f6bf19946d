package org.khoso.core.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.core.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The last backup of the archive, for its minutes. */
@Component(property = ReportSource.NAME + "=backup")
public final class BackupSource implements ReportSource {
    private static final Locale LANGUAGE = Texts.VIETNAMESE;
    private static final List<String> KINDS = List.of("fonds", "dossier", "record", "file");
    private final Texts texts;

    /** Called by OSGi and tests. */
    @Activate
    public BackupSource(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        LastBackup b = LastBackup.of(request.session())
                .orElseThrow(
                        () -> new KhosoException(Message.of("core.report.no-backup"), Message.of("core.report.no-backup.remedy"), null));
        Map<String, Object> values = new HashMap<>();
        values.put("taken", b.when());
        values.put("performer", b.by());
        values.put("copies", "02");
        values.put("outcome", texts.say(b.bad() == 0
                ? Message.of("core.report.backup.whole", b.objects())
                : Message.of("core.report.backup.damaged", b.bad(), String.join("; ", b.damaged())), LANGUAGE));
        if (b.bad() > 0)
            values.put("remedy", texts.say("core.report.backup.damaged.remedy", LANGUAGE));
        List<Map<String, Object>> figures = figures(b);
        return new ReportData() {
            @Override
            public Object value(String name) {
                return values.get(name);
            }

            @Override
            public void rows(String name, Receiver receiver) throws IOException {
                if (!name.equals("figures"))
                    throw new KhosoException(Message.of("core.report.no-rows", name), Message.of("core.report.no-rows.remedy", "figures"),
                            null);
                for (Map<String, Object> f : figures)
                    receiver.row(f::get);
            }
        };
    }

    private List<Map<String, Object>> figures(LastBackup b) {
        List<Map<String, Object>> figures = new ArrayList<>();
        add(figures, "place", b.place());
        add(figures, "entries", texts.say(Message.of("core.report.number", b.entries()), LANGUAGE));
        add(figures, "head", b.head());
        for (String kind : KINDS)
            if (b.holdings().containsKey(kind))
            add(figures, kind, texts.say(Message.of("core.report.number", b.holdings().get(kind)), LANGUAGE));
        add(figures, "objects", texts.say(Message.of("core.report.number", b.objects()), LANGUAGE));
        add(figures, "copied", texts.say(Message.of("core.report.backup.copied.figure", b.copied(), b.bytes()), LANGUAGE));
        return figures;
    }

    private void add(List<Map<String, Object>> figures, String key, String figure) {
        figures.add(Map.of("what", texts.say("core.report.backup." + key, LANGUAGE), "figure", figure));
    }
}
