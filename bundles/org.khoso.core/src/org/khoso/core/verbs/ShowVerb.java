package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.Counts;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore.FieldChange;
import org.khoso.core.HoldingView;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Component;

/** Shows one object: fields, files, history. */
@Component(service = Command.class, property = {Command.VERB + "=show", Command.LIBRARIES + "=none"})
public final class ShowVerb extends Verb {
    private static final String NAME = "show";

    /** Called by OSGi. */
    public ShowVerb() {
        super(NAME, true, List.of(flag(NAME, "--history")), List.of(any(NAME, "CODE", true)));
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return each(call, given -> {
            Optional<Holding> h = session.find(given);
            return h.isEmpty() ? CheckVerb.missing(call, given) : show(session, call, given, h.get());
        });
    }

    private int show(Session session, Invocation call, String given, Holding h) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        List<Message> lines = new ArrayList<>();
        result.put("id", h.id().toString());
        result.put("kind", h.kind().code());
        result.put("version", h.version());
        result.put("recordSet", h.text(Concepts.RECORD_SET));
        Map<String, Object> fields = new LinkedHashMap<>();
        session.view(h).ifPresent(v -> v.fields().forEach(f -> field(v, f, fields, lines)));
        result.put("fields", fields);
        result.put("children", children(session, h, lines));
        if (call.option("--history").isPresent())
            result.put("history", history(session, h, lines));
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, lines);
        return DONE;
    }

    private static void field(HoldingView v, FieldInfo f, Map<String, Object> fields, List<Message> lines) {
        String text = v.text(f.code());
        if (!text.isEmpty()) {
            fields.put(f.code(), text);
            lines.add(Message.of("verb.show.field", f.label(), text));
        }
    }

    private static List<Map<String, Object>> children(Session session, Holding h, List<Message> lines) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Kind kind : List.of(Kind.DOSSIER, Kind.RECORD, Kind.FILE))
            try (Stream<Holding> rows = session.archive().holdings()
                    .stream(HoldingQuery.children(kind, h.id()).sorted(order(kind), false))) {
                        rows.limit(1000).forEach(c -> {
                            Map<String, Object> m = new LinkedHashMap<>();
                            m.put("id", c.id().toString());
                            m.put("kind", c.kind().code());
                            m.put("code", c.text(kind == Kind.FILE ? Concepts.PATH : Concepts.REFERENCE_CODE));
                            if (kind == Kind.FILE)
                                for (String concept : List.of(Concepts.OBJECT, Concepts.SIZE, Concepts.PUID, Concepts.PAGES, Concepts.DPI,
                                        Concepts.TEXT_LAYER))
                                    if (c.value(concept) != null)
                                    m.put(concept, c.value(concept));
                            all.add(m);
                            lines.add(Message.of("verb.show.child", kind.code(), m.get("code"), c.text(Concepts.TITLE)));
                        });
                    }
        return all;
    }

    private static String order(Kind kind) {
        return kind == Kind.DOSSIER ? Concepts.REFERENCE_CODE : Concepts.ORDINAL;
    }

    private static List<Map<String, Object>> history(Session session, Holding h, List<Message> lines) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (FieldChange c : session.archive().holdings().history(h.id())) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("when", c.when().toString());
            m.put("who", c.who().name());
            m.put("concept", c.concept());
            m.put("before", c.before() == null ? null : c.before().toString());
            m.put("after", c.after() == null ? null : c.after().toString());
            all.add(m);
            lines.add(Message.of("verb.show.change", c.when(), c.who().name(), c.concept(), c.before(), c.after()));
        }
        return all;
    }
}
