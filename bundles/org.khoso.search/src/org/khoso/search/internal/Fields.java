package org.khoso.search.internal;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * Names in the index. One Lucene document is one object with all its pages: so totals, facets and access are right by
 * construction, and words of one query may stand in the title and on two pages. Pages lie behind each other in one field with a
 * gap that no phrase crosses; offsets tell the page of a match.
 */
final class Fields {
    /** Changes whenever an older index can't be read rightly; such an index is emptied and built again. */
    static final String FORMAT = "khoso-1";

    static final String ID = "id";
    static final String KIND = "kind";
    static final String HEAD = "head";
    static final String UNIT = "unit";
    static final String FONDS = "fonds";
    static final String MODE = "regime";
    /** Whole values without spaces: codes. */
    static final String KEY = "key";
    static final String VALUE = "value";
    static final String PAGES = "pages";
    static final String PAGE = "page";
    static final String FACET = "facet:";

    /** Where words stand, heaviest first. */
    enum Zone {
        TITLE("t", 3f), DESCRIPTION("d", 2f), PAGE("p", 1f);

        final String exact;
        final String folded;
        final float weight;

        Zone(String name, float weight) {
            exact = name + "x";
            folded = name + "f";
            this.weight = weight;
        }

        String field(Words.Form form) {
            return form == Words.Form.EXACT ? exact : folded;
        }
    }

    static final List<Zone> ZONES = List.of(Zone.values());

    private Fields() {
    }

    /** @return type of a field with words, positions and places */
    static FieldType words() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }

    /** @return analyzer of all fields with words; made by hand, since OSGi hides the registry of analyzers */
    static Analyzer analyzer() {
        return new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(
                        new WordTokenizer(field.endsWith("x") ? Words.Form.EXACT : Words.Form.FOLDED));
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return 1000;
            }
        };
    }
}
