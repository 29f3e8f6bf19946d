package org.khoso.media.helper;

import java.time.Duration;
import java.util.List;

/**
 * How helper processes are kept.
 *
 * @param heapMegabytes heap cap of each
 * @param patience      longest wait for the next line of an answer; 20 times this for a whole answer
 * @param recycleAfter  requests after which a process is replaced
 * @param processes     how many at a time
 * @param idle          an idle process ends after this
 * @param flags         more flags of its Java
 * @param sparing       whether the second process and those after it start only when requests keep waiting, not at once
 * @param lanes         requests at a time in one process, which share what it has loaded and compiled, and its heap
 */
public record HelperOptions(int heapMegabytes, Duration patience, int recycleAfter, int processes, Duration idle, List<String> flags,
        boolean sparing, int lanes) {
    /** Short work: compiled once is enough, and starts faster; deep nesting of what is read is met. */
    private static final List<String> QUICK = List.of("-Xss4m", "-XX:TieredStopAtLevel=1");

    /** Options of a helper that starts fast. */
    public HelperOptions(int heapMegabytes, Duration patience, int recycleAfter, int processes, Duration idle) {
        this(heapMegabytes, patience, recycleAfter, processes, idle, QUICK);
    }

    /** Options of a helper of which all processes start at once. */
    public HelperOptions(int heapMegabytes, Duration patience, int recycleAfter, int processes, Duration idle, List<String> flags) {
        this(heapMegabytes, patience, recycleAfter, processes, idle, flags, false, 1);
    }

    /** @return options from {@code khoso.media.*} system properties, else 384 MB, 60 s, 10,000 requests, a process a core (at most 4) */
    public static HelperOptions fromSystem() {
        HelperOptions o = fromSystem("khoso.media.", 384, 60, QUICK);
        return new HelperOptions(o.heapMegabytes, o.patience, o.recycleAfter, o.processes, o.idle, o.flags, true, 1);
    }

    /**
     * @param prefix  of the system properties {@code heap}, {@code timeout}, {@code recycle}, {@code processes} and {@code idle}
     * @param heap    megabytes, where no property says otherwise
     * @param seconds of patience, where no property says otherwise
     * @param flags   more flags of its Java
     * @return options; 10,000 requests, a process a core (at most 4), 120 s of idling where no property says otherwise
     */
    public static HelperOptions fromSystem(String prefix, int heap, int seconds, List<String> flags) {
        int cores = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        return new HelperOptions(number(prefix + "heap", heap), Duration.ofSeconds(number(prefix + "timeout", seconds)),
                number(prefix + "recycle", 10_000), number(prefix + "processes", cores), Duration.ofSeconds(number(prefix + "idle", 120)),
                List.copyOf(flags));
    }

    /** @return the same number of requests at a time in fewer processes. @param most of them in one process */
    public HelperOptions sharing(int most) {
        int together = Math.min(most, processes);
        return new HelperOptions(heapMegabytes, patience, recycleAfter, (processes + together - 1) / together, idle, flags, sparing,
                together);
    }

    private static int number(String name, int otherwise) {
        return Math.max(1, Integer.getInteger(name, otherwise));
    }
}
