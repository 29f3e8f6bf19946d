package org.khoso.api.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;
import org.khoso.api.Scope;

/** Extension point: a search engine. A DS component. */
public interface SearchProvider {
    /** Opens or makes the index of an archive. */
    Index open(Path directory) throws IOException;

    /** An open index. Thread-safe. */
    interface Index extends AutoCloseable {
        /** Adds or replaces documents; visible and durable after {@link #commit}. */
        void put(Stream<Document> documents) throws IOException;

        /** Adds documents of which it has none, each once, as after {@link #clear}: nothing has to be looked for that they replace. */
        default void fill(Stream<Document> documents) throws IOException {
            put(documents);
        }

        /** Takes documents out, with their pages. */
        void remove(List<UUID> ids) throws IOException;

        /** Makes changes visible and durable. @param position journal position that the index has reached */
        void commit(long position) throws IOException;

        /** @return journal position that the index has reached; -1 for an empty one */
        long position() throws IOException;

        /** Empties it. */
        void clear() throws IOException;

        /** @return hits. A query that can't be parsed is searched as plain words. */
        Result search(Query query) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** How a field is searched. */
    enum Role {
        /** Words, exact and folded. */
        TEXT,
        /** One term: codes, document symbols, dates. */
        TERM,
        /** One term, offered as facet. */
        FACET
    }

    /** A value. @param field field code @param role role @param text text @param label label of a facet value, or null */
    record Value(String field, Role role, String text, org.khoso.api.Bilingual label) {
    }

    /** A page. @param file file @param page page from 1 @param text text */
    record Page(UUID file, int page, String text) {
    }

    /** A document. @param id object @param kind kind @param code reference code @param title title @param values values @param pages pages of its files @param scope for the access filter */
    record Document(UUID id, Kind kind, String code, String title, List<Value> values, List<Page> pages, Scope scope) {
    }

    /** A query. @param text what was typed @param filters facet field to allowed values @param facets facet fields to count @param offset first hit @param limit most hits @param access access filter @param fuzzy whether to tolerate one typing error if there is no hit */
    record Query(String text, Map<String, List<String>> filters, List<String> facets, int offset, int limit, AccessFilter access,
            boolean fuzzy) {
    }

    /** A snippet. @param field field code, or "page" @param text snippet @param ranges start and end of each hit in it @param file file of the page or null @param page page from 1, or 0 @param terms the words that hit, as they stand */
    record Highlight(String field, String text, List<int[]> ranges, UUID file, int page, List<String> terms) {
    }

    /** A hit. @param id object @param kind kind @param code reference code @param title title @param score score @param highlights snippets */
    record Hit(UUID id, Kind kind, String code, String title, double score, List<Highlight> highlights) {
    }

    /** A facet value. @param value value @param label label or null @param count documents */
    record FacetCount(String value, org.khoso.api.Bilingual label, long count) {
    }

    /** Result. @param total all hits that the actor may see @param hits page of hits @param facets facet field to its counts @param fuzzy whether the hits are near misses */
    record Result(long total, List<Hit> hits, Map<String, List<FacetCount>> facets, boolean fuzzy) {
    }

    /** @return suggestions for what is being typed; may be empty */
    default List<String> suggest(Index index, String prefix, Locale locale) throws IOException {
        return List.of();
    }

    /** @return suggestions from what the actor may see; may be empty */
    default List<String> suggest(Index index, String prefix, Locale locale, AccessFilter access) throws IOException {
        return List.of();
    }
}
