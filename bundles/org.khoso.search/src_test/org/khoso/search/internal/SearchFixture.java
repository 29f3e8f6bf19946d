package org.khoso.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.AccessFilter;
import org.khoso.api.Bilingual;
import org.khoso.api.Kind;
import org.khoso.api.Scope;
import org.khoso.api.search.SearchProvider;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.search.SearchProvider.Page;
import org.khoso.api.search.SearchProvider.Query;
import org.khoso.api.search.SearchProvider.Result;
import org.khoso.api.search.SearchProvider.Role;
import org.khoso.api.search.SearchProvider.Value;

/** An empty index and short ways to fill and ask it. */
abstract class SearchFixture {
    static final Scope OPEN = new Scope("46", new UUID(7, 1), "01");

    @TempDir
    Path folder;
    final LuceneSearchProvider provider = new LuceneSearchProvider();
    SearchProvider.Index index;

    @BeforeEach
    void open() throws IOException {
        index = provider.open(folder.resolve("index"));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    static UUID id(int n) {
        return new UUID(1, n);
    }

    static Document doc(int n, String title, Value... values) {
        return new Document(id(n), Kind.RECORD, "C" + n, title, List.of(values), List.of(), OPEN);
    }

    static Document scoped(int n, String title, Scope scope, List<String> pages, Value... values) {
        return new Document(id(n), Kind.RECORD, "C" + n, title, List.of(values), pages(n, pages), scope);
    }

    static Document paged(int n, String title, String... pages) {
        return scoped(n, title, OPEN, List.of(pages));
    }

    private static List<Page> pages(int n, List<String> texts) {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++)
            pages.add(new Page(new UUID(2, n), i + 1, texts.get(i)));
        return pages;
    }

    static Value text(String field, String text) {
        return new Value(field, Role.TEXT, text, null);
    }

    static Value term(String field, String text) {
        return new Value(field, Role.TERM, text, null);
    }

    static Value facet(String field, String text) {
        return new Value(field, Role.FACET, text, new Bilingual("nhãn " + text, "label " + text));
    }

    void put(Document... documents) throws IOException {
        index.put(Stream.of(documents));
        index.commit(1);
    }

    Result ask(String text) throws IOException {
        return index.search(new Query(text, Map.of(), List.of(), 0, 50, AccessFilter.ALL, false));
    }

    Result fuzzy(String text) throws IOException {
        return index.search(new Query(text, Map.of(), List.of(), 0, 50, AccessFilter.ALL, true));
    }

    /** @return numbers of the documents found, best first */
    List<Integer> found(String text) throws IOException {
        return numbers(ask(text));
    }

    static List<Integer> numbers(Result r) {
        return r.hits().stream().map(Hit::id).map(u -> (int) u.getLeastSignificantBits()).toList();
    }

    static List<Integer> sorted(Integer... n) {
        return Arrays.stream(n).sorted().toList();
    }
}
