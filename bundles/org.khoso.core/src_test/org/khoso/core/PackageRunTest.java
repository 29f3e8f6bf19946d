package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager;
import org.khoso.core.PackageRun.Made;
import org.khoso.core.PackageRun.Outcome;
import org.khoso.core.Packages.Order;

/** Many packages at once: order, what is told when, and what becomes of drafts where something fails. */
class PackageRunTest {
    private static final int MANY = 200;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Set<Integer> settled = ConcurrentHashMap.newKeySet();
    private final Set<Integer> published = ConcurrentHashMap.newKeySet();
    private final List<Integer> groups = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();
    private final List<Integer> failures = new ArrayList<>();
    private boolean cancelled;

    private final class Draft implements Packager.Draft {
        private final int number;

        Draft(int number) {
            this.number = number;
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
        }

        @Override
        public void settle() throws IOException {
            pause();
            if (number % 50 == 49)
                throw new IOException("disk " + number);
            settled.add(number);
        }

        @Override
        public Packager.Written publish() {
            assertTrue(settled.contains(number), "settled before it has a name");
            return new Packager.Written(Path.of("p" + number), "", 1, 1, "");
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(4));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Packager.Draft draft(Order<?> order) throws IOException {
        pause();
        int number = (Integer) order.with();
        if (number % 50 == 25)
            throw new IOException("draft " + number);
        return new Draft(number);
    }

    private List<Outcome> publish(List<Made<?>> made) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Made<?> m : made)
            outcomes.add(m.failure() != null ? new Outcome(null, m.failure()) : new Outcome(m.draft().publish(), null));
        made.forEach(m -> published.add((Integer) m.order().with()));
        groups.add(made.size());
        return outcomes;
    }

    private final Packages.Sink<Integer> sink = new Packages.Sink<>() {
        @Override
        public void written(Order<Integer> order, Packager.Written written) throws IOException {
            assertTrue(published.contains(order.with()), "told of after the journal has it");
            assertEquals("p" + order.with(), written.path().toString());
            told.add(order.with());
            if (told.size() == 120 && stopper != null)
                stopper.run();
        }

        @Override
        public void failed(Order<Integer> order, IOException why) {
            told.add(order.with());
            failures.add(order.with());
        }
    };
    private Runnable stopper;

    private void run(PackageRun.Maker maker) throws IOException {
        new PackageRun<Integer>(maker, this::publish, new Progress() {
            @Override
            public boolean cancelled() {
                return cancelled;
            }
        }).run(IntStream.range(0, MANY).mapToObj(i -> new Order<>(null, PackageType.SIP_HOSO, i)).iterator(), sink);
    }

    @Test
    void allAreToldOfInTheirOrder() throws IOException {
        run((order, p) -> draft(order));
        assertEquals(IntStream.range(0, MANY).boxed().toList(), told);
        assertEquals(List.of(25, 49, 75, 99, 125, 149, 175, 199), failures);
        assertEquals(0, open.get());
        assertTrue(most.get() <= 32, "bounded: " + most);
        assertTrue(groups.size() < MANY, "some share a sync");
    }

    @Test
    void whatTheCallerThrowsEndsTheRunAndLeavesNoDraft() {
        IllegalStateException mine = new IllegalStateException();
        stopper = () -> {
            throw mine;
        };
        assertSame(mine, assertThrows(IllegalStateException.class, () -> run((order, p) -> draft(order))));
        assertEquals(120, told.size());
        assertEquals(0, open.get());
    }

    @Test
    void anErrorOfTheWriterEndsTheRunAndLeavesNoDraft() {
        assertThrows(ArithmeticException.class, () -> run((order, p) -> {
            if ((Integer) order.with() == 60)
                throw new ArithmeticException();
            return draft(order);
        }));
        assertEquals(60, told.size());
        assertEquals(0, open.get());
    }

    @Test
    void whoStopsHearsOfWhatIsWritten() throws IOException {
        stopper = () -> cancelled = true;
        run((order, p) -> {
            if (p.cancelled())
                throw new IOException("cancelled");
            return draft(order);
        });
        assertTrue(told.size() >= 120 && told.size() < 160, "told of " + told.size());
        assertEquals(0, open.get());
        assertTrue(failures.stream().allMatch(n -> n % 25 == 0 || n % 50 == 49), "cancelled ones are no failures");
    }
}
