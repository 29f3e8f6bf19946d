package org.khoso.core.fixity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.RunLedger;
import org.khoso.core.Json;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.core.fixity.ObjectReader.Reading;
import org.khoso.core.fixity.ObjectReader.SourceTrouble;

/**
 * Keeps a second copy of the vault, on another volume best: what the copy lacks is copied, what it has is read and, if it is not as it must
 * be, renewed from the vault. One that was stopped goes on. Damaged bytes of the vault never get into the copy. For one thread.
 */
public final class CopyRun {
    /** Kind of its runs in the ledger. */
    public static final String RUN = "fixity-copy";
    private final Session session;
    private final Path folder;
    private final boolean quick;
    private final Progress progress;
    private final ObjectReader reader;
    private final ObjectVault vault;
    private final Owners owners;
    private final Told told = new Told();
    private ObjectVault copy;
    private long objects;
    private long copied;
    private long renewed;
    private long verified;
    private final Set<String> damaged = new HashSet<>();
    private final Set<String> lost = new HashSet<>();

    /** @param quick whether what the copy has is trusted if its length is right @param bytesPerSecond at most; 0 for as fast as the disks can */
    public CopyRun(Session session, Path folder, boolean quick, long bytesPerSecond, Progress progress) {
        this.session = session;
        this.folder = folder.toAbsolutePath().normalize();
        this.quick = quick;
        this.progress = progress;
        reader = new ObjectReader(bytesPerSecond);
        vault = session.archive().vault();
        owners = new Owners(session);
    }

    /** @return what was done. Counts are those of objects: failed are those that neither the vault nor the copy has as they must be */
    public RunReport run() throws IOException {
        copy = session.archive().copy(folder, true);
        RunLedger.Run run = session.archive().runs().begin(session.actor(), quick ? RUN + "-quick" : RUN, folder.toString(), "{}");
        progress.total(Parts.count(vault));
        boolean whole;
        try (ObjectVault.Batch batch = copy.batch()) {
            whole = Parts.walk(vault, new Copying(run, batch), progress);
        }
        if (whole)
            strays();
        sameVolume();
        run.finish(whole ? RunLedger.State.DONE : RunLedger.State.CANCELLED, Json.write(figures()));
        if (whole)
            remember();
        Map<String, Object> figures = figures();
        figures.put("resumed", run.resumed());
        long bad = damaged.size() + renewed;
        return new RunReport(run.id(), new Counts(objects, objects - bad - lost.size(), bad, lost.size()), told.findings(), told.total(),
                !whole,
                figures);
    }

    private Map<String, Object> figures() {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("folder", folder.toString());
        f.put("objects", objects);
        f.put("copied", copied);
        f.put("verified", verified);
        f.put("renewed", renewed);
        f.put("damaged", (long) damaged.size());
        f.put("lost", (long) lost.size());
        f.put("bytes", reader.bytes());
        return f;
    }

    private void remember() throws IOException {
        String now = Instant.now().toString();
        String before = KnownCopy.of(session).stream().filter(k -> k.folder().equals(folder.toString())).map(KnownCopy::verified)
                .findFirst()
                .orElse("");
        new KnownCopy(folder.toString(), now, quick ? before : now, objects, lost.size() + damaged.size()).remember(session);
    }

    /** Objects that only the copy has, or neither. */
    private void strays() throws IOException {
        try (Stream<String> ids = copy.list()) {
            for (String id : (Iterable<String>) ids::iterator)
                if (!vault.contains(id))
                stray(id);
        }
        Map<String, Boolean> gone = new HashMap<>();
        owners.all((by, object) -> {
            if (vault.contains(object) || copy.contains(object))
                return;
            if (gone.put(object, true) == null)
                lost(object);
            told.add("lost", Level.SHOULD, owners.subject(by, object), new Reading(object, null, 0, false), folder.toString());
        });
    }

