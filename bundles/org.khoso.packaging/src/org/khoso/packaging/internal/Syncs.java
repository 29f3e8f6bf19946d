package org.khoso.packaging.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Brings written files to disk while the next are written: a disk takes many syncs at once nearly as fast as one. All of them are
 * there when {@link #settle} returns.
 */
final class Syncs implements Closeable {
    private static final int THREADS = 16;
    /** Files that may be open and wait for their sync, of one package; several are written at a time. */
    private static final int WAITING = 32;
    private final Semaphore open = new Semaphore(WAITING);
    private final AtomicReference<IOException> failed = new AtomicReference<>();
    private ExecutorService threads;

    /** Takes a file over: it is synced and closed. */
    void take(FileChannel file) throws IOException {
        try {
            check();
            open.acquire();
        } catch (InterruptedException e) {
            file.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        if (threads == null)
            threads = Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("khoso-package-sync", 0).factory());
        threads.execute(() -> sync(file));
    }

    private void sync(FileChannel file) {
        try (file) {
            file.force(true);
        } catch (IOException e) {
            failed.compareAndSet(null, e);
        } finally {
            open.release();
        }
    }

    /** Waits for all. @throws IOException if one of them could not be brought to disk */
    void settle() throws IOException {
        try {
            open.acquire(WAITING);
            open.release(WAITING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        check();
    }

    private void check() throws IOException {
        if (failed.get() != null)
            throw new IOException(failed.get());
    }

    @Override
    public void close() {
        if (threads != null)
            threads.close(); // waits: none writes to a file that is removed
    }
}
