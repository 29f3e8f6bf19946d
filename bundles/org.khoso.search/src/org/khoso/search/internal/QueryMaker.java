package org.khoso.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Makes the Lucene query of a text. Scores come in steps, so that the order can be explained: each word that stands with the
 * accents typed; then words side by side; then how rare and how often (BM25), which is kept below both.
 */
final class QueryMaker {
    private static final float ACCENTS = 50;
    private static final float WHOLE_VALUE = 20;
    private static final float ADJACENT_EXACT = 10;
    private static final float ADJACENT_FOLDED = 5;
    private static final float FREQUENCY = 0.05f;
    private static final int MOST_FUZZY = 10;
    private static final int EXPANSIONS = 20;
    private static final int MOST_BEGINNINGS = 500;
    /** So many pages take longer to read than a search may. */
    static final int COMMON = 250_000;

    /** How strictly words are asked for. */
    enum Mode {
        /** All of them. */
        ALL,
        /** All of them, with one typing error each. */
        FUZZY,
        /** Most of them. */
        MOST,
        /** Any. */
        ANY
    }

    /** What a query is made for. */
    private enum Use {
        /** To count: nothing in it serves the order, so a million hits are counted in bulk. */
        MATCHING,
        /** To find the best, but for the bonus of words side by side. */
        REST,
        /** Where the words stand side by side: without what all those have. */
        NEAR,
        /** To know how good an object can be that has no word as a whole value. */
        BOUND
    }

    private final QueryText text;
    private final Mode mode;
    private final boolean accented;
    private final Use use;
    private final IndexReader index;
    /** Counts as if it stood on pages only; null if none does. */
    private final QueryText.Leaf paged;

    private QueryMaker(QueryText text, Mode mode, IndexReader index, Use use) {
        this(text, mode, index, use, null);
    }

    private QueryMaker(QueryText text, Mode mode, IndexReader index, Use use, QueryText.Leaf paged) {
        this.paged = paged;
        this.text = text;
        this.mode = mode;
        this.index = index;
        this.use = use;
        this.accented = use != Use.MATCHING && text.accented();
    }

    /** @return what is found, the best first; what is near a word has been looked up in it, for the hits and for what is marked in them */
    static Ranked ranked(QueryText text, Mode mode, IndexSearcher searcher) throws IOException {
        return ranked(text, mode, searcher, COMMON);
    }

    /** @param common on how many pages words have to stand to be common */
    static Ranked ranked(QueryText text, Mode mode, IndexSearcher searcher, int common) throws IOException {
        IndexReader index = searcher.getIndexReader();
        QueryMaker maker = new QueryMaker(text, mode, index, Use.REST);
        Query rest = searcher.rewrite(make(text, mode, index, Use.REST));
        List<QueryText.Leaf> words = maker.words();
        if (words.isEmpty())
            return new Ranked(rest, 0, null, null, 0, null, null, false, null);
        Words.Form form = maker.accented ? Words.Form.EXACT : Words.Form.FOLDED;
        float bonus = maker.accented ? ADJACENT_EXACT : ADJACENT_FOLDED;
        return new Ranked(rest, bonus, adjacent(words, form), make(text, mode, index, Use.NEAR),
                maker.accented ? bonus + ADJACENT_FOLDED + words.size() * ACCENTS : bonus, keys(text),
                make(text, mode, index, Use.BOUND), words.size() == text.leaves().size(),
                maker.common(words, common) ? maker.described(words) : null);
    }

    private static Query keys(QueryText text) {
        BooleanQuery.Builder keys = new BooleanQuery.Builder();
        text.leaves().stream().filter(l -> !l.not()).forEach(l -> keys.add(key(l), Occur.SHOULD));
        return keys.build();
    }

    /** Whether words stand together on so many pages, and in few enough titles and descriptions, that it pays to look there first. */
    private boolean common(List<QueryText.Leaf> words, int common) throws IOException {
        int pages = Integer.MAX_VALUE;
        int described = Integer.MAX_VALUE;
        for (QueryText.Leaf word : words)
            for (String term : word.terms(Words.Form.FOLDED)) {
                pages = Math.min(pages, index.docFreq(new Term(Fields.Zone.PAGE.folded, term)));
                described = Math.min(described, index.docFreq(new Term(Fields.Zone.TITLE.folded, term))
                        + index.docFreq(new Term(Fields.Zone.DESCRIPTION.folded, term)));
            }
        return pages >= common && described <= pages / 2;
    }