    private void stray(String id) throws IOException {
        Reading r = reader.read(copy, id);
        boolean named = !owners.of(id).isEmpty();
        if (named && r.sound()) {
            objects++;
            damaged.add(id);
            told.add("missing-copied", Level.SHOULD, owners.subjects(id), new Reading(id, null, 0, false), folder.toString());
        } else if (named) {
            lost(id);
            told.add("lost", Level.SHOULD, owners.subjects(id), new Reading(id, null, 0, false), folder.toString());
        } else {
            told.add(r.sound() ? "only-copy" : "copy-changed", Level.MAY, List.of(Owners.nobody(id)), r, folder.toString());
        }
    }

    private void lost(String id) {
        objects++;
        lost.add(id);
    }

    private void sameVolume() throws IOException {
        if (!Files.getFileStore(folder).equals(Files.getFileStore(session.archive().directory())))
            return;
        FixityPolicy p = FixityPolicy.ofProduct();
        told.add(new Finding("fixity/same-volume", p.copiesClause(), p.copiesConfidence(), Level.SHOULD,
                new Subject(Kind.ARCHIVE, null, folder.toString()), "", Message.of("core.fixity.same-volume", folder.toString(),
                        p.copiesClause()),
                Message.of("core.fixity.same-volume.remedy")));
    }

    /** Brings the copy to the state of the vault. */
    private final class Copying implements Parts.Work {
        private final RunLedger.Run run;
        private final ObjectVault.Batch batch;
        private final Map<String, String> bad = new HashMap<>();
        private Instant began;
        private boolean done;

        Copying(RunLedger.Run run, ObjectVault.Batch batch) {
            this.run = run;
            this.batch = batch;
        }

        @Override
        public void begin(String part) throws IOException {
            began = Instant.now();
            bad.clear();
            done = run.state(part).filter(ItemState.OK::equals).isPresent(); // with another copy, or another disk, the rest may go better
        }

        @Override
        public void object(String id) throws IOException {
            objects++;
            if (!copy.contains(id))
                take(id);
            else if (!quick && !done)
                compare(id);
            else if (copy.size(id) != vault.size(id))
                compare(id);
        }

        @Override
        public void end(String part) throws IOException {
            batch.settle();
            if (!done)
                run.mark(new PartMark(began, bad).item(run.id(), part));
        }

        private void take(String id) throws IOException {
            try (InputStream in = reader.open(vault, id)) {
                if (batch.take(id, in)) {
                    copied++;
                    return;
                }
            } catch (SourceTrouble e) {
                System.getLogger("org.khoso.core").log(System.Logger.Level.WARNING, "cannot be read: " + id, e);
            }
            lost(id, reader.read(vault, id));
        }

        private void compare(String id) throws IOException {
            Reading is = reader.read(copy, id);
            if (is.sound()) {
                verified++;
                if (copy.size(id) != vault.size(id))
                    damaged(id);
                return;
            }
            boolean mended = false;
            try (InputStream in = reader.open(vault, id)) {
                mended = copy.restore(id, in) != ObjectVault.Restored.REFUSED;
            } catch (SourceTrouble e) {
                System.getLogger("org.khoso.core").log(System.Logger.Level.WARNING, "cannot be read: " + id, e);
            }
            if (mended) {
                renewed++;
                told.add("copy-renewed", Level.SHOULD, owners.subjects(id), is, folder.toString());
            } else {
                lost(id, reader.read(vault, id));
            }
        }

        private void damaged(String id) throws IOException {
            Reading r = reader.read(vault, id);
            if (r.sound())
                return;
            damaged.add(id);
            bad.put(id, r.actual() == null ? "" : r.actual());
            told.add(Told.wrong(r), Level.SHOULD, owners.subjects(id), r, "");
        }

        private void lost(String id, Reading r) throws IOException {
            lost.add(id);
            bad.put(id, r.actual() == null ? "" : r.actual());
            told.add("lost", Level.SHOULD, owners.subjects(id), r, folder.toString());
        }
    }
}
