package org.khoso.testkit.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Runs on a thread of its own that may hang or break. Time of the processor is measured where that can be, not to hold other work against it. */
final class Timed implements AutoCloseable {
    private static final int FRAMES = 4;
    private final Duration limit;
    private final boolean clock;
    private final AtomicReference<String> died = new AtomicReference<>();
    private final Thread.UncaughtExceptionHandler before;
    private ExecutorService executor;
    private volatile Thread thread;
    private volatile long last;
    private long slowest;

    Timed(Duration limit, boolean clock) {
        this.limit = limit;
        this.clock = clock;
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> died.set("thread " + t.getName() + " died: " + told(e)));
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        begin();
    }

    /** @return how a thread that nobody waits for died since the last question, null if none did */
    String elsewhere() {
        return died.getAndSet(null);
    }

    private void begin() {
        executor = Executors.newSingleThreadExecutor(r -> thread = Thread.ofPlatform().daemon().name("fuzz").unstarted(r));
    }

    /** @return what the work returned, or how it broke; null if nothing */
    String run(Callable<String> work) throws InterruptedException {
        Future<String> future = executor.submit(() -> {
            long start = now();
            try {
                return work.call();
            } finally {
                last = (now() - start) / 1_000_000;
                slowest = Math.max(slowest, last);
            }
        });
        try {
            return future.get(limit.toMillis() * 4, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return told(e.getCause());
        } catch (TimeoutException e) {
            StackTraceElement[] where = thread.getStackTrace();
            executor.shutdownNow();
            begin();
            return "hangs: " + frames(where);
        }
    }

    private long now() {
        return clock ? System.nanoTime() : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String told(Throwable e) {
        Throwable cause = e.getCause();
        boolean raw = e instanceof IOException || e instanceof RuntimeException || e instanceof Error;
        return e.getClass().getName() + (raw ? "" : " (checked)") + ": " + text(e) + " " + frames(e.getStackTrace())
                + (cause == null
                        ? ""
                        : " caused by " + cause.getClass().getName() + ": " + text(cause) + " " + frames(cause.getStackTrace()));
    }

    private static String text(Throwable e) {
        String s = String.valueOf(e.getMessage());
        return s.length() > 200 ? s.substring(0, 200) + "..." : s;
    }

    /** Where it began, and the first places of ours. */
    private static String frames(StackTraceElement[] trace) {
        return Stream
                .concat(Stream.of(trace).limit(FRAMES), Stream.of(trace).skip(FRAMES).filter(f -> f.getClassName().startsWith("org.khoso."))
                        .limit(FRAMES))
                .map(StackTraceElement::toString).toList().toString();
    }

    boolean slow() {
        return last > limit.toMillis();
    }

    long last() {
        return last;
    }

    long slowest() {
        return slowest;
    }

    /** @return most of the heap that was ever in use, in MB */
    long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong(p -> p.getPeakUsage().getUsed()).sum() >> 20;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
