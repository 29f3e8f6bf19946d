package org.khoso.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.khoso.api.Bilingual;
import org.khoso.api.search.SearchProvider.FacetCount;

/** Counts facet values over the objects that a search collects. */
final class Facets implements CollectorManager<Facets.Counter, Map<String, List<FacetCount>>> {
    /** Most values that are told per field, the most frequent. */
    static final int MOST = 500;
    private static final int LONGEST_LABEL = 1000;
    private static final char SEPARATOR = '\u001f';

    private final Collection<String> fields;

    Facets(Collection<String> fields) {
        this.fields = fields;
    }

    /** @return value and label as one term, so that the label needs no place of its own */
    static String encode(String value, Bilingual label) {
        return label == null ? value : value + SEPARATOR + cut(label.vi()) + SEPARATOR + cut(label.en());
    }

    private static String cut(String label) {
        String s = Stored.text(label);
        return s.length() <= LONGEST_LABEL ? s : s.substring(0, LONGEST_LABEL);
    }

    @Override
    public Counter newCollector() {
        return new Counter(fields);
    }

    @Override
    public Map<String, List<FacetCount>> reduce(Collection<Counter> counters) {
        Map<String, List<FacetCount>> result = new LinkedHashMap<>();
        for (String field : fields) {
            Map<String, Long> sums = new HashMap<>();
            counters.forEach(c -> c.counts.getOrDefault(field, Map.of()).forEach((v, n) -> sums.merge(v, n, Long::sum)));
            result.put(field, counts(sums));
        }
        return result;
    }

    private static List<FacetCount> counts(Map<String, Long> sums) {
        Map<String, FacetCount> byValue = new HashMap<>();
        sums.forEach((encoded, n) -> {
            String[] parts = encoded.split(String.valueOf(SEPARATOR), -1);
            Bilingual label = parts.length < 3 ? null : new Bilingual(parts[1], parts[2].isEmpty() ? null : parts[2]);
            // two labels for one value (an amended code list): the value counts, one label stays
            byValue.merge(parts[0], new FacetCount(parts[0], label, n),
                    (a, b) -> new FacetCount(a.value(), a.label() == null ? b.label() : a.label(), a.count() + b.count()));
        });
        return byValue.values().stream()
                .sorted(Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value)).limit(MOST)
                .toList();
    }

    /** Counts in one thread. */
    static final class Counter implements Collector {
        private final Map<String, Map<String, Long>> counts = new HashMap<>();
        private final Collection<String> fields;

        Counter(Collection<String> fields) {
            this.fields = fields;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            List<Leaf> leaves = new ArrayList<>();
            for (String field : fields) {
                SortedSetDocValues values = DocValues.getSortedSet(context.reader(), Fields.FACET + field);
                leaves.add(new Leaf(field, values, new int[(int) values.getValueCount()]));
            }
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {
                    // counting needs no score
                }

                @Override
                public void collect(int doc) throws IOException {
                    for (Leaf leaf : leaves)
                        leaf.count(doc);
                }

                @Override
                public void finish() throws IOException {
                    for (Leaf leaf : leaves)
                        leaf.into(counts.computeIfAbsent(leaf.field, f -> new HashMap<>()));
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    private record Leaf(String field, SortedSetDocValues values, int[] counts) {
        void count(int doc) throws IOException {
            if (values.advanceExact(doc))
                for (int i = 0; i < values.docValueCount(); i++)
                    counts[(int) values.nextOrd()]++;
        }

        void into(Map<String, Long> sums) throws IOException {
            for (int ord = 0; ord < counts.length; ord++)
                if (counts[ord] > 0)
                sums.merge(values.lookupOrd(ord).utf8ToString(), (long) counts[ord], Long::sum);
        }
    }
}
