package org.khoso.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.RunLedger;
import org.khoso.model.Concepts;

/**
 * Reads every object of the vault and compares it with its checksum (PREMIS: fixity check), at most so many bytes a second, so
 * that people can work meanwhile. One that was stopped goes on where it stopped: the first two digits of the checksums are
 * the items of its run.
 */
public final class FixityRun {
    /** Kind of its runs in the ledger. */
    public static final String RUN = "fixity";
    private static final String INPUT = "vault";
    private final Session session;
    private final ObjectVault vault;
    private final Progress progress;
    private final double bytesPerNano;
    private final List<Finding> findings = new ArrayList<>();
    private long started;
    private long read;
    private long objects;
    private long bad;

    /** @param bytesPerSecond at most; 0 for as fast as the disk can */
    public FixityRun(Session session, long bytesPerSecond, Progress progress) {
        this.session = session;
        this.vault = session.archive().vault();
        this.bytesPerNano = bytesPerSecond / 1e9;
        this.progress = progress;
    }

    /** @return what was found, the part before a stop included. Counts are those of objects. */
    public RunReport run() throws IOException {
        RunLedger.Run run = session.archive().runs().begin(session.actor(), RUN, INPUT, "{}");
        try (Stream<String> ids = vault.list()) {
            progress.total(ids.count());
        }
        started = System.nanoTime();
        try (Stream<String> ids = vault.list()) {
            all(run, ids::iterator);
        }
        boolean stopped = progress.cancelled();
        if (!stopped) {
            for (RunItem item : session.archive().runs().items(run.id()))
                for (String id : item.detail() == null || item.detail().isEmpty() ? new String[0] : item.detail().split(","))
                    changed(id);
            missing();
        }
        run.finish(stopped ? RunLedger.State.CANCELLED : RunLedger.State.DONE, Json.write(Map.of("objects", objects, "changed", bad)));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("objects", objects);
        figures.put("bytes", read);
        figures.put("changed", bad);
        figures.put("resumed", run.resumed());
        return new RunReport(run.id(), new Counts(objects, objects - bad, bad, 0), findings, findings.size(), stopped, figures);
    }

    private void all(RunLedger.Run run, Iterable<String> ids) throws IOException {
        String group = null;
        boolean done = false;
        List<String> changed = new ArrayList<>();
        for (String id : ids) {
            String of = id.substring(0, 2);
            if (!of.equals(group)) {
                mark(run, group, done, changed);
                if (progress.cancelled())
                    return;
                changed.clear();
                done = run.state(of).isPresent();
                group = of;
            }
            objects++;
            progress.worked(1);
            if (done)
                continue;
            if (progress.cancelled())
                return;
            progress.item(id);
            if (!sound(id))
                changed.add(id);
        }
        mark(run, group, done, changed);
    }

    private static void mark(RunLedger.Run run, String group, boolean already, List<String> changed) throws IOException {
        if (group != null && !already)
            run.mark(new RunItem(run.id(), group, changed.isEmpty() ? ItemState.OK : ItemState.FINDINGS, String.join(",", changed)));
    }

    private boolean sound(String id) throws IOException {
        boolean sound;
        try {
            sound = vault.verify(id);
            read += vault.size(id);
        } catch (IOException e) { // a bad sector: this object is lost, the others may not be
            System.getLogger("org.khoso.core").log(System.Logger.Level.WARNING, "cannot be read: " + id, e);
            sound = false;
        }
        if (bytesPerNano > 0)
            LockSupport.parkNanos(started + (long) (read / bytesPerNano) - System.nanoTime());
        return sound;
    }

    private void changed(String id) throws IOException {
        bad++;
        try (Stream<Holding> files = session.archive().holdings().stream(HoldingQuery.all(Kind.FILE)
                .where(Concepts.OBJECT, HoldingQuery.Op.EQ, id))) {
            List<Holding> all = files.toList();
            if (all.isEmpty())
                add("changed", new Subject(Kind.FILE, null, "vault/" + id), id);
            for (Holding file : all)
                add("changed", new Subject(Kind.FILE, file.id(), name(file)), id);
        }
    }

    private void missing() throws IOException {
        try (Stream<Holding> files = session.archive().holdings().stream(HoldingQuery.all(Kind.FILE))) {
            for (Holding file : (Iterable<Holding>) files::iterator) {
                String object = file.text(Concepts.OBJECT);
                if (object != null && !vault.contains(object))
                    add("missing", new Subject(Kind.FILE, file.id(), name(file)), object);
            }
        }
    }

    private String name(Holding file) throws IOException {
        Optional<Holding> parent = file.parent() == null ? Optional.empty() : session.archive().holdings().find(file.parent());
        String own = file.text(Concepts.NAME);
        String above = parent.map(p -> p.text(Concepts.REFERENCE_CODE)).orElse(null);
        return above == null ? String.valueOf(own) : above + "/" + own;
    }

    private void add(String what, Subject subject, String object) {
        if (findings.size() < RunReport.MOST)
            findings.add(new Finding("fixity/" + what, "", Confidence.DESIGN, Level.SHOULD, subject, "vault/" + object,
                    Message.of("core.fixity." + what, subject.code(), object), Message.of("core.fixity." + what + ".remedy")));
    }
}
