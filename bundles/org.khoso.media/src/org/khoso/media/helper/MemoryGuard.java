package org.khoso.media.helper;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** Ends the process when the heap stays full after collections: a JVM that is nearly out of memory crawls long before it says so. */
final class MemoryGuard {
    static final int EXIT = 3;
    private static final double FULL = 0.95;
    private static final long EVERY_MS = 250;

    private MemoryGuard() {
    }

    static void start() {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP && p.isCollectionUsageThresholdSupported() && p.isUsageThresholdSupported()
                        && p.getUsage().getMax() > 0)
                .toList(); // the old generation
        for (MemoryPoolMXBean p : pools)
            p.setCollectionUsageThreshold((long) (p.getUsage().getMax() * FULL));
        Thread.ofPlatform().daemon().name("memory-guard").start(() -> watch(pools));
    }

    private static void watch(List<MemoryPoolMXBean> pools) {
        int full = 0;
        try {
            while (full < 3) {
                Thread.sleep(EVERY_MS);
                full = pools.stream().anyMatch(MemoryPoolMXBean::isCollectionUsageThresholdExceeded) ? full + 1 : 0;
            }
        } catch (InterruptedException e) {
            return;
        }
        Runtime.getRuntime().halt(EXIT);
    }
}
