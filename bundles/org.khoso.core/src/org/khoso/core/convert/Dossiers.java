package org.khoso.core.convert;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.ConversionInfo;
import org.khoso.api.ConversionInfo.Pair;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.HoldingView;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** Plans and writes the conversion of a dossier with its records. */
final class Dossiers {
    private static final int MOST_CODES = 500;
    private final Session session;
    private final ConversionInfo conversion;
    private final Planner planner;
    private final Map<String, Pair> pairs = new HashMap<>();

    Dossiers(Session session, ConversionInfo conversion) {
        this.session = session;
        this.conversion = conversion;
        this.planner = new Planner(session.standards());
        conversion.sets().forEach(p -> pairs.put(p.from(), p));
    }

    /** @return what becomes of the dossier and its records; empty if nothing is left to convert */
    List<Plan> plans(Holding dossier) throws IOException {
        List<Holding> records;
        try (Stream<Holding> rows = session.archive().holdings()
                .stream(HoldingQuery.children(Kind.RECORD, dossier.id()).sorted(Concepts.ORDINAL, false))) {
            records = rows.toList();
        }
        List<HoldingView> views = new ArrayList<>();
        for (Holding r : records)
            session.view(r, dossier).ifPresent(views::add);
        List<Plan> plans = new ArrayList<>();
        Map<String, Object> parent = known(dossier);
        Optional<HoldingView> own = session.view(dossier).filter(v -> pairs.containsKey(v.recordSet().id()));
        boolean files = dossier.value(Concepts.DIGITISED_ON) != null
                || records.stream().anyMatch(r -> r.value(Concepts.DIGITISED_ON) != null);
        if (own.isPresent()) {
            Plan plan = planner.plan(pairs.get(own.get().recordSet().id()), own.get(), new Planner.Around(views, Map.of(), files, 0));
            plan.outcomes().forEach(o -> parent.put(o.step(), o.after()));
            plans.add(plan);
        }
        for (HoldingView v : views)
            if (pairs.containsKey(v.recordSet().id()))
            plans.add(planner.plan(pairs.get(v.recordSet().id()), v, new Planner.Around(List.of(), parent, files, pages(v.holding()))));
        return plans;
    }

    /** What a dossier says that was converted before its newest records came. */
    private Map<String, Object> known(Holding dossier) {
        Map<String, Object> known = new HashMap<>();
        session.view(dossier).ifPresent(v -> v.fields().forEach(f -> known.put(f.code(), Source.text(v.value(f.code())))));
        return known;
    }

    private long pages(Holding record) throws IOException {
        try (Stream<Holding> rows = session.archive().holdings().stream(HoldingQuery.children(Kind.FILE, record.id()))) {
            return rows.filter(f -> f.text(Concepts.ROLE).isEmpty())
                    .mapToLong(f -> f.value(Concepts.PAGES) instanceof Number n ? n.longValue() : 0)
                    .sum();
        }
    }

    /** One change set: all of the dossier or nothing. The event bears its id, so that it can be taken back. */
    void write(Holding dossier, List<Plan> plans) throws IOException {
        UUID id = Ids.next();
        List<Change> changes = new ArrayList<>();
        for (Plan p : plans)
            changes.add(new Change.Update(p.object().id(), p.object().version(), p.values()));
        changes.add(new Change.Create(new Holding(id, Kind.EVENT, dossier.id(), 0, event(plans))));
        Object code = plans.get(0).object().text(Concepts.REFERENCE_CODE);
        session.archive().holdings().commit(session.actor(),
                new ChangeSet(id, Message.of("core.convert.change", code, conversion.title()), changes, null));
    }

    private Map<String, Object> event(List<Plan> plans) {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.TYPE, ConvertStandard.EVENT);
        v.put(Concepts.WHEN, Instant.now());
        v.put(Concepts.DETAIL, detail(plans));
        v.put(Concepts.OUTCOME, plans.stream().anyMatch(Plan::waits) ? "success; to be reviewed" : "success");
        v.put(Concepts.AGENT, session.actor().id());
        v.put(Concepts.OBJECTS, String.join(";", plans.stream().limit(MOST_CODES).map(p -> p.object().id().toString()).toList()));
        return v;
    }

    /** Way, sets, and the old codes: PREMIS calls them original names. */
    private String detail(List<Plan> plans) {
        StringBuilder s = new StringBuilder(conversion.id()).append(": ").append(conversion.from()).append(" > ").append(conversion.to());
        int written = 0;
        for (Plan p : plans) {
            Object now = p.values().get(Concepts.REFERENCE_CODE);
            if (!(now instanceof String code))
                continue;
            if (++written > MOST_CODES)
                return s.append("; ...").toString(); // the history of each record has its own
            s.append("; originalName ").append(p.object().text(Concepts.REFERENCE_CODE)).append(" = ").append(code);
        }
        return s.toString();
    }
}
