package org.khoso.media.helper.internal;

import java.time.Duration;

/**
 * How helper processes are kept.
 *
 * @param heapMegabytes heap cap of each
 * @param patience      longest wait for the next line of an answer; 20 times this for a whole answer
 * @param recycleAfter  requests after which a process is replaced
 * @param processes     how many at a time
 * @param idle          an idle process ends after this
 */
public record HelperOptions(int heapMegabytes, Duration patience, int recycleAfter, int processes, Duration idle) {
    /** @return options from {@code khoso.media.*} system properties, else 384 MB, 60 s, 10,000 requests, a process a core (at most 4) */
    public static HelperOptions fromSystem() {
        int cores = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        return new HelperOptions(number("heap", 384), Duration.ofSeconds(number("timeout", 60)), number("recycle", 10_000),
                number("processes", cores), Duration.ofSeconds(number("idle", 120)));
    }

    private static int number(String name, int otherwise) {
        return Math.max(1, Integer.getInteger("khoso.media." + name, otherwise));
    }
}
