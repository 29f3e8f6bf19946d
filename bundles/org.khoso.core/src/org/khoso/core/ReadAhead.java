package org.khoso.core;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;

/**
 * Reads files of a dossier before they are asked for: there are several helper processes, and while one file is hashed
 * and stored the next are read. A few files only, so that memory stays flat. For one thread.
 */
final class ReadAhead implements AutoCloseable {
    private static final int CORES = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    private static final int AHEAD = CORES * 2;

    /** What is known of a file. @param facts facts @param pages texts of pages @param textProblem why there are no more, or null */
    record Read(FileFacts facts, List<PageText> pages, IOException textProblem) {
    }

    private final MediaReader media;
    private final Deque<Path> todo = new ArrayDeque<>();
    private final Map<Path, Future<Read>> begun = new HashMap<>();
    private ExecutorService threads;

    ReadAhead(MediaReader media) {
        this.media = media;
    }

    /** Names the files that will be asked for, in order. What was named before and not asked for is forgotten. */
    void announce(List<Path> files) {
        begun.values().forEach(f -> f.cancel(false));
        begun.clear();
        todo.clear();
        if (files.size() > 1) {
            todo.addAll(files);
            begin();
        }
    }

    private void begin() {
        while (begun.size() < AHEAD && !todo.isEmpty()) {
            Path file = todo.removeFirst();
            if (threads == null)
                threads = Executors.newFixedThreadPool(CORES, work -> {
                    Thread t = new Thread(work, "khoso-read-ahead");
                    t.setDaemon(true);
                    return t;
                });
            begun.computeIfAbsent(file, f -> threads.submit(() -> now(f)));
        }
    }

    /** @return what is known of a file, announced or not */
    Read read(Path file) throws IOException {
        Future<Read> ahead = begun.remove(file);
        if (ahead == null)
            return now(file);
        begin();
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException bug -> throw bug;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private Read now(Path file) throws IOException {
        FileFacts facts = media.inspect(file);
        boolean text = Boolean.TRUE.equals(facts.textLayer())
                || facts.readable() && facts.pages() > 0 && !Boolean.FALSE.equals(facts.textLayer());
        List<PageText> pages = new ArrayList<>();
        if (!text)
            return new Read(facts, pages, null);
        try {
            media.text(file, p -> {
                if (!p.words().isEmpty())
                    pages.add(p);
            });
            return new Read(facts, pages, null);
        } catch (IOException e) {
            return new Read(facts, pages, e);
        }
    }

    @Override
    public void close() {
        todo.clear();
        if (threads != null)
            threads.shutdownNow();
    }
}
