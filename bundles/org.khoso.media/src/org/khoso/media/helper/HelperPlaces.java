package org.khoso.media.helper;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Places for requests, a process each. Where a start costs more than small files need, only one is given out at first, the next when
 * requests have kept waiting: a helper that is the bottleneck is seen within seconds, one that is not stays alone. Where all processors have work, one more process would only take it from the others.
 * Thread-safe.
 */
final class HelperPlaces {
    private static final long SLICE_MS = 250;
    /** So much waiting is worth another start; at first twice as much, since the first requests to a fresh process are slow. */
    private static final Duration ENOUGH = Duration.ofSeconds(4);
    /** Of the time that passes so much is forgotten: short waits now and then are none. */
    private static final int FORGOTTEN = 4;
    /** From here on the processors have work. */
    private static final double BUSY = 0.8;
    private final Semaphore free;
    private final DoubleSupplier load;
    private final int most;
    private final long enough;
    private int given;
    private boolean running;
    private long waited;
    private long seen;

    /** @param most places @param sparing whether only one is given out at first */
    HelperPlaces(int most, boolean sparing) {
        this(most, sparing, ENOUGH, sparing && most > 1 ? new ProcessorLoad() : () -> -1);
    }

    /** @param enough waiting for one more @param load how busy the processors were since it was last asked, from 0 to 1; below 0 where nobody knows */
    HelperPlaces(int most, boolean sparing, Duration enough, DoubleSupplier load) {
        this.most = most;
        this.load = load;
        this.enough = enough.toNanos();
        waited = -this.enough;
        given = sparing ? 1 : most;
        free = new Semaphore(given);
    }

    void acquire() throws InterruptedException {
        long from = System.nanoTime();
        for (boolean got = false; !got;) {
            if (all()) {
                free.acquire();
                return;
            }
            got = free.tryAcquire(SLICE_MS, TimeUnit.MILLISECONDS);
            long now = System.nanoTime();
            waited(from, now);
            from = now;
        }
    }

    void release() {
        free.release();
    }

    /** A process is up: from now on who waits does so for work, not for the start. */
    synchronized void running() {
        if (!running)
            load.getAsDouble(); // what the start took counts for nothing
        running = true;
    }

    /** @return how many are given out, free or not */
    synchronized int given() {
        return given;
    }

    private synchronized boolean all() {
        return given == most;
    }

    private synchronized void waited(long from, long now) {
        if (!running || given == most)
            return;
        if (waited > 0)
            waited = Math.max(0, waited - Math.max(0, now - seen) / FORGOTTEN);
        waited += now - from;
        seen = now;
        if (waited < enough)
            return;
        waited = 0;
        if (load.getAsDouble() > BUSY)
            return;
        given++;
        free.release();
    }
}
