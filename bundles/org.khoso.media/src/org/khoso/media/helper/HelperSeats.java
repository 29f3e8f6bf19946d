package org.khoso.media.helper;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The lanes of processes: those that are free, and when each process was last used. Starts, replaces and ends processes. Thread-safe. */
final class HelperSeats implements AutoCloseable {
    private final HelperOptions options;
    private final Starter starter;
    private final Deque<Seat> free = new ArrayDeque<>();
    /** Those that are up, with the time of their last use; guarded by {@link #free}, as all else here. */
    private final Map<HelperProcess, Long> up = new HashMap<>();
    private int starting;
    private boolean awaited;
    private boolean closed;

    /** Starts a process. */
    interface Starter {
        HelperProcess start() throws IOException;
    }

    /** A lane of a process. */
    record Seat(HelperProcess process, int lane) {
    }

    HelperSeats(HelperOptions options, Starter starter) {
        this.options = options;
        this.starter = starter;
    }

    /** @return a free lane, or the first of a new process where there may be one more, or one that becomes free */
    Seat take() throws IOException, InterruptedException {
        synchronized (free) {
            while (!free.isEmpty() || up.size() + starting >= options.processes()) {
                Seat s = free.pollFirst();
                if (s == null)
                    free.wait();
                else if (s.process.alive())
                    return s;
                else
                    drop(s.process);
            }
            starting++;
        }
        return start();
    }

    /** @return a lane of a new process, however many there are; its other lanes are free when its first request has ended well */
    Seat fresh() throws IOException {
        synchronized (free) {
            starting++;
        }
        return start();
    }

    private Seat start() throws IOException {
        HelperProcess p = null;
        try {
            p = starter.start();
            return new Seat(p, 0);
        } finally {
            synchronized (free) {
                starting--;
                if (p != null)
                    up.put(p, System.nanoTime());
                free.notifyAll();
            }
        }
    }

    /** @param good whether the process may be used on */
    void giveBack(Seat s, boolean good) {
        HelperProcess p = s.process;
        synchronized (free) {
            boolean worn = p.served() >= options.recycleAfter();
            if (good && !worn && !closed) {
                free(s);
                return;
            }
            forget(p);
            if (good && p.works()) // the last one of its lanes ends it
                return;
        }
        p.close();
    }

    private void free(Seat s) {
        free.addFirst(s);
        if (s.process.served() == 1)
            for (int i = 1; i < s.process.lanes(); i++)
                free.addLast(new Seat(s.process, i));
        up.replace(s.process, System.nanoTime());
        free.notifyAll();
        endIdleLater();
    }

    private void drop(HelperProcess p) {
        forget(p);
        p.close();
    }

    private void forget(HelperProcess p) {
        up.remove(p);
        free.removeIf(s -> s.process == p);
        free.notifyAll();
    }

    private boolean rests(HelperProcess p) {
        return free.stream().filter(s -> s.process == p).count() == p.lanes();
    }

    /** One look ahead at a time, not one for each request: they would pile up. */
    private void endIdleLater() {
        if (awaited)
            return;
        awaited = true;
        long oldest = up.values().stream().mapToLong(t -> System.nanoTime() - t).max().orElse(0);
        Duration left = Duration.ofNanos(Math.max(0, options.idle().toNanos() - oldest)).plusMillis(50);
        CompletableFuture.delayedExecutor(left.toMillis(), TimeUnit.MILLISECONDS).execute(this::endIdle);
    }

    private void endIdle() {
        synchronized (free) {
            awaited = false;
            long now = System.nanoTime();
            List<HelperProcess> old = up.entrySet().stream()
                    .filter(e -> now - e.getValue() >= options.idle().toNanos() && rests(e.getKey()))
                    .map(Map.Entry::getKey).toList();
            old.forEach(this::drop);
            if (!free.isEmpty())
                endIdleLater();
        }
    }

    /** Ends the processes that rest; the others end with what they do. */
    @Override
    public void close() {
        synchronized (free) {
            closed = true;
            List.copyOf(up.keySet()).stream().filter(this::rests).forEach(this::drop);
        }
    }
}
