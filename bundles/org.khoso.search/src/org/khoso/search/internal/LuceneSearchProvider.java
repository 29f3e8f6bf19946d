package org.khoso.search.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.search.SearchProvider;
import org.osgi.service.component.annotations.Component;

/** Search by Lucene in a folder of the archive. */
@Component(service = SearchProvider.class)
public final class LuceneSearchProvider implements SearchProvider {
    private static final System.Logger LOG = System.getLogger(LuceneSearchProvider.class.getName());
    private static final double BUFFER_MB = 64;
    private static final int SUGGESTIONS = 10;
    private static final long VERIFIED_BYTES = 64L << 20;

    /** Opens the index; one that is broken or of another format is emptied, its position is then -1. */
    @Override
    public Index open(Path path) throws IOException {
        Files.createDirectories(path);
        Directory directory = FSDirectory.open(path);
        try {
            return open(path, directory);
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new KhosoException(Message.of("search.index-held", path.toString()), Message.of("search.index-held-remedy"), e);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Index open(Path path, Directory directory) throws IOException {
        String why = null;
        if (DirectoryReader.indexExists(directory)) {
            try {
                return existing(path, directory);
            } catch (LockObtainFailedException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                why = String.valueOf(e);
            }
        }
        if (why != null)
            LOG.log(System.Logger.Level.WARNING, "search: index {0} can not be read and is built again: {1}", path, why);
        empty(directory);
        IndexWriter writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE));
        return new LuceneIndex(path, directory, writer, -1);
    }

    private static Index existing(Path path, Directory directory) throws IOException {
        IndexWriter writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.APPEND));
        try {
            Map<String, String> data = new HashMap<>();
            if (writer.getLiveCommitData() != null)
                writer.getLiveCommitData().forEach(e -> data.put(e.getKey(), e.getValue()));
            if (!Fields.FORMAT.equals(data.get(LuceneIndex.FORMAT)))
                throw new IOException("index format " + data.get(LuceneIndex.FORMAT) + " instead of " + Fields.FORMAT);
            verify(directory, writer);
            return new LuceneIndex(path, directory, writer, Long.parseLong(data.get(LuceneIndex.POSITION)));
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /** Compares checksums where that is a matter of a moment; a big index shows damage when it is read. */
    private static void verify(Directory directory, IndexWriter writer) throws IOException {
        long size = 0;
        for (String file : directory.listAll())
            size += directory.fileLength(file);
        if (size > VERIFIED_BYTES)
            return;
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves())
                leaf.reader().checkIntegrity();
        }
    }

    /** Takes the index's own files away, nothing else, and only while no other process holds them. */
    private static void empty(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll())
                if (IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches() || file.startsWith(IndexFileNames.SEGMENTS)
                        || file.startsWith(IndexFileNames.PENDING_SEGMENTS))
                directory.deleteFile(file);
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig(Fields.analyzer()).setOpenMode(mode).setRAMBufferSizeMB(BUFFER_MB).setCommitOnClose(false);
    }

    @Override
    public List<String> suggest(Index index, String prefix, Locale locale, AccessFilter access) throws IOException {
        String typed = prefix == null ? "" : prefix.strip();
        if (Words.of(typed).isEmpty())
            return List.of();
        Query query = new Query(typed + "*", Map.of(), List.of(), 0, 3 * SUGGESTIONS, access, false);
        Set<String> titles = new LinkedHashSet<>();
        index.search(query).hits().forEach(h -> titles.add(h.title()));
        titles.remove("");
        return titles.stream().limit(SUGGESTIONS).toList();
    }
}
