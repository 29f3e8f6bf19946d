package org.khoso.core;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.khoso.api.Progress;
import org.khoso.api.packaging.Packager;
import org.khoso.core.Packages.Order;
import org.khoso.core.Packages.Sink;

/**
 * Writes many packages. A few are written beside each other, and while they go to disk the next are begun; names are given in the order
 * asked for, and several packages share a sync of their folder and of the journal. Each is told of when it, its name and its entry in
 * the journal are on disk, not before: what a crash leaves of the others has a hidden name.
 *
 * @param <T> what the caller keeps with each order
 */
final class PackageRun<T> {
    /** Packages begun and not yet told of. */
    private static final int IN_HAND = 16;
    private static final int WRITERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    private static final int SYNCS = 8;

    /** Writes the files of a package. */
    interface Maker {
        Packager.Draft draft(Order<?> order, Progress progress) throws IOException;
    }

    /** Names packages, brings the names to disk and journals them. */
    interface Publisher {
        /** @return what was written, or why it was not */
        List<Outcome> publish(List<Made<?>> made) throws IOException;
    }

    /** A package in hand. @param failure why there is no draft, or null */
    record Made<T>(Order<T> order, Packager.Draft draft, IOException failure) {
    }

    /** @param written null if it failed @param failure null if it was written */
    record Outcome(Packager.Written written, IOException failure) {
    }

    private record InHand<T>(Order<T> order, CompletableFuture<Packager.Draft> draft) {
    }

    private final Maker maker;
    private final Publisher publisher;
    private final Progress progress;
    private final Deque<InHand<T>> hand = new ArrayDeque<>();
    private volatile boolean stopped;

    PackageRun(Maker maker, Publisher publisher, Progress progress) {
        this.maker = maker;
        this.publisher = publisher;
        this.progress = progress;
    }

    void run(Iterator<Order<T>> orders, Sink<T> sink) throws IOException {
        // closed in reverse: those who bring to disk must outlive those who write
        try (ExecutorService syncs = threads("khoso-package-disk", SYNCS);
                ExecutorService writers = threads("khoso-package-writer", WRITERS)) {
            try {
                begin(orders, writers, syncs);
                while (!hand.isEmpty()) {
                    tell(ready(), sink);
                    begin(orders, writers, syncs);
                }
            } finally {
                stopped = true;
                hand.forEach(this::discard);
            }
        }
    }

    private static ExecutorService threads(String name, int number) {
        return Executors.newFixedThreadPool(number, Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    }

    private void begin(Iterator<Order<T>> orders, ExecutorService writers, ExecutorService syncs) {
        while (hand.size() < IN_HAND && !progress.cancelled() && orders.hasNext()) {
            Order<T> order = orders.next();
            hand.add(new InHand<>(order, CompletableFuture.supplyAsync(() -> write(order), writers).thenApplyAsync(this::settle, syncs)));
        }
    }

    private Packager.Draft write(Order<T> order) {
        try {
            if (cancelled())
                throw new InterruptedIOException();
            return maker.draft(order, new Progress() {
                @Override
                public boolean cancelled() {
                    return PackageRun.this.cancelled();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Packager.Draft settle(Packager.Draft draft) {
        try {
            draft.settle();
            return draft;
        } catch (IOException | RuntimeException e) {
            close(draft);
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }

    private boolean cancelled() {
        return stopped || progress.cancelled();
    }

    /** @return the first in hand, waited for, and the good ones behind it that are there too */
    private List<Made<?>> ready() {
        List<Made<?>> made = new ArrayList<>();
        do
            made.add(made(hand.peek()));
        while (hand.poll() != null && !hand.isEmpty() && isGood(hand.peek().draft));
        return made;
    }

    private static boolean isGood(CompletableFuture<?> future) {
        return future.isDone() && !future.isCompletedExceptionally();
    }

    private Made<T> made(InHand<T> first) {
        try {
            return new Made<>(first.order, first.draft.join(), null);
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io)
                return new Made<>(first.order, null, io.getCause());
            throw e.getCause() instanceof RuntimeException r ? r : e;
        }
    }

    @SuppressWarnings("unchecked")
    private void tell(List<Made<?>> made, Sink<T> sink) throws IOException {
        List<Outcome> outcomes;
        try {
            outcomes = publisher.publish(made);
        } finally {
            for (Made<?> m : made)
                if (m.draft != null)
                close(m.draft);
        }
        for (int i = 0; i < outcomes.size(); i++) {
            Order<T> order = (Order<T>) made.get(i).order;
            if (outcomes.get(i).written != null)
                sink.written(order, outcomes.get(i).written);
            else if (!progress.cancelled())
                sink.failed(order, outcomes.get(i).failure);
        }
    }

    private void discard(InHand<T> left) {
        left.draft.whenComplete((draft, failure) -> {
            if (draft != null)
                close(draft);
        });
    }

    private static void close(Packager.Draft draft) {
        try {
            draft.close();
        } catch (IOException e) { // a hidden file stays behind; why there is no package is told otherwise
            System.getLogger("org.khoso.core").log(System.Logger.Level.WARNING, "draft of a package", e);
        }
    }
}
