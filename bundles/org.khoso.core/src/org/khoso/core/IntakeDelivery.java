package org.khoso.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.IntakeSource;
import org.khoso.api.intake.Mapping;
import org.khoso.api.media.MediaReader;
import org.khoso.api.store.RunLedger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * Takes a delivery in, dossier by dossier: bytes to the vault, descriptions to the store, each its own change set. A killed
 * run is resumed by starting it again. Secret dossiers and records stay outside unless the archive is isolated.
 */
@Component(service = IntakeDelivery.class)
public final class IntakeDelivery {
    /** Kind of run in the ledger, source in the findings. */
    public static final String RUN = "intake";
    private static final long LOOK_MILLIS = 200;

    private final List<IntakeSource> sources;
    private final MediaReader media;
    /** Two at once would bring the same dossier in twice, since each looks what is there before it writes: the second one waits. */
    private final Semaphore turn = new Semaphore(1, true);

    /** Called by OSGi and tests. */
    @Activate
    public IntakeDelivery(@Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE) List<IntakeSource> sources,
            @Reference MediaReader media) {
        this.sources = sources;
        this.media = media;
    }

    /** Looks at a delivery: its sheets. The caller closes it. */
    public Delivery open(Session session, Path input, Progress progress) throws IOException {
        for (IntakeSource s : sources)
            if (s.accepts(input))
            return s.open(input, session.standards(), progress);
        throw new KhosoException(Message.of("core.intake.no-source", input), Message.of("core.intake.no-source.remedy"), null);
    }

    /** @return how columns map to the fields of the archive's profile, as far as the headers tell */
    public Mapping propose(Session session, Delivery delivery) {
        return delivery.propose(session.recordSets(session.profile()));
    }

    /** Takes the delivery in, or goes on where an earlier run stopped. */
    public RunReport run(Session session, Path input, IntakeSettings settings, Progress progress) throws IOException {
        await(input, progress);
        try (Delivery delivery = open(session, input, progress)) {
            Mapping mapping = settings.mapping() != null ? settings.mapping() : propose(session, delivery);
            RunLedger.Run run = session.archive().runs().begin(session.actor(), RUN, key(input), Json.write(mapping));
            try (var work = new IntakeRun(session, settings, media, run, progress)) {
                return run(session, delivery, mapping, work, progress);
            } catch (KhosoException e) {
                // refused before anything came in: there is nothing to go on with
                if (!run.resumed() && session.archive().runs().items(run.id()).isEmpty())
                    session.archive().runs().forget(session.actor(), run.id());
                throw e;
            }
        } finally {
            turn.release();
        }
    }

    private void await(Path input, Progress progress) throws IOException {
        try {
            while (!turn.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS))
                if (progress.cancelled())
                    throw new KhosoException(Message.of("core.intake.not-begun", input), Message.of("core.intake.not-begun.remedy"), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException(input.toString());
        }
    }

    private static RunReport run(Session session, Delivery delivery, Mapping mapping, IntakeRun work, Progress progress)
            throws IOException {
        List<org.khoso.api.Finding> general = List.of();
        boolean cancelled = false;
        try {
            general = delivery.read(mapping, session.recordSets(session.profile()), work, progress, session.isolated());
        } catch (IntakeRun.Cancelled e) {
            cancelled = true;
        }
        if (progress.cancelled()) {
            // a reading that was stopped early knows neither all dossiers nor what is missing
            cancelled = true;
            general = List.of();
        }
        return work.finish(general, cancelled);
    }

    /** @return inputs of runs that were stopped or killed, newest first */
    public List<String> unfinished(Session session) throws IOException {
        return session.archive().runs().unfinished(RUN).stream().map(RunLedger.RunInfo::input).distinct().toList();
    }

    /**
     * Gives up what was begun with this delivery: the next intake of it begins anew, by its own mapping. What came in stays.
     * The delivery need not be there any more.
     *
     * @return how many runs were given up
     */
    public int forget(Session session, Path input) throws IOException {
        String key = key(input);
        int n = 0;
        for (RunLedger.RunInfo r : session.archive().runs().unfinished(RUN))
            if (r.input().equals(key)) {
                session.archive().runs().forget(session.actor(), r.id());
                n++;
            }
        return n;
    }

    private static String key(Path input) {
        return input.toAbsolutePath().normalize().toString();
    }
}
