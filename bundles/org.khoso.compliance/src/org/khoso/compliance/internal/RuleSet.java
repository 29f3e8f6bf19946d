package org.khoso.compliance.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.khoso.api.compliance.ComplianceRule;

/** The rule kinds that are there now. Kinds come and go with bundles; of two for the same kind the one of higher ranking serves. */
final class RuleSet {
    private record Entry(String kind, int ranking, long id, ComplianceRule rule) {
    }

    private static final Comparator<Entry> BEST_FIRST = Comparator.comparingInt(Entry::ranking).reversed().thenComparingLong(Entry::id);

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    void add(ComplianceRule rule, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer i ? i : 0;
        long id = properties.get("service.id") instanceof Long l ? l : entries.size();
        for (String kind : new Params(Map.copyOf(properties)).list("kind"))
            entries.add(new Entry(kind, ranking, id, rule));
    }

    void remove(ComplianceRule rule) {
        entries.removeIf(e -> e.rule() == rule);
    }

    Optional<ComplianceRule> find(String kind) {
        return entries.stream().filter(e -> e.kind().equals(kind)).min(BEST_FIRST).map(Entry::rule);
    }

    List<String> kinds() {
        return entries.stream().map(Entry::kind).distinct().sorted().toList();
    }
}
