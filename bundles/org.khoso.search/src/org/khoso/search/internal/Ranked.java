package org.khoso.search.internal;

import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/**
 * A query in parts, which are looked for one after the other ({@link BestHits}).
 *
 * @param rest      what must be there, and all of its score but the bonus
 * @param bonus     what it adds that the words stand side by side, in the strictest form that is asked for
 * @param adjacent  whether they do; null for a single word
 * @param near      rest, without what all of those have
 * @param nearBonus what that is, and the bonus
 * @param keys      objects that have a word as a whole value, which counts much
 * @param bound     rest, as it is for objects without
 * @param nothingElse whether nothing is asked for but those words
 * @param described where to look first; null if that is not worth it
 */
record Ranked(Query rest, float bonus, Query adjacent, Query near, float nearBonus, Query keys, Query bound, boolean nothingElse,
        Described described) {
    /**
     * Common words stand on most pages, but only in some titles and descriptions, and there they count more.
     *
     * @param where  objects that have all words there, or anything that is asked for as a whole value
     * @param bounds how good near can be where a word is on pages only, one for each word
     */
    record Described(Query where, List<Query> bounds) {
    }

    /** @return the same in one */
    Query whole() {
        if (adjacent == null)
            return rest;
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (rest instanceof BooleanQuery parts && parts.getMinimumNumberShouldMatch() == 0)
            parts.clauses().forEach(all::add);
        else
            all.add(rest, Occur.MUST);
        return all.add(new BoostQuery(new ConstantScoreQuery(adjacent), bonus), Occur.SHOULD).build();
    }
}
