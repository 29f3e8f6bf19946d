package org.khoso.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.RunLedger;

/**
 * Dossiers of a run that become durable together. Each keeps its own change set; what they share are the syncs, which cost
 * more than all else where dossiers are small. A batch is written by a thread of its own while the next dossiers are looked at: reading
 * sheets and filling the database take about as long. Nothing counts as done before {@link #next} or {@link #rest} returns it.
 */
final class IntakeBatch implements AutoCloseable {
    private static final int MOST_DOSSIERS = 500;
    private static final int MOST_CHANGES = 4_000;
    /** So long a dossier may be in memory only: what a kill costs. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

    /**
     * A dossier that was looked at.
     *
     * @param key      what a person calls it
     * @param place    its place in the delivery
     * @param item     item of the run
     * @param state    what becomes of it
     * @param findings what is to be said
     * @param built    its changes, null if it stays outside
     */
    record Waiting(String key, String place, String item, ItemState state, List<Finding> findings, IntakeChanges.Built built) {
        ChangeSet changes(RunLedger.Run run) {
            return new ChangeSet(Ids.next(), Message.of("core.intake.change", key), built.changes(), mark(run));
        }

        ChangeSet.RunItem mark(RunLedger.Run run) {
            return new ChangeSet.RunItem(run.id(), item, state, null);
        }
    }

    private final Session session;
    private final RunLedger.Run run;
    private final ObjectVault.Batch objects;
    private final List<Waiting> waiting = new ArrayList<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("khoso-intake-writer").factory());
    private List<Waiting> handed = List.of();
    private Future<List<Waiting>> writing;
    private int changes;
    private long since;

    IntakeBatch(Session session, RunLedger.Run run) throws IOException {
        this.session = session;
        this.run = run;
        this.objects = session.archive().vault().batch();
    }

    ObjectVault.Batch objects() {
        return objects;
    }

    boolean holds(String item) {
        return Stream.concat(handed.stream(), waiting.stream()).anyMatch(w -> w.item.equals(item));
    }

    void add(Waiting dossier) {
        if (waiting.isEmpty())
            since = System.nanoTime();
        waiting.add(dossier);
        changes += dossier.built == null ? 0 : dossier.built.changes().size();
    }

    boolean full() {
        return waiting.size() >= MOST_DOSSIERS || changes >= MOST_CHANGES
                || !waiting.isEmpty() && System.nanoTime() - since > LONGEST;
    }

    /**
     * Makes objects durable, and hands what waits to the writer once that is done with the batch before.
     *
     * @return what is durable now and was not at the last call, and how it ended
     */
    List<Waiting> next() throws IOException {
        objects.settle();
        List<Waiting> done = written();
        if (!waiting.isEmpty()) {
            List<Waiting> all = List.copyOf(waiting);
            handed = all;
            writing = writer.submit(() -> write(all));
        }
        waiting.clear();
        changes = 0;
        return done;
    }

    /** Makes durable all that waits. @return what is durable now and was not at the last call */
    List<Waiting> rest() throws IOException {
        List<Waiting> done = new ArrayList<>(next());
        done.addAll(written());
        return done;
    }

    /** The writer is never interrupted: it may stand in the database, whose file an interrupt would close for everybody. */
    private List<Waiting> written() throws IOException {
        Future<List<Waiting>> all = writing;
        writing = null;
        handed = List.of();
        boolean interrupted = false;
        try {
            while (all != null)
                try {
                    return all.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            return List.of();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException r -> throw r;
                default -> throw new IOException(e.getCause());
            }
        } finally {
            if (interrupted)
                Thread.currentThread().interrupt();
        }
    }

    /** What was found first, then descriptions and marks. */
    private List<Waiting> write(List<Waiting> all) throws IOException {
        List<Waiting> in = all.stream().filter(w -> w.built != null).toList();
        List<Waiting> out = new ArrayList<>(all.stream().filter(w -> w.built == null).toList());
        record(all.stream().flatMap(w -> w.findings.stream()).toList());
        List<Waiting> done = new ArrayList<>(commit(in, out));
        run.markAll(out.stream().map(w -> w.mark(run)).toList());
        done.addAll(out);
        return done;
    }

    private List<Waiting> commit(List<Waiting> in, List<Waiting> out) throws IOException {
        try {
            session.archive().holdings().commitAll(session.actor(), in.stream().map(w -> w.changes(run)).toList());
            return in;
        } catch (RuntimeException | KhosoException e) {
            refuseTrouble(e);
        }
        List<Waiting> done = new ArrayList<>(); // one of them does not fit: which, is found one by one
        for (Waiting w : in)
            try {
                session.archive().holdings().commit(session.actor(), w.changes(run));
                done.add(w);
            } catch (RuntimeException | KhosoException e) {
                Finding why = notStored(w.key, w.place, e);
                // what was found is about objects that now never come in
                session.archive().findings().record(IntakeDelivery.RUN, run.id(), IntakeRun.subjects(w.findings), List.of());
                record(List.of(why));
                out.add(new Waiting(w.key, w.place, w.item, ItemState.FAILED, List.of(why), null));
            }
        return done;
    }

    private void record(List<Finding> findings) throws IOException {
        session.archive().findings().record(IntakeDelivery.RUN, run.id(), IntakeRun.subjects(findings), findings);
    }

    /** If the archive itself is in trouble, nothing that follows would fare better. */
    private static void refuseTrouble(Exception e) throws KhosoException {
        if (e instanceof KhosoException k && (e.getCause() instanceof IOException || e.getCause() instanceof java.sql.SQLException))
            throw k;
    }

    /** @return why a dossier could not be stored */
    static Finding notStored(String key, String place, Exception e) throws KhosoException {
        refuseTrouble(e);
        if (e instanceof KhosoException known)
            return notStored(key, place, known.problem(), known.remedy());
        System.getLogger("org.khoso.core").log(System.Logger.Level.ERROR, "dossier " + place + " could not be taken in", e);
        return notStored(key, place, Message.of("core.intake.not-stored", key, place), Message.of("core.intake.not-stored.remedy"));
    }

    private static Finding notStored(String key, String place, Message problem, Message remedy) {
        return new Finding("intake/not-stored", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.DOSSIER, null, key), place, problem,
                remedy);
    }

    @Override
    public void close() throws IOException {
        try (objects) {
            written();
        } finally {
            writer.shutdown();
        }
    }
}
