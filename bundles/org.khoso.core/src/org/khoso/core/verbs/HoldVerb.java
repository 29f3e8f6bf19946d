package org.khoso.core.verbs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Guests;
import org.khoso.core.Guests.Guest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Keeps the archive open without a window, so that the lines of a script are answered by this process and none has to start
 * Khoso and open the archive again. Whoever holds it ends with {@code hold --end}, from anywhere. Thread-safe: it is run by the
 * line that holds and, in the same process, by the line that ends it.
 */
@Component(service = Command.class, property = Command.VERB + "=hold")
public final class HoldVerb extends Verb {
    private static final String NAME = "hold";
    private static final String MINUTES = "--minutes";
    private static final long LOOK_MILLIS = 200;
    private static final long LONGEST_MINUTES = 100_000;

    private final Guests guests;
    private final AtomicReference<CountDownLatch> held = new AtomicReference<>();

    /** Called by OSGi. */
    @Activate
    public HoldVerb(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) Guests guests) {
        super(NAME, true, List.of(flag(NAME, "--end"), option(NAME, MINUTES, "N")), List.of());
        this.guests = guests;
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.option("--end").isPresent())
            return end(call);
        long minutes;
        try {
            minutes = Long.parseLong(call.option(MINUTES).orElse(String.valueOf(LONGEST_MINUTES)));
        } catch (NumberFormatException e) {
            minutes = 0;
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES)
            return usage(call, Message.of("verb.hold.bad-minutes", call.option(MINUTES).orElse(""), LONGEST_MINUTES));
        return hold(call, TimeUnit.MINUTES.toNanos(minutes));
    }

    private int hold(Invocation call, long nanos) throws Exception {
        var end = new CountDownLatch(1);
        if (guests == null || guest() || !held.compareAndSet(null, end))
            throw new KhosoException(Message.of("verb.hold.open", call.archiveDirectory()), Message.of("verb.hold.open.remedy"), null);
        var answered = new AtomicLong();
        long start = System.nanoTime();
        try (AutoCloseable listening = guests.listen(g -> count(g, answered))) {
            call.say(Message.of("verb.hold.holds", call.archiveDirectory()));
            for (boolean over = false; !over;)
                over = end.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) || call.progress().cancelled() || System.nanoTime() - start >= nanos;
        } finally {
            held.set(null);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        call.emit(call.archiveDirectory().toString(), "ok", new Counts(1, 1, 0, 0), List.of(),
                Map.of("lines", answered.get(), "seconds", seconds), List.of(Message.of("verb.hold.done", answered.get(), seconds)));
        return DONE;
    }

    private static void count(Guest g, AtomicLong answered) {
        if (g.ended())
            answered.incrementAndGet();
    }

    /** @return whether this very line was typed elsewhere: the archive is open here for another reason, in a window or a long verb */
    private boolean guest() {
        return guests.running().stream().anyMatch(Guest::here);
    }

    private int end(Invocation call) throws IOException {
        CountDownLatch end = held.get();
        if (end == null)
            throw new KhosoException(Message.of("verb.hold.nobody", call.archiveDirectory()), null, null);
        end.countDown();
        call.emit(call.archiveDirectory().toString(), "ok", new Counts(1, 1, 0, 0), List.of(), Map.of(),
                List.of(Message.of("verb.hold.ended")));
        return DONE;
    }
}
