package probe;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.widgets.Display;

/** Asks the UI thread every 20 ms whether it answers, and keeps the longest wait: a freeze between two looks is seen as well. */
final class Pulse {
    private static final long EVERY_NANOS = 20_000_000L;

    private final AtomicLong worst = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();

    /** Begins, on a thread that ends with the process. */
    void start(Display display) {
        Thread.ofPlatform().daemon().name("probe: pulse").start(() -> {
            while (!display.isDisposed()) {
                long before = looks.get();
                long start = System.nanoTime();
                try {
                    display.syncExec(() -> {
                    });
                } catch (org.eclipse.swt.SWTException e) {
                    return; // closed
                }
                // what this test's own look took is no wait of a user's
                if (before == looks.get() && before % 2 == 0)
                    worst.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
                LockSupport.parkNanos(EVERY_NANOS);
            }
        });
    }

    /** A look begins or ends. */
    void look() {
        looks.incrementAndGet();
    }

    /** @return the longest wait since the last time this was asked, in milliseconds */
    long take() {
        return worst.getAndSet(0);
    }
}
