package org.khoso.core.fixity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.RunLedger;
import org.khoso.core.Json;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.core.fixity.ObjectReader.Reading;

/**
 * Brings every object that is damaged or gone back from a copy whose bytes have the right hash, with a PREMIS event and entries of the
 * journal. Sound objects are never replaced, damaged bytes are kept aside; where no copy is right nothing is touched. One that was stopped or
 * killed goes on, and writes down what it had brought back. For one thread.
 */
public final class Repair {
    /** Kind of its runs in the ledger. */
    public static final String RUN = "fixity-repair";
    private static final String BAD = "bad:";
    private final Session session;
    private final List<Path> from;
    private final boolean found;
    private final Progress progress;
    private final ObjectReader reader;
    private final ObjectVault vault;
    private final Owners owners;
    private final Told told = new Told();
    private final Set<String> known = new HashSet<>();
    private RunLedger.Run run;
    private Sources sources;
    private Restorations events;
    private long objects;
    private long restored;
    private long lost;

    /**
     * @param from           folders of copies or of backups; empty for the copies that the archive knows
     * @param found          whether only what the last check has found is looked at; else all objects are read
     * @param bytesPerSecond at most; 0 for as fast as the disks can
     */
    public Repair(Session session, List<Path> from, boolean found, long bytesPerSecond, Progress progress) {
        this.session = session;
        this.from = from.stream().map(p -> p.toAbsolutePath().normalize()).toList();
        this.found = found;
        this.progress = progress;
        reader = new ObjectReader(bytesPerSecond);
        vault = session.archive().vault();
        owners = new Owners(session);
    }

    /** @return what was done. Counts are those of objects: findings were brought back, failed are lost. @throws KhosoException if there is no copy, or nothing was checked yet */
    public RunReport run() throws IOException {
        sources = Sources.of(session, from, reader);
        Optional<LastFixity> last = found ? LastFixity.of(session) : Optional.empty();
        if (found && last.isEmpty())
            throw new KhosoException(Message.of("core.fixity.not-checked"), Message.of("core.fixity.not-checked.remedy"), null);
        run = session.archive().runs().begin(session.actor(), RUN, FixityRun.INPUT, "{}");
        events = new Restorations(session, owners, run);
        finishKilled();
        boolean whole = last.isPresent() ? listed(last.get().bad(session).keySet()) : Parts.walk(vault, new Mending(), progress);
        whole = whole && absent();
        Map<String, Object> figures = figures();
        run.finish(whole ? RunLedger.State.DONE : RunLedger.State.CANCELLED, Json.write(figures));
        figures.put("resumed", run.resumed());
        return new RunReport(run.id(), new Counts(objects, objects - restored - lost, restored, lost), told.findings(), told.total(),
                !whole,
                figures);
    }

    private Map<String, Object> figures() {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("objects", objects);
        f.put("restored", restored);
        f.put("lost", lost);
        f.put("bytes", reader.bytes());
        return f;
    }

    /** A process that was killed may have brought an object back and not written it down. */
    private void finishKilled() throws IOException {
        for (RunItem i : session.archive().runs().items(run.id())) {
            if (!i.item().startsWith(BAD) || i.state() != ItemState.FINDINGS)
                continue;
            String id = i.item().substring(BAD.length());
            String actual = i.detail() == null || i.detail().isEmpty() ? null : i.detail();
            if (reader.read(vault, id).sound())
                events.restored(new Reading(id, actual, 0, actual != null), sources.names(), BAD + id);
        }
    }

    private boolean listed(Set<String> ids) throws IOException {
        progress.total(ids.size());
        for (String id : ids) {
            if (progress.cancelled())
                return false;
            progress.item(id);
            objects++;
            Reading r = reader.read(vault, id);
            if (!r.sound())
                mend(r);
            progress.worked(1);
        }
        return true;
    }

    /** Objects that the vault does not have: named by something, or lying in a copy. @return whether it came to the end */
    private boolean absent() throws IOException {
        Set<String> gone = new LinkedHashSet<>();
        for (ObjectVault s : sources.vaults())
            try (Stream<String> ids = s.list()) {
                for (String id : (Iterable<String>) ids::iterator)
                    if (!vault.contains(id))
                    gone.add(id);
            }
        owners.all((by, object) -> {
            if (!vault.contains(object))
                gone.add(object);
        });
        for (String id : gone) {
            if (progress.cancelled())
                return false;
            if (known.contains(id))
                continue;
            objects++;
            mend(new Reading(id, null, 0, false));
        }
        return true;
    }

    private void mend(Reading r) throws IOException {
        known.add(r.id());
        run.mark(new RunItem(run.id(), BAD + r.id(), ItemState.FINDINGS, r.actual() == null ? "" : r.actual()));
        Optional<Path> by = sources.restore(vault, r.id());
        if (by.isEmpty()) {
            lost++;
            told.add("lost", Level.SHOULD, owners.subjects(r.id()), r, sources.names());
            return;
        }
        restored++;
        events.restored(r, by.get().toString(), BAD + r.id());
        told.add("restored", Level.MAY, owners.subjects(r.id()), r, by.get().toString());
    }

    /** Reads the parts that are not done, and brings back what is damaged. */
    private final class Mending implements Parts.Work {
        private final Map<String, String> bad = new HashMap<>();
        private Instant began;
        private boolean done;

        @Override
        public void begin(String part) throws IOException {
            if (objects == 0)
                progress.total(Parts.count(vault));
            began = Instant.now();
            bad.clear();
            done = run.state(part).filter(ItemState.OK::equals).isPresent(); // with another copy, or another disk, the rest may go better
        }

        @Override
        public void object(String id) throws IOException {
            objects++;
            Reading r = done ? null : reader.read(vault, id);
            if (r == null || r.sound())
                return;
            bad.put(id, r.actual() == null ? "" : r.actual());
            mend(r);
        }

        @Override
        public void end(String part) throws IOException {
            if (!done)
                run.mark(new PartMark(began, bad).item(run.id(), part));
        }
    }
}
