package org.khoso.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that several threads do at once, the calling one among them. */
final class Together {
    /** What each thread does until nothing is left. */
    interface Work {
        /** Does what there is to do. */
        void run() throws IOException;
    }

    private Together() {
    }

    /**
     * Returns when all threads are done; none is interrupted, since an interrupt would close the files that they write.
     *
     * @param threads at least 1
     * @throws IOException what the first of them failed with, like runtime exceptions and errors; the others come to their end before
     */
    static void run(String name, int threads, Work work) throws IOException {
        List<FutureTask<Void>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++)
            all.add(new FutureTask<>(() -> {
                work.run();
                return null;
            }));
        for (int i = 1; i < threads; i++)
            Thread.ofPlatform().daemon().name(name + "-", i).start(all.get(i));
        all.getFirst().run();
        Throwable failed = null;
        for (FutureTask<Void> task : all) {
            Throwable t = outcome(task);
            failed = failed == null ? t : failed;
        }
        rethrow(failed);
    }

    private static Throwable outcome(FutureTask<Void> task) {
        boolean interrupted = false;
        try {
            while (true)
                try {
                    task.get();
                    return null;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
        } catch (ExecutionException e) {
            return e.getCause();
        } finally {
            if (interrupted)
                Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable failed) throws IOException {
        switch (failed) {
            case null -> {
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IOException(failed);
        }
    }
}
