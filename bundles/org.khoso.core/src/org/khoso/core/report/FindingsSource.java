package org.khoso.core.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.FindingStore.State;
import org.khoso.core.LastCheck;
import org.khoso.core.Session;
import org.khoso.core.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The findings of the archive as they stand: counts, one row for each rule, one for each case. */
@Component(property = ReportSource.NAME + "=findings")
public final class FindingsSource implements ReportSource {
    private static final List<State> STANDING = List.of(State.NEW, State.OPEN);
    private static final int PAGE = 5_000;
    /** Cases that are listed unless the caller says otherwise ({@code most}): as many as a person may still leaf through. */
    private static final int MOST = 20_000;
    private static final Locale LANGUAGE = Texts.VIETNAMESE;
    private final Texts texts;

    /** Called by OSGi and tests. */
    @Activate
    public FindingsSource(@Reference Texts texts) {
        this.texts = texts;
    }

    private static final class Group {
        private Finding example;
        private long count;
    }

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        Session session = request.session();
        Map<String, Group> groups = new LinkedHashMap<>();
        Map<Level, Long> levels = new EnumMap<>(Level.class);
        long[] total = new long[1];
        each(session, Long.MAX_VALUE, f -> {
            Group g = groups.computeIfAbsent(f.rule() + '|' + f.level(), k -> new Group());
            g.example = g.example == null ? f : g.example;
            g.count++;
            total[0]++;
            levels.merge(f.level(), 1L, Long::sum);
        });
        long most = request.given().get("most") instanceof Number n ? n.longValue() : MOST;
        Map<String, Object> values = values(session, levels, total[0]);
        if (total[0] > most)
            values.put("cut", texts.say(Message.of("core.report.note.cut", most, total[0]), LANGUAGE));
        progress.total(groups.size() + Math.min(total[0], most));
        return new Data(session, values, new ArrayList<>(groups.values()), most);
    }

    private Map<String, Object> values(Session session, Map<Level, Long> levels, long total) throws IOException {
        Map<String, Object> values = new HashMap<>();
        for (Level level : Level.values())
            values.put(level.code(), levels.getOrDefault(level, 0L));
        values.put("total", total);
        Map<State, Long> states = session.archive().findings().counts();
        values.put("mended", states.getOrDefault(State.MENDED, 0L));
        values.put("waived", states.getOrDefault(State.WAIVED, 0L));
        LastCheck.of(session).ifPresentOrElse(c -> {
            values.put("checked", c.when());
            values.put("checkedDossiers", c.dossiers());
            values.put("checkedRecords", c.records());
        }, () -> values.put("neverChecked", texts.say("core.report.never-checked", LANGUAGE)));
        values.put("standards", session.profile().title());
        values.put("labels", texts.say("core.report.note.labels", LANGUAGE));
        return values;
    }

    private interface Taker {
        void take(Finding f) throws IOException;
    }

    private static void each(Session session, long most, Taker taker) throws IOException {
        long taken = 0;
        for (int offset = 0; taken < most; offset += PAGE) {
            List<Entry> page = session.archive().findings().list(STANDING, offset, (int) Math.min(PAGE, most - taken));
            for (Entry e : page)
                taker.take(e.finding());
            taken += page.size();
            if (page.size() < PAGE)
                return;
        }
    }

    private final class Data implements ReportData {
        private final Session session;
        private final Map<String, Object> values;
        private final List<Group> groups;
        private final long most;

        Data(Session session, Map<String, Object> values, List<Group> groups, long most) {
            this.session = session;
            this.values = values;
            this.groups = groups;
            this.most = most;
            groups.sort(Comparator.comparing((Group g) -> g.example.level()).thenComparing(g -> -g.count));
        }

        @Override
        public Object value(String name) {
            return values.get(name);
        }

        @Override
        public void rows(String name, Receiver receiver) throws IOException {
            switch (name) {
                case "rules" -> {
                    for (Group g : groups)
                        receiver.row(row(g.example, g.count));
                }
                case "findings" -> each(session, most, f -> receiver.row(row(f, 1)));
                default -> throw new KhosoException(Message.of("core.report.no-rows", name),
                        Message.of("core.report.no-rows.remedy", "rules, findings"), null);
            }
        }

        private Function<String, Object> row(Finding f, long count) {
            return name -> switch (name) {
                case "rule" -> f.rule();
                case "count" -> count;
                case "level" -> texts.say("core.level." + f.level().code(), LANGUAGE);
                case "about" -> f.subject().code();
                case "place" -> f.place();
                case "message" -> texts.say(f.message(), LANGUAGE);
                case "remedy" -> texts.say(f.remedy(), LANGUAGE);
                case "clause" -> f.clause();
                case "confidence" -> f.confidence().code();
                case "clauseAndConfidence" ->
                    f.clause().isEmpty() ? "(" + f.confidence().code() + ")" : f.clause() + " (" + f.confidence().code() + ")";
                default -> null;
            };
        }
    }
}
