package org.khoso.survey.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.khoso.api.AccessFilter;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Item 1.e: fields in use with how many of the digitised dossiers and records have them, and packages. Storage is left to a person. */
@Component(service = AnswerSource.class, property = "item=" + DataStructureSource.ITEM)
public final class DataStructureSource extends Source {
    static final String ITEM = "1.e";
    private static final String PACKED = "information package creation";
    private final Censuses censuses;
    private final StandardsCatalog product;

    /** Called by OSGi and tests. */
    @Activate
    public DataStructureSource(@Reference Censuses censuses, @Reference StandardsCatalog standards) {
        super(ITEM);
        this.censuses = censuses;
        this.product = standards;
    }

    /** Which concepts the digitised objects of a kind have. */
    private static final class Use {
        private final Map<String, Long> filled = new TreeMap<>();
        private final Map<String, Long> sets = new TreeMap<>();
        private final IdList ids;

        Use(IdList ids) {
            this.ids = ids;
        }

        void add(Holding h) {
            ids.add(h.id(), null);
            String set = h.text(Concepts.RECORD_SET);
            sets.merge(set.indexOf('@') < 0 ? set : set.substring(0, set.indexOf('@')), 1L, Long::sum);
            h.values().keySet().forEach(c -> filled.merge(c, 1L, Long::sum));
        }
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        Census census = censuses.take(context, plan.bornDigital());
        StandardsCatalog standards = context.facts().standards() == null ? product : context.facts().standards();
        Words words = Words.suggestions();
        Use dossiers = use(context, Kind.DOSSIER, census, census.dossiers);
        Use records = use(context, Kind.RECORD, census, census.records);
        List<String> parts = new ArrayList<>();
        part(words.get("fields.dossiers"), dossiers, standards, words).ifPresent(parts::add);
        part(words.get("fields.records"), records, standards, words).ifPresent(parts::add);
        figures.text(Figures.at("", "fields"), String.join("\n", parts),
                "concepts that digitised dossiers (" + dossiers.ids.count() + ") and records ("
                        + records.ids.count()
                        + ") have, by the fields of the record sets that describe them, with the part that has a value",
                records.ids);
        packaging(context, census, words, figures);
        return census.bodies.coverage(census.here());
    }

    private static Use use(Context context, Kind kind, Census census, IdTable table) throws IOException {
        Use use = new Use(IdList.in(context));
        Bodies.each(context, kind, context.access(), h -> {
            int i = table.find(h.id());
            if (i >= 0 && census.counted(table, i))
                use.add(h);
        });
        return use;
    }

    private static Optional<String> part(String head, Use use, StandardsCatalog standards, Words words) throws IOException {
        long all = use.ids.count().longValue();
        if (all == 0)
            return Optional.empty();
        Map<String, String> labels = new HashMap<>();
        Set<String> order = new LinkedHashSet<>();
        List<String> titles = new ArrayList<>();
        for (String id : use.sets.keySet()) {
            Optional<RecordSetInfo> set = standards.recordSet(id);
            set.ifPresent(s -> titles.add(s.title().vi()));
            for (FieldInfo f : set.map(RecordSetInfo::fields).orElse(List.of())) {
                labels.putIfAbsent(f.concept(), f.label().vi());
                order.add(f.concept());
            }
        }
        String fields = order.stream().filter(use.filled::containsKey).map(c -> labels.get(c) + " " + rate(use.filled.get(c), all))
                .collect(Collectors.joining("; "));
        return fields.isEmpty() ? Optional.empty() : Optional.of(words.say("fields", head, all, String.join(", ", titles), fields));
    }

    /** Cut, not rounded: 100 % is said only of a field that all have, 0 % of none. */
    private static String rate(long filled, long all) {
        long percent = filled * 100 / all;
        return percent == 0 ? "<1%" : percent + "%";
    }

    private static void packaging(Context context, Census census, Words words, Figures figures) throws IOException {
        IdList packed = IdList.in(context);
        Set<Integer> dossiers = new HashSet<>();
        Bodies.each(context, Kind.EVENT, AccessFilter.ALL, h -> {
            int i = h.text(Concepts.TYPE).equals(PACKED) ? census.dossiers.find(h.parent()) : -1;
            if (i < 0 || !census.counted(census.dossiers, i) || !census.admitted(h))
                return;
            packed.add(h.id(), null);
            dossiers.add(i);
        });
        String profile = context.facts().profile() == null ? "" : context.facts().profile().vi();
        String text = dossiers.isEmpty()
                ? null
                : words.say(profile.isEmpty() ? "packaging" : "packaging.profile", packed.count(), dossiers.size(), profile);
        figures.text(Figures.at("", "packaging"), text,
                "event.type = " + PACKED + " of digitised dossiers" + (profile.isEmpty() ? "" : "; the archive's profile"), packed);
    }
}
