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
import org.khoso.api.Ids;
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
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.RunLedger;

/** One run of an intake: receives dossiers, commits each, keeps the counts. */
final class IntakeRun implements Delivery.Sink {
    /** The user asked to stop. */
    static final class Cancelled extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final Session session;
    private final RunLedger.Run run;
    private final Progress progress;
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

    IntakeRun(Session session, IntakeSettings settings, MediaReader media, RunLedger.Run run, Progress progress) {
        this.session = session;
        this.settings = settings;
        this.run = run;
        this.progress = progress;
        this.files = new IncomingFiles(session, media);
        this.fonds = new IntakeFonds(session, settings);
    }

    @Override
    public void accept(IncomingDossier dossier) throws IOException {
        if (progress.cancelled())
            throw new Cancelled();
        String item = dossier.key() + " @ " + dossier.place();
        progress.item(dossier.place());
        Optional<ItemState> before = run.state(item);
        if (before.isPresent()) {
            resumed++;
            count(before.get());
        } else {
            count(take(dossier, item));
        }
        progress.worked(1);
    }

    private ItemState take(IncomingDossier dossier, String item) throws IOException {
        if (dossier.secret().isPresent() && !session.isolated())
            return refuse(item, List.of(secret(dossier.secret().get(), Kind.DOSSIER)), ItemState.REFUSED);
        List<Finding> here = fonds.alreadyHere(dossier, run.id());
        if (!here.isEmpty())
            return refuse(item, Stream.concat(secrets(dossier).stream(), here.stream()).toList(), ItemState.REFUSED);
        try {
            return store(dossier, item);
        } catch (IncomingFiles.Unreadable e) {
            return refuse(item, List.of(e.finding()), ItemState.FAILED);
        } catch (KhosoException e) {
            if (e.getCause() instanceof IOException || e.getCause() instanceof java.sql.SQLException)
                throw e; // the archive itself is in trouble: nothing that follows would fare better
            return refuse(item, List.of(notStored(dossier, e.problem(), e.remedy())), ItemState.FAILED);
        } catch (RuntimeException e) {
            System.getLogger("org.khoso.core").log(System.Logger.Level.ERROR, "dossier " + dossier.place() + " could not be taken in", e);
            return refuse(item, List.of(notStored(dossier, Message.of("core.intake.not-stored", dossier.key(), dossier.place()),
                    Message.of("core.intake.not-stored.remedy"))), ItemState.FAILED);
        }
    }

    private static Finding notStored(IncomingDossier dossier, Message problem, Message remedy) {
        return new Finding("intake/not-stored", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.DOSSIER, null, dossier.key()),
                dossier.place(), problem, remedy);
    }

    private ItemState store(IncomingDossier dossier, String item) throws IOException {
        var builder = new IntakeChanges(session, settings, files, fonds, run.id());
        var findings = new ArrayList<>(dossier.findings());
        findings.addAll(secrets(dossier));
        IntakeChanges.Built built = builder.build(dossier);
        findings.addAll(built.findings());
        ItemState state = findings.isEmpty() ? ItemState.OK : ItemState.FINDINGS;
        session.archive().findings().record(IntakeDelivery.RUN, run.id(), subjects(findings), findings);
        try {
            session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), Message.of("core.intake.change", dossier.key()),
                    built.changes(), new ChangeSet.RunItem(run.id(), item, state, null)));
        } catch (KhosoException e) {
            // what was found is about objects that now never come in
            session.archive().findings().record(IntakeDelivery.RUN, run.id(), subjects(findings), List.of());
            throw e;
        }
        keep(findings);
        records += built.records();
        bytes += built.bytes();
        duplicates += built.duplicates();
        return state;
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

    private ItemState refuse(String item, List<Finding> findings, ItemState state) throws IOException {
        session.archive().findings().record(IntakeDelivery.RUN, run.id(), subjects(findings), findings);
        // the key of a secret dossier is its place: nothing of its row reaches the database
        run.mark(new ChangeSet.RunItem(run.id(), item, state, null));
        keep(findings);
        return state;
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
