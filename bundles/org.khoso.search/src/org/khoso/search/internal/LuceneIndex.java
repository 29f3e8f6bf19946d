package org.khoso.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.search.SearchProvider;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Result;

/** An index on disk. What was put is visible and durable after a commit, together with the journal position it stands for. */
final class LuceneIndex implements SearchProvider.Index {
    static final String POSITION = "khoso.position";
    static final String FORMAT = "khoso.format";
    /** More write no faster: one thread reads the database for all. */
    private static final int MOST_WRITERS = 4;

    private final Path path;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    /** Parts of the index are searched beside each other. */
    private final ExecutorService pool;
    private volatile long position;

    LuceneIndex(Path path, Directory directory, IndexWriter writer, long position) throws IOException {
        this.path = path;
        this.directory = directory;
        this.writer = writer;
        this.position = position;
        this.pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("khoso: search ", 1).factory());
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                return new Searcher(reader, pool);
            }
        });
    }

    /** Its parts are of one size, whatever the segments are: else one processor is done long before the other. */
    private static final class Searcher extends IndexSearcher {
        private static final int SMALLEST_PART = 50_000;
        private static final int PARTS_A_PROCESSOR = 4;
        private static final int MOST_SEGMENTS = 5;

        Searcher(IndexReader reader, Executor pool) {
            super(reader, pool);
        }

        @Override
        protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
            int parts = PARTS_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
            return slices(leaves, Math.max(SMALLEST_PART, getIndexReader().maxDoc() / parts + 1), MOST_SEGMENTS, true);
        }
    }

    @Override
    public void put(Stream<Document> documents) throws IOException {
        for (Iterator<Document> all = documents.iterator(); all.hasNext();) {
            Document d = all.next();
            writer.updateDocument(term(d.id()), DocumentMaker.make(d));
        }
    }

    /** Analysing words takes longest by far, and each processor can do its share of the documents. */
    @Override
    public void fill(Stream<Document> documents) throws IOException {
        Iterator<Document> all = documents.iterator();
        Together.run("khoso-index-writer", Math.min(MOST_WRITERS, Runtime.getRuntime().availableProcessors()), () -> {
            for (Document d = next(all); d != null; d = next(all))
                writer.addDocument(DocumentMaker.make(d));
        });
    }

    private static Document next(Iterator<Document> all) {
        synchronized (all) {
            return all.hasNext() ? all.next() : null;
        }
    }

    @Override
    public void remove(List<UUID> ids) throws IOException {
        for (UUID id : ids)
            writer.deleteDocuments(term(id));
    }

    private static Term term(UUID id) {
        return new Term(Fields.ID, id.toString());
    }

    @Override
    public synchronized void commit(long reached) throws IOException {
        writer.setLiveCommitData(Map.of(POSITION, Long.toString(reached), FORMAT, Fields.FORMAT).entrySet());
        writer.commit();
        position = reached;
        searchers.maybeRefreshBlocking();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public synchronized void clear() throws IOException {
        writer.deleteAll();
        commit(-1);
    }

    @Override
    public Result search(SearchProvider.Query query) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return new Search(searcher, query).run();
        } catch (AlreadyClosedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw broken(path, e); // damaged files show as either
        } finally {
            searchers.release(searcher);
        }
    }

    static KhosoException broken(Path path, Exception cause) {
        return new KhosoException(Message.of("search.index-broken", path.toString(), String.valueOf(cause.getMessage())),
                Message.of("search.index-broken-remedy"), cause);
    }

    @Override
    public synchronized void close() throws IOException {
        if (!writer.isOpen())
            return;
        try (directory) {
            searchers.close();
            pool.shutdown();
            writer.rollback(); // what was not committed is in the journal and comes again
        }
    }
}
