package probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** For whoever looks for the cause of a wait: with {@code -Dprobe.stacks=FILE}, what the UI thread did each 10 ms of a wait of 60 ms and more. */
final class Stacks {
    private static final long FROM_MILLIS = 60;
    private static final int DEPTH = 60;
    private final Path file;
    private volatile long since;

    private Stacks(Path file) {
        this.file = file;
    }

    /** @return null if nobody asked for it */
    static Stacks of(Thread ui) {
        String to = System.getProperty("probe.stacks", "");
        if (to.isEmpty())
            return null;
        Stacks s = new Stacks(Path.of(to));
        Thread.ofPlatform().daemon().name("probe: stacks").start(() -> s.watch(ui));
        return s;
    }

    /** The UI thread was asked something, or has answered (0). */
    void asked(long at) {
        since = at;
    }

    private void watch(Thread ui) {
        List<StackTraceElement[]> seen = new ArrayList<>();
        long of = 0;
        while (true) {
            long begun = since;
            if (begun != of) {
                tell(seen, System.nanoTime() - of);
                seen.clear();
                of = begun;
            }
            if (begun != 0 && System.nanoTime() - begun > 10_000_000L)
                seen.add(ui.getStackTrace());
            LockSupport.parkNanos(10_000_000L);
        }
    }

    private void tell(List<StackTraceElement[]> seen, long nanos) {
        if (nanos < FROM_MILLIS * 1_000_000 || seen.isEmpty())
            return;
        StringBuilder b = new StringBuilder("== " + nanos / 1_000_000 + " ms\n");
        for (StackTraceElement[] one : seen) {
            b.append("--\n");
            for (int i = 0; i < Math.min(DEPTH, one.length); i++)
                b.append(one[i].getClassName()).append('.').append(one[i].getMethodName()).append(':').append(one[i].getLineNumber()).append('\n');
        }
        try {
            Files.writeString(file, b, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.err.println(e);
        }
    }
}
