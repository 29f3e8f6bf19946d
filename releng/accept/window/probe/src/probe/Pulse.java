package probe;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.widgets.Display;

/** Asks the UI thread every 20 ms whether it answers, and keeps the longest wait: a freeze between two looks is seen as well. What other programs take of the processor is not counted. */
final class Pulse {
    private static final long EVERY_NANOS = 20_000_000L;

    private final AtomicLong worst = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong waitedForProcessor = new AtomicLong();
    private final AtomicLong processor = new AtomicLong();
    private final AtomicLong busiest = new AtomicLong();

    private volatile long busy;

    /** Begins, on a thread that ends with the process. */
    void start(Display display) {
        Stacks stacks = Stacks.of(display.getThread());
        Thread.ofPlatform().daemon().name("probe: pulse").start(() -> {
            while (!display.isDisposed()) {
                long before = looks.get();
                long start = System.nanoTime();
                long queued = waitedForProcessor.get();
                if (stacks != null)
                    stacks.asked(start);
                try {
                    display.syncExec(() -> {
                        waitedForProcessor.set(queue());
                        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                        busy = used - processor.getAndSet(used);
                    });
                } catch (org.eclipse.swt.SWTException e) {
                    return; // closed
                }
                if (stacks != null)
                    stacks.asked(0);
                // what this test's own look took is no wait of a user's
                if (before == looks.get() && before % 2 == 0) {
                    busiest.accumulateAndGet(busy / 1_000_000, Math::max);
                    worst.accumulateAndGet((System.nanoTime() - start - (waitedForProcessor.get() - queued)) / 1_000_000, Math::max);
                }
                LockSupport.parkNanos(EVERY_NANOS);
            }
        });
    }

    /** @return the most processor time that the UI thread took between two beats, in milliseconds, since this was last asked: what of a wait is the window's own, on a machine that others use too */
    long busiest() {
        return busiest.getAndSet(0);
    }

    /** @return nanoseconds that this thread was ready to run while other programs had the processor; 0 where the system does not say */
    static long queue() {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ")[1]);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
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
