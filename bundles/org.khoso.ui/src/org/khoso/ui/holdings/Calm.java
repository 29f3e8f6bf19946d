package org.khoso.ui.holdings;

import java.util.function.LongSupplier;

/**
 * Shows where the cursor rests: a single step at once, of many in a row (a key held down) only where they end. Filling a form
 * and a grid for each of forty lines that fly by would make the fortieth late.
 */
final class Calm {
    /** A key that is held down comes again sooner than this, a finger that presses it again does not. */
    static final int REST_MILLIS = 90;

    /** Runs something later. */
    interface Timer {
        /** @param what one that is waiting already waits anew */
        void in(int millis, Runnable what);
    }

    private final LongSupplier nanos;
    private final Timer timer;
    private final Runnable settle = this::now;
    private Runnable pending;
    private boolean moved;
    private long last;

    Calm(LongSupplier nanos, Timer timer) {
        this.nanos = nanos;
        this.timer = timer;
    }

    /** The cursor is somewhere else. @param show shows what is there */
    void move(Runnable show) {
        long before = last;
        last = nanos.getAsLong();
        boolean first = !moved || last - before > REST_MILLIS * 1_000_000L;
        moved = true;
        if (first && pending == null) {
            show.run();
            return;
        }
        pending = show;
        timer.in(REST_MILLIS, settle);
    }

    /** Something is done with what the cursor is on: it is shown now. */
    void now() {
        Runnable show = pending;
        pending = null;
        if (show != null)
            show.run();
    }

    /** Something else is shown. */
    void forget() {
        pending = null;
    }
}
