package org.khoso.core;

import java.util.function.LongSupplier;

/** How far counted work has come, and how long the rest may take. Thread-safe. */
public final class Pace {
    /** A guess from a shorter time, or from a smaller part of the work, would be wild. */
    private static final long SOON_NANOS = 5_000_000_000L;
    private static final int PART = 20;

    private final LongSupplier nanos;
    private long start;
    private long done;
    private long total = -1;

    /** Begins now. */
    public Pace() {
        this(System::nanoTime);
    }

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        start = nanos.getAsLong();
    }

    /** Begins to count anew, a next part of the work. @param items how many there are in it; -1 if unknown */
    public synchronized void total(long items) {
        total = items;
        done = 0;
        start = nanos.getAsLong();
    }

    /** @param items done since the last call. @return items done */
    public synchronized long worked(long items) {
        done += items;
        return done;
    }

    /** @return items done in this part */
    public synchronized long done() {
        return done;
    }

    /** @return items in this part, -1 if unknown */
    public synchronized long total() {
        return total;
    }

    /** @return seconds left in this part, -1 if nobody knows yet */
    public synchronized long secondsLeft() {
        long took = nanos.getAsLong() - start;
        if (total <= 0 || done == 0 || took < SOON_NANOS && done < total / PART)
            return -1;
        return (long) (took / 1e9 / done * Math.max(0, total - done));
    }
}
