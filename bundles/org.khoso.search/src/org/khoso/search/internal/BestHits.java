package org.khoso.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;

/**
 * The best hits of words that should stand side by side. To ask of each object that has the words whether they do costs a look at its
 * positions, of a million objects for two common words. Those where they do are few, found by the phrase alone, and better than all
 * others by more than the others can make up for: that is looked at first, and where it does not hold the query is asked as a whole.
 */
final class BestHits {
    /** So many are looked at before it pays to leave out what cannot be among the best. */
    private static final int COUNTED_ANYWAY = 1000;
    private final IndexSearcher searcher;
    private final UnaryOperator<Query> filter;

    /** @param filter puts a query under access and choices */
    BestHits(IndexSearcher searcher, UnaryOperator<Query> filter) {
        this.searcher = searcher;
        this.filter = filter;
    }

    /** @return the best, with the scores that the whole query gives; its number of hits is exact only if it says so */
    TopDocs of(Ranked query, int most) throws IOException {
        if (query.adjacent() == null)
            return best(query.rest(), most);
        TopDocs near = near(query, most);
        for (ScoreDoc d : near.scoreDocs)
            d.score += query.nearBonus();
        int found = near.scoreDocs.length;
        if (found < most)
            return with(near, best(query.rest(), Math.min(most + found, Math.max(1, searcher.getIndexReader().maxDoc()))), most);
        return near.scoreDocs[most - 1].score > highest(query.bound())
                ? with(near, best(both(query.rest(), query.keys()), most), most)
                : best(query.whole(), most);
    }

    /** Those that are described by common words first: if they are enough, and better than any that has one of them on a page only, no page needs to be read. */
    private TopDocs near(Ranked query, int most) throws IOException {
        Query near = sideBySide(query);
        if (query.described() == null)
            return best(near, most);
        TopDocs some = best(both(near, query.described().where()), most);
        boolean enough = some.scoreDocs.length == most;
        for (Query bound : enough ? query.described().bounds() : List.<Query>of())
            enough &= some.scoreDocs[most - 1].score > highest(bound);
        return enough ? some : best(near, most);
    }

    /** What has all words side by side has all words: where nothing else is asked for they are looked at for the score alone, and only there. */
    private static Query sideBySide(Ranked query) {
        return new BooleanQuery.Builder().add(query.adjacent(), Occur.FILTER)
                .add(query.near(), query.nothingElse() ? Occur.SHOULD : Occur.MUST).build();
    }

    private static Query both(Query scored, Query filter) {
        return new BooleanQuery.Builder().add(scored, Occur.MUST).add(filter, Occur.FILTER).build();
    }

    private TopDocs best(Query query, int most) throws IOException {
        return searcher.search(filter.apply(query), new TopScoreDocCollectorManager(most, null, COUNTED_ANYWAY));
    }

    /** @param near the best with the words side by side, and all if they are fewer than asked for @param rest the best of others, without looking at that */
    private static TopDocs with(TopDocs near, TopDocs rest, int most) {
        Set<Integer> known = new HashSet<>();
        List<ScoreDoc> all = new ArrayList<>(List.of(near.scoreDocs));
        all.forEach(d -> known.add(d.doc));
        for (ScoreDoc d : rest.scoreDocs)
            if (known.add(d.doc))
            all.add(d);
        all.sort(Comparator.comparingDouble((ScoreDoc d) -> -d.score).thenComparingInt(d -> d.doc));
        TotalHits hits = near.scoreDocs.length < most ? rest.totalHits : new TotalHits(most, TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO);
        return new TopDocs(hits, all.subList(0, Math.min(most, all.size())).toArray(ScoreDoc[]::new));
    }

    /** @return what no object's score is above */
    private float highest(Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.TOP_SCORES, 1);
        float highest = 0;
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null)
                continue;
            scorer.advanceShallow(0);
            highest = Math.max(highest, scorer.getMaxScore(DocIdSetIterator.NO_MORE_DOCS));
        }
        return highest;
    }
}