    private Ranked.Described described(List<QueryText.Leaf> words) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        BooleanQuery.Builder where = new BooleanQuery.Builder();
        List<Query> bounds = new ArrayList<>();
        for (QueryText.Leaf word : words) {
            all.add(new DisjunctionMaxQuery(List.of(inZone(word, Fields.Zone.TITLE, Words.Form.FOLDED),
                    inZone(word, Fields.Zone.DESCRIPTION, Words.Form.FOLDED)), 0), Occur.MUST);
            bounds.add(new QueryMaker(text, mode, index, Use.NEAR, word).query());
        }
        return new Ranked.Described(where.add(keys(text), Occur.SHOULD).add(all.build(), Occur.SHOULD).build(), bounds);
    }

    /** @return what finds the same, for counting */
    static Query matching(QueryText text, Mode mode, IndexReader index) throws IOException {
        return make(text, mode, index, Use.MATCHING);
    }

    private static Query make(QueryText text, Mode mode, IndexReader index, Use use) throws IOException {
        if (text.leaves().isEmpty())
            return text.everything() ? new MatchAllDocsQuery() : new MatchNoDocsQuery();
        return new QueryMaker(text, mode, index, use).query();
    }

    private Query query() throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        int optional = 0;
        int positive = 0;
        for (QueryText.Leaf leaf : text.leaves()) {
            Query q = leaf(leaf);
            positive += leaf.not() ? 0 : 1;
            if (leaf.not())
                all.add(q, Occur.MUST_NOT);
            else if (leaf.must() || mode == Mode.ALL || mode == Mode.FUZZY)
                all.add(q, Occur.MUST);
            else {
                some.add(q, Occur.SHOULD);
                optional++;
            }
            if (accented && !leaf.not() && !(use == Use.NEAR && words().contains(leaf)))
                all.add(constant(anyZone(leaf, Words.Form.EXACT), ACCENTS), Occur.SHOULD);
        }
        if (optional > 0)
            all.add(some.setMinimumNumberShouldMatch(mode == Mode.ANY ? 1 : Math.max(1, optional - 1 - optional / 4)).build(),
                    Occur.MUST);
        if (positive == 0)
            all.add(new MatchAllDocsQuery(), Occur.MUST);
        if (accented && use != Use.NEAR && !words().isEmpty())
            all.add(constant(adjacent(words(), Words.Form.FOLDED), ADJACENT_FOLDED), Occur.SHOULD);
        return all.build();
    }

    /** @return the words that should stand side by side, as in a name; none if there are not two */
    private List<QueryText.Leaf> words() {
        List<QueryText.Leaf> words = text.leaves().stream().filter(l -> l.kind() == QueryText.Kind.WORDS && !l.not()).toList();
        return words.size() < 2 ? List.of() : words;
    }

    private static Query adjacent(List<QueryText.Leaf> words, Words.Form form) {
        return zones(Words.terms(String.join(" ", words.stream().map(QueryText.Leaf::text).toList()), form), form);
    }

    private Query leaf(QueryText.Leaf leaf) throws IOException {
        if (use == Use.MATCHING)
            return unscored(leaf);
        List<Query> ways = new ArrayList<>();
        for (Fields.Zone zone : leaf == paged ? List.of(Fields.Zone.PAGE) : Fields.ZONES) {
            ways.add(new BoostQuery(inZone(leaf, zone, Words.Form.FOLDED), zone.weight * FREQUENCY));
            if (accented)
                ways.add(new BoostQuery(inZone(leaf, zone, Words.Form.EXACT), 4 * zone.weight * FREQUENCY));
            if (leaf.whole() != null)
                ways.add(new BoostQuery(new TermQuery(new Term(zone.folded, leaf.whole())), 4 * zone.weight * FREQUENCY));
        }
        if (use != Use.BOUND && paged == null)
            ways.add(constant(key(leaf), WHOLE_VALUE));
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query key(QueryText.Leaf leaf) {
        Term key = new Term(Fields.KEY, DocumentMaker.key(leaf.text()));
        return leaf.kind() == QueryText.Kind.PREFIX ? new PrefixQuery(key) : new TermQuery(key);
    }

    /** Whatever stands with the accents typed stands without them too, so the form without is enough. */
    private Query unscored(QueryText.Leaf leaf) throws IOException {
        BooleanQuery.Builder ways = new BooleanQuery.Builder();
        for (Fields.Zone zone : Fields.ZONES) {
            ways.add(inZone(leaf, zone, Words.Form.FOLDED), Occur.SHOULD);
            if (leaf.whole() != null)
                ways.add(new TermQuery(new Term(zone.folded, leaf.whole())), Occur.SHOULD);
        }
        return ways.add(key(leaf), Occur.SHOULD).build();
    }

    private Query anyZone(QueryText.Leaf leaf, Words.Form form) throws IOException {
        List<Query> ways = new ArrayList<>();
        for (Fields.Zone zone : Fields.ZONES)
            ways.add(inZone(leaf, zone, form));
        return new DisjunctionMaxQuery(ways, 0);
    }

    private Query inZone(QueryText.Leaf leaf, Fields.Zone zone, Words.Form form) throws IOException {
        List<String> terms = leaf.terms(form);
        String field = zone.field(form);
        return switch (leaf.kind()) {
            case PREFIX -> prefix(field, terms, leaf.text(), form);
            case WORDS -> mode == Mode.FUZZY && form == Words.Form.FOLDED ? fuzzy(field, terms) : words(field, terms);
            case PHRASE, WHOLE -> words(field, terms);
        };
    }

    private Query prefix(String field, List<String> terms, String typed, Words.Form form) throws IOException {
        String last = terms.get(terms.size() - 1);
        if (terms.size() == 1)
            return new PrefixQuery(new Term(field, last));
        Query pieces = phrase(field, terms.subList(0, terms.size() - 1), beginning(field, last));
        return form == Words.Form.EXACT
                ? pieces
                : new DisjunctionMaxQuery(List.of(pieces, new PrefixQuery(new Term(field, DocumentMaker.key(typed)))), 0);
    }

    private static Query phrase(String field, List<String> terms, Term[] last) {
        if (last.length == 0)
            return new MatchNoDocsQuery();
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        terms.forEach(t -> phrase.add(new Term(field, t)));
        return phrase.add(last).build();
    }

    /** @return terms of a field that begin so, at most {@value #MOST_BEGINNINGS} */
    private Term[] beginning(String field, String prefix) throws IOException {
        List<Term> found = new ArrayList<>();
        Terms terms = MultiTerms.getTerms(index, field);
        if (terms == null)
            return new Term[0];
        TermsEnum all = terms.iterator();
        BytesRef start = new BytesRef(prefix);
        boolean more = all.seekCeil(start) != TermsEnum.SeekStatus.END;
        while (more && StringHelper.startsWith(all.term(), start) && found.size() < MOST_BEGINNINGS) {
            found.add(new Term(field, BytesRef.deepCopyOf(all.term())));
            more = all.next() != null;
        }
        return found.toArray(Term[]::new);
    }

    private Query fuzzy(String field, List<String> terms) {
        if (text.leaves().size() > MOST_FUZZY || terms.size() > 1)
            return words(field, terms);
        String t = terms.get(0);
        // one error in two letters is another word, one in a number another number
        boolean tolerant = t.length() > 2 && t.chars().noneMatch(Character::isDigit);
        return tolerant ? new FuzzyQuery(new Term(field, t), 1, 0, EXPANSIONS, true) : words(field, terms);
    }

    private static Query zones(List<String> terms, Words.Form form) {
        return new DisjunctionMaxQuery(Fields.ZONES.stream().map(z -> words(z.field(form), terms)).toList(), 0);
    }

    private static Query words(String field, List<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.get(0)))
                : new PhraseQuery(field, terms.toArray(String[]::new));
    }

    private static Query constant(Query q, float score) {
        return new BoostQuery(new ConstantScoreQuery(q), score);
    }
}
