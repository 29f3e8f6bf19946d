package org.khoso.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingRecord;
import org.khoso.api.intake.Delivery.Marking;
import org.khoso.api.media.MediaReader;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.RunLedger;

/** One run of an intake: receives dossiers, commits them in batches, keeps the counts. */
final class IntakeRun implements Delivery.Sink, AutoCloseable {
    /** The user asked to stop. */
    static final class Cancelled extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final Session session;
    private final RunLedger.Run run;
    private final Progress progress;
    private final IntakeBatch batch;
    private final IncomingFiles files;
    private final IntakeFonds fonds;
    private final IntakeSettings settings;
    private final List<Finding> found = new ArrayList<>();
    private long total;
    private Counts counts = Counts.ZERO;
    private long resumed;
    private long secret;
    private long records;
    private long bytes;
    private long duplicates;

    IntakeRun(Session session, IntakeSettings settings, MediaReader media, RunLedger.Run run, Progress progress)
            throws IOException {
        this.session = session;
        this.settings = settings;
        this.run = run;
        this.progress = progress;
        this.batch = new IntakeBatch(session, run);
        this.files = new IncomingFiles(session, media, batch.objects());
        this.fonds = new IntakeFonds(session, settings);
    }

    @Override
    public void accept(IncomingDossier dossier) throws IOException {
        if (progress.cancelled())
            throw new Cancelled();
        String item = dossier.key() + " @ " + dossier.place();
        progress.item(dossier.place());
        if (batch.holds(item))
            tell(batch.rest());
        Optional<ItemState> before = run.state(item);
        if (before.isPresent()) {
            resumed++;
            count(before.get());
            progress.worked(1);
            return;
        }
        batch.add(take(dossier, item));
        if (batch.full()) {
            tell(batch.next());
            files.handed();
        }
    }

    private IntakeBatch.Waiting take(IncomingDossier dossier, String item) throws IOException {
        if (dossier.secret().isPresent() && !session.isolated())
            return refused(dossier, item, ItemState.REFUSED, List.of(secret(dossier.secret().get(), Kind.DOSSIER)));
        List<Finding> here = fonds.alreadyHere(dossier, run.id());
        if (!here.isEmpty())
            return refused(dossier, item, ItemState.REFUSED, Stream.concat(secrets(dossier).stream(), here.stream()).toList());
        try {
            var builder = new IntakeChanges(session, settings, files, fonds, run.id());
            var findings = new ArrayList<>(dossier.findings());
            findings.addAll(secrets(dossier));
            IntakeChanges.Built built = builder.build(dossier);
            findings.addAll(built.findings());
            return new IntakeBatch.Waiting(dossier.key(), dossier.place(), item, findings.isEmpty() ? ItemState.OK : ItemState.FINDINGS,
                    findings, built);
        } catch (IncomingFiles.Unreadable e) {
            return refused(dossier, item, ItemState.FAILED, List.of(e.finding()));
        } catch (KhosoException | RuntimeException e) {
            return refused(dossier, item, ItemState.FAILED, List.of(IntakeBatch.notStored(dossier.key(), dossier.place(), e)));
        }
    }

    /** The key of a secret dossier is its place: nothing of its row reaches the database. */
    private static IntakeBatch.Waiting refused(IncomingDossier dossier, String item, ItemState state, List<Finding> findings) {
        return new IntakeBatch.Waiting(dossier.key(), dossier.place(), item, state, findings, null);
    }

    /** What is durable counts as done. */
    private void tell(List<IntakeBatch.Waiting> durable) {
        for (IntakeBatch.Waiting done : durable) {
            keep(done.findings());
            if (done.built() != null) {
                records += done.built().records();
                bytes += done.built().bytes();
                duplicates += done.built().duplicates();
            }
            count(done.state());
            progress.worked(1);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
        batch.close();
    }

    /** Records of a dossier that are held back. */
    private List<Finding> secrets(IncomingDossier dossier) {
        List<Finding> held = new ArrayList<>();
        for (IncomingRecord r : dossier.records())
            if (r.secret().isPresent() && !session.isolated())
            held.add(secret(r.secret().get(), Kind.RECORD));
        return held;
    }

    private Finding secret(Marking marking, Kind kind) {
        secret++;
        return new Finding("intake/secret", "", Confidence.DESIGN, Level.SHOULD, new Subject(kind, null, marking.place()), "",
                Message.of("core.intake.secret", marking.place(), marking.code()), Message.of("core.intake.secret.remedy"));
    }

    private void keep(List<Finding> findings) {
        total += findings.size();
        for (Finding f : findings)
            if (found.size() < RunReport.MOST)
            found.add(f);
    }

    static List<String> subjects(List<Finding> findings) {
        return findings.stream().map(f -> f.subject().id() == null ? f.subject().code() : f.subject().id().toString()).distinct().toList();
    }

    private void count(ItemState state) {
        counts = counts.plus(switch (state) {
            case OK -> new Counts(1, 1, 0, 0);
            case FINDINGS, REFUSED -> new Counts(1, 0, 1, 0);
            case FAILED -> new Counts(1, 0, 0, 1);
        });
    }

    RunReport finish(List<Finding> general, boolean cancelled) throws IOException {
        tell(batch.rest());
        session.archive().findings().record(IntakeDelivery.RUN, run.id(), subjects(general), general);
        keep(general);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("run", run.id().toString());
        figures.put("resumed", run.resumed());
        figures.put("skipped", resumed);
        figures.put("records", records);
        figures.put("bytes", bytes);
        figures.put("duplicates", duplicates);
        figures.put("secret", secret);
        figures.put("cancelled", cancelled);
        run.finish(cancelled ? RunLedger.State.CANCELLED : RunLedger.State.DONE, Json.write(figures));
        return new RunReport(run.id(), counts, List.copyOf(found), total, cancelled, figures);
    }
}
