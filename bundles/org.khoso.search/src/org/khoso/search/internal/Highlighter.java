package org.khoso.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.khoso.api.search.SearchProvider.Highlight;
import org.khoso.model.Concepts;

/** Tells where a hit was hit, by the places kept in the index: right for accented text that was asked for without accents. */
final class Highlighter {
    private static final int MOST_PAGES = 5;
    private static final int MOST_VALUES = 4;
    /** A common word in a record of thousands of pages: enough to choose the best pages. */
    private static final int MOST_MATCHES = 20_000;
    private static final String PAGE = "page";

    private final IndexSearcher searcher;
    private final Weight weight;

    Highlighter(IndexSearcher searcher, Query text) throws IOException {
        this.searcher = searcher;
        this.weight = searcher.createWeight(searcher.rewrite(text), ScoreMode.COMPLETE, 1);
    }

    /** Matches in one page or value. @param place which @param ranges start to end @param parts which parts of the query */
    private record Unit(int place, TreeMap<Integer, Integer> ranges, Set<Query> parts) {
        void add(int start, int end, Query part) {
            ranges.merge(start, end, Math::max);
            parts.add(part);
        }
    }

    /** @return snippets, best pages first, then described values */
    List<Highlight> highlights(int doc, StoredReader stored) throws IOException {
        LeafReaderContext leaf = searcher.getIndexReader().leaves()
                .get(ReaderUtil.subIndex(doc, searcher.getIndexReader().leaves()));
        Matches matches = weight.matches(leaf, doc - leaf.docBase);
        if (matches == null)
            return List.of();
        Stored head = stored.head();
        List<Highlight> found = new ArrayList<>(pages(matches, stored));
        List<Unit> values = best(units(matches, Fields.Zone.DESCRIPTION, lengths(head)), MOST_VALUES);
        for (Unit u : values) {
            Stored.Value v = head.values().get(u.place);
            found.add(Snippet.of(v.text(), u.ranges).highlight(v.field(), null, 0));
        }
        boolean titleShown = values.stream().anyMatch(u -> head.values().get(u.place).text().equals(head.title()));
        if (!titleShown)
            for (Unit u : units(matches, Fields.Zone.TITLE, new int[]{head.title().length()}))
                found.add(Snippet.of(head.title(), u.ranges).highlight(Concepts.TITLE, null, 0));
        return found;
    }

    private List<Highlight> pages(Matches matches, StoredReader stored) throws IOException {
        List<Stored.PageRef> table = stored.pages();
        int[] lengths = table.stream().mapToInt(Stored.PageRef::length).toArray();
        List<Unit> best = best(units(matches, Fields.Zone.PAGE, lengths), MOST_PAGES);
        Map<Integer, String> texts = stored.texts(best.stream().map(Unit::place).collect(Collectors.toSet()));
        List<Highlight> found = new ArrayList<>();
        for (Unit u : best) {
            UUID file = table.get(u.place).file();
            found.add(Snippet.of(texts.get(u.place), u.ranges).highlight(PAGE, file, table.get(u.place).page()));
        }
        return found;
    }

    private static int[] lengths(Stored head) {
        return head.values().stream().mapToInt(v -> v.text().length()).toArray();
    }

    private static List<Unit> best(List<Unit> units, int most) {
        return units.stream().sorted(Comparator.<Unit>comparingInt(u -> u.parts.size()).thenComparingInt(u -> u.ranges.size())
                .reversed().thenComparingInt(Unit::place)).limit(most).toList();
    }

    /** Deals the matches of a zone to its pages or values: in the index they lie behind each other, one place apart. */
    private static List<Unit> units(Matches matches, Fields.Zone zone, int[] lengths) throws IOException {
        int[] starts = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++)
            starts[i + 1] = starts[i] + lengths[i] + 1;
        TreeMap<Integer, Unit> units = new TreeMap<>();
        for (String field : List.of(zone.exact, zone.folded)) {
            MatchesIterator m = matches.getMatches(field);
            for (int n = 0; m != null && n < MOST_MATCHES && m.next(); n++) {
                int place = java.util.Arrays.binarySearch(starts, m.startOffset());
                int unit = place >= 0 ? place : -place - 2;
                if (unit < 0 || unit >= lengths.length || m.endOffset() - starts[unit] > lengths[unit])
                    continue;
                units.computeIfAbsent(unit, u -> new Unit(u, new TreeMap<>(), new HashSet<>()))
                        .add(m.startOffset() - starts[unit], m.endOffset() - starts[unit], m.getQuery());
            }
        }
        return new ArrayList<>(units.values());
    }
}
