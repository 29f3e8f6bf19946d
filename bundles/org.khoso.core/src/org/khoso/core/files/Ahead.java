package org.khoso.core.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.khoso.api.Progress;

/**
 * Works on several items at once and hands the results on in order. So many are begun ahead that one slow item does not keep the
 * others waiting, and so few that memory stays flat. For one thread.
 *
 * @param <A> item
 * @param <B> result
 */
final class Ahead<A, B> implements AutoCloseable {
    /** More than helpers can serve: while one reader has much to do, the other always finds a file that waits for it. */
    private static final int THREADS = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())) * 2 + 1;
    private static final int WINDOW = 256;
    private final Function<A, B> work;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, r -> {
        Thread t = new Thread(r, "khoso-file-check");
        t.setDaemon(true);
        return t;
    });

    /** Receives results. */
    interface Out<B> {
        void take(B result) throws IOException;
    }

    Ahead(Function<A, B> work) {
        this.work = work;
    }

    void run(List<A> items, Progress progress, Out<B> out) throws IOException {
        Iterator<A> todo = items.iterator();
        Deque<Future<B>> begun = new ArrayDeque<>();
        while (!progress.cancelled()) {
            while (todo.hasNext() && begun.size() < WINDOW) {
                A next = todo.next();
                begun.addLast(threads.submit(() -> work.apply(next)));
            }
            if (begun.isEmpty())
                return;
            out.take(result(begun.removeFirst()));
            progress.worked(1);
        }
    }

    private static <B> B result(Future<B> f) throws IOException {
        try {
            return f.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException bug)
                throw bug;
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
