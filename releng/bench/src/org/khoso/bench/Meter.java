package org.khoso.bench;

import com.sun.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khoso.api.Progress;

/**
 * Time and memory of one part of the work. With {@code -Dkhoso.bench.heap=true} it collects garbage up to twice a second and keeps the
 * highest that was left: what the work really holds; times of such a run mean nothing.
 */
final class Meter implements Progress, AutoCloseable {
    private static final boolean HEAP = Boolean.getBoolean("khoso.bench.heap");
    private final StringBuilder line = new StringBuilder();
    private final long start = System.nanoTime();
    private final Duration cpu = cpu();
    private final Thread watcher;
    private volatile long live;
    private long total;
    private long done;
    private final long[] tenths = new long[11];
    private int tenth = 1;

    Meter(String part) {
        line.append("{\"part\":\"").append(part).append('"');
        watcher = HEAP ? Thread.ofPlatform().daemon().start(this::watch) : null;
    }

    /** Processor time of this process and its helpers; of helpers that have ended it is lost. */
    private static Duration cpu() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants()).map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void watch() {
        while (!Thread.interrupted()) {
            long begun = System.nanoTime();
            System.gc();
            long took = (System.nanoTime() - begun) / 1_000_000;
            live = Math.max(live, left());
            try {
                Thread.sleep(Math.max(500, took * 4)); // a fifth of the time at most
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What the last full collection left; not what is in use by now, for the work has gone on since and this thread may have had to wait. */
    private static long left() {
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream().filter(c -> Set.of(c.getMemoryPoolNames()).containsAll(heap))
                .map(GarbageCollectorMXBean::getLastGcInfo).filter(Objects::nonNull)
                .mapToLong(i -> i.getMemoryUsageAfterGc().entrySet().stream().filter(e -> heap.contains(e.getKey())).mapToLong(e -> e.getValue().getUsed()).sum())
                .max().orElseThrow();
    }

    void say(String name, Object value) {
        line.append(",\"").append(name).append("\":").append(value);
    }

    @Override
    public void total(long units) {
        total = units;
    }

    @Override
    public void worked(long units) {
        done += units;
        while (tenth <= 10 && total > 0 && done * 10 >= total * tenth)
            tenths[tenth++] = System.nanoTime() - start;
    }

    @Override
    public void item(String name) {
        // only figures are wanted
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void close() throws InterruptedException {
        say("seconds", String.format(Locale.ROOT, "%.3f", (System.nanoTime() - start) / 1e9));
        say("cpu", String.format(Locale.ROOT, "%.2f", cpu().minus(cpu).toMillis() / 1e3));
        if (watcher != null) {
            watcher.interrupt();
            watcher.join();
            say("liveMB", String.format(Locale.ROOT, "%.1f", live / 1e6));
        }
        StringBuilder t = new StringBuilder();
        for (int i = 1; i < tenth; i++)
            t.append(i == 1 ? "" : ",").append(String.format(Locale.ROOT, "%.3f", tenths[i] / 1e9));
        say("tenths", "[" + t + "]");
        System.out.println(line.append('}'));
    }
}
