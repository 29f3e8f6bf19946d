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
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.khoso.api.Bilingual;
import org.khoso.api.search.SearchProvider.FacetCount;

/** Counts facet values over the objects that a search collects. */
final class Facets implements CollectorManager<Facets.Counter, Facets.Answer> {
    /** Most values that are told per field, the most frequent. */
    static final int MOST = 500;
    private static final int LONGEST_LABEL = 1000;
    private static final int BATCH = 1024;
    private static final char SEPARATOR = '\u001f';

    /** None at all. */
    static final Answer NOTHING = new Answer(0, Map.of());

    private final Collection<String> fields;

    /** What was counted. @param total objects @param counts by field, the most frequent values first */
    record Answer(long total, Map<String, List<FacetCount>> counts) {
    }

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
    public Answer reduce(Collection<Counter> counters) {
        Map<String, List<FacetCount>> result = new LinkedHashMap<>();
        for (String field : fields) {
            Map<String, Long> sums = new HashMap<>();
            counters.forEach(c -> c.counts.getOrDefault(field, Map.of()).forEach((v, n) -> sums.merge(v, n, Long::sum)));
            result.put(field, counts(sums));
        }
        return new Answer(counters.stream().mapToLong(c -> c.total).sum(), result);
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
        private long total;

        Counter(Collection<String> fields) {
            this.fields = fields;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            List<Leaf> leaves = new ArrayList<>();
            for (String field : fields) {
                SortedSetDocValues values = DocValues.getSortedSet(context.reader(), Fields.FACET + field);
                if (values.getValueCount() > 0) // a standard offers more fields than one archive uses
                    leaves.add(new Leaf(field, values, DocValues.unwrapSingleton(values), new int[(int) values.getValueCount()]));
            }
            return new Batches(leaves);
        }

        /** Objects by the thousand: field after field over the same ones is much faster than object after object. */
        private final class Batches implements LeafCollector {
            private final List<Leaf> leaves;
            private final int[] docs = new int[BATCH];
            private int size;

            Batches(List<Leaf> leaves) {
                this.leaves = leaves;
            }

            @Override
            public void setScorer(Scorable scorer) {
                // counting needs no score
            }

            @Override
            public void collect(int doc) throws IOException {
                docs[size++] = doc;
                if (size == BATCH)
                    count();
            }

            private void count() throws IOException {
                total += size;
                for (Leaf leaf : leaves)
                    leaf.count(docs, size);
                size = 0;
            }

            @Override
            public void finish() throws IOException {
                count();
                for (Leaf leaf : leaves)
                    leaf.into(counts.computeIfAbsent(leaf.field, f -> new HashMap<>()));
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    /** A field in a part of the index. @param single the same values where no object has more than one, which is the rule; else null */
    private record Leaf(String field, SortedSetDocValues values, SortedDocValues single, int[] counts) {
        void count(int[] docs, int size) throws IOException {
            if (single == null)
                several(docs, size);
            else
                for (int i = 0; i < size; i++)
                    if (single.advanceExact(docs[i]))
                    counts[single.ordValue()]++;
        }

        private void several(int[] docs, int size) throws IOException {
            for (int i = 0; i < size; i++)
                if (values.advanceExact(docs[i]))
                for (int n = 0; n < values.docValueCount(); n++)
                    counts[(int) values.nextOrd()]++;
        }

        void into(Map<String, Long> sums) throws IOException {
            for (int ord = 0; ord < counts.length; ord++)
                if (counts[ord] > 0)
                sums.merge(name(ord), (long) counts[ord], Long::sum);
        }

        private String name(int ord) throws IOException {
            return (single == null ? values.lookupOrd(ord) : single.lookupOrd(ord)).utf8ToString();
        }
    }
}
