package org.khoso.ui;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.widgets.Display;

/**
 * Watches whether the UI thread answers: one that keeps the user waiting longer than {@link #LIMIT_MILLIS} is named in the
 * log with what it was doing. Tests read the worst value.
 */
public final class Watchdog {
    /** From here on a wait is felt. */
    public static final long LIMIT_MILLIS = 100;
    private static final long EVERY_NANOS = 25_000_000L;
    private static final System.Logger LOG = System.getLogger("org.khoso.ui.watchdog");

    private final Display display;
    private final Thread ui;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong worst = new AtomicLong();

    Watchdog(Display display) {
        this.display = display;
        this.ui = display.getThread();
    }

    /** Begins to watch, on a thread of its own that ends with the display. */
    void start() {
        Thread.ofPlatform().daemon().name("khoso: watchdog").start(this::watch);
    }

    private void watch() {
        StackTraceElement[] stack = null;
        long named = 0;
        while (!display.isDisposed()) {
            LockSupport.parkNanos(EVERY_NANOS);
            long since = asked.get();
            long waited = since == 0 ? 0 : (System.nanoTime() - since) / 1_000_000;
            worst.accumulateAndGet(waited, Math::max);
            if (since == 0) {
                if (stack != null)
                    LOG.log(System.Logger.Level.WARNING, "the window answered after " + named + " ms: " + text(stack));
                stack = null;
                ask();
            } else if (waited > LIMIT_MILLIS) {
                named = waited;
                if (stack == null)
                    stack = ui.getStackTrace();
            }
        }
    }

    private void ask() {
        asked.set(System.nanoTime());
        try {
            display.asyncExec(() -> asked.set(0));
        } catch (org.eclipse.swt.SWTException e) {
            // closed between the question and here: nothing left to watch
            asked.set(0);
        }
    }

    private static String text(StackTraceElement[] stack) {
        var b = new StringBuilder();
        for (int i = 0; i < Math.min(40, stack.length); i++)
            b.append("\n\tat ").append(stack[i]);
        return b.toString();
    }

    /** @return longest wait since the start or the last {@link #reset}, in milliseconds, to about 25 */
    public long worstMillis() {
        return worst.get();
    }

    /** Forgets the longest wait. */
    public void reset() {
        worst.set(0);
    }
}
