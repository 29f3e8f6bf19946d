package org.khoso.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.khoso.api.AccessFilter;
import org.khoso.api.search.SearchProvider;
import org.khoso.api.search.SearchProvider.FacetCount;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.search.SearchProvider.Result;

/** One search: from strict to lenient until something is found, then hits, facets and snippets. */
final class Search {
    private final IndexSearcher searcher;
    private final SearchProvider.Query asked;
    private final QueryText text;
    private final Filters filters;

    Search(IndexSearcher searcher, SearchProvider.Query asked) {
        this.searcher = searcher;
        this.asked = asked;
        this.text = QueryText.parse(asked.text());
        this.filters = new Filters(asked.access() == null ? AccessFilter.ALL : asked.access(), asked.filters());
    }

    Result run() throws IOException {
        Result result = null;
        for (QueryMaker.Mode mode : modes()) {
            Query matching = QueryMaker.matching(text, mode, searcher.getIndexReader());
            result = result(QueryMaker.ranked(text, mode, searcher), matching, mode == QueryMaker.Mode.FUZZY);
            // where only a choice of facets leaves nothing, a more lenient query would be no help
            if (result.total() > 0 || filters.any() && searcher.count(filters.applyAccess(matching)) > 0)
                return result;
        }
        return result;
    }

    private List<QueryMaker.Mode> modes() {
        List<QueryMaker.Mode> modes = new ArrayList<>(List.of(QueryMaker.Mode.ALL));
        if (asked.fuzzy())
            modes.add(QueryMaker.Mode.FUZZY);
        if (text.leaves().stream().filter(l -> !l.not()).count() > 1) {
            modes.add(QueryMaker.Mode.MOST);
            modes.add(QueryMaker.Mode.ANY);
        }
        return modes;
    }

    /** The best hits first, found by looking only at what may be among them; then how many there are, which needs no scores. */
    private Result result(Ranked query, Query matching, boolean fuzzy) throws IOException {
        List<String> wanted = asked.facets() == null ? List.of() : asked.facets().stream().distinct().toList();
        int offset = Math.max(0, asked.offset());
        int limit = Math.max(0, asked.limit());
        int most = (int) Math.clamp((long) offset + limit, 1, Math.max(1, searcher.getIndexReader().maxDoc()));
        TopDocs top = new BestHits(searcher, q -> filters.apply(q, null)).of(query, most);
        if (top.scoreDocs.length == 0)
            return new Result(0, List.of(), facets(matching, wanted, Facets.NOTHING), false);
        List<String> shared = wanted.stream().filter(f -> !filters.chosen(f)).toList();
        Query filtered = filters.apply(matching, null);
        Facets.Answer all = shared.isEmpty()
                ? new Facets.Answer(total(filtered, top), Map.of())
                : searcher.search(filtered, new Facets(shared));
        return new Result(all.total(), hits(query.whole(), top, offset, limit), facets(matching, wanted, all), fuzzy);
    }

    private long total(Query query, TopDocs top) throws IOException {
        return top.totalHits.relation() == TotalHits.Relation.EQUAL_TO ? top.totalHits.value() : searcher.count(query);
    }

    private List<Hit> hits(Query query, TopDocs top, int offset, int limit) throws IOException {
        Highlighter highlighter = new Highlighter(searcher, query);
        List<Hit> hits = new ArrayList<>();
        for (int i = offset; i < Math.min(top.scoreDocs.length, (long) offset + limit); i++) {
            ScoreDoc d = top.scoreDocs[i];
            StoredReader stored = StoredReader.of(searcher, d.doc);
            Stored head = stored.head();
            hits.add(new Hit(head.id(), head.kind(), head.code(), head.title(), d.score, highlighter.highlights(d.doc, stored)));
        }
        return hits;
    }

    private Map<String, List<FacetCount>> facets(Query matching, List<String> wanted, Facets.Answer shared) throws IOException {
        Map<String, List<FacetCount>> counts = new LinkedHashMap<>();
        for (String field : wanted) {
            Facets.Answer from = filters.chosen(field)
                    ? searcher.search(filters.apply(matching, field), new Facets(List.of(field)))
                    : shared;
            counts.put(field, from.counts().getOrDefault(field, List.of()));
        }
        return counts;
    }
}
