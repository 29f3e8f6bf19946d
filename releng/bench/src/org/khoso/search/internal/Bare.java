package org.khoso.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.khoso.api.search.SearchProvider;

/** The loop that a programmer would write with Lucene: documents at hand, one writer, one commit. */
public final class Bare {
    private Bare() {
    }

    /** Indexes with the product's analysis, fields and buffer, and nothing else. */
    public static void index(List<SearchProvider.Document> documents, Path folder) throws IOException {
        var config = new IndexWriterConfig(Fields.analyzer()).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(64);
        try (var directory = FSDirectory.open(folder); var writer = new IndexWriter(directory, config)) {
            for (SearchProvider.Document d : documents)
                writer.addDocument(DocumentMaker.make(d));
            writer.commit();
        }
    }

    /** An index that only shows what the product would index. */
    public static SearchProvider.Index showing(Consumer<SearchProvider.Document> to) {
        return new SearchProvider.Index() {
            @Override
            public void put(Stream<SearchProvider.Document> documents) {
                documents.forEach(to);
            }

            @Override
            public void remove(List<UUID> ids) {
                // nothing is kept
            }

            @Override
            public void commit(long position) {
                // nothing is kept
            }

            @Override
            public long position() {
                return -1;
            }

            @Override
            public void clear() {
                // nothing is kept
            }

            @Override
            public SearchProvider.Result search(SearchProvider.Query query) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                // nothing is kept
            }
        };
    }
}
