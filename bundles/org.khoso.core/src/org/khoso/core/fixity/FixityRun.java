package org.khoso.core.fixity;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Level;
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
 * Reads every object of the vault and compares it with its checksum (PREMIS: fixity check), at most so many bytes a second, so
 * that people can work meanwhile. One that was stopped goes on where it stopped: the first two digits of the checksums are
 * the items of its run. For one thread.
 */
public final class FixityRun {
    /** Kind of its runs in the ledger. */
    public static final String RUN = "fixity";
    static final String INPUT = "vault";
    /** Item of a run that tells which objects are not there. */
    static final String MISSING = "missing";
    private final Session session;
    private final ObjectVault vault;
    private final Owners owners;
    private final Instant since;
    private final Progress progress;
    private final ObjectReader reader;
    private final Told told = new Told();
    private Instant oldest = Instant.now();
    private long objects;
    private long skipped;
    private long bad;

    /** @param bytesPerSecond at most; 0 for as fast as the disk can */
    public FixityRun(Session session, long bytesPerSecond, Progress progress) {
        this(session, bytesPerSecond, null, progress);
    }

    /** @param since parts of the vault that were read since then and found sound are left out; null for none */
    public FixityRun(Session session, long bytesPerSecond, Instant since, Progress progress) {
        this.session = session;
        this.vault = session.archive().vault();
        this.owners = new Owners(session);
        this.since = since;
        this.progress = progress;
        reader = new ObjectReader(bytesPerSecond);
    }

    /** @return what was found, the part before a stop included. Counts are those of objects. */
    public RunReport run() throws IOException {
        Map<String, Instant> known = since == null ? Map.of() : LastFixity.readSince(session, since);
        RunLedger.Run run = session.archive().runs().begin(session.actor(), RUN, INPUT, "{}");
        progress.total(Parts.count(vault));
        Map<String, String> gone = new LinkedHashMap<>();
        boolean whole = Parts.walk(vault, new Reading256(run, known), progress);
        if (whole) {
            marks(run);
            gone = missing(run);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("objects", objects);
        figures.put("bytes", reader.bytes());
        figures.put("changed", bad);
        figures.put("missing", (long) gone.size());
        figures.put("skipped", skipped);
        Map<String, Object> summary = new LinkedHashMap<>(figures);
        summary.put("oldest", oldest.toString());
        run.finish(whole ? RunLedger.State.DONE : RunLedger.State.CANCELLED, Json.write(summary));
        figures.put("resumed", run.resumed());
        return new RunReport(run.id(), new Counts(objects + gone.size(), objects - bad, bad + gone.size(), 0), told.findings(),
                told.total(),
                !whole, figures);
    }

    /** What was found in all parts, those read before a stop included. */
    private void marks(RunLedger.Run run) throws IOException {
        RunLedger.RunInfo info = session.archive().runs().find(run.id()).orElseThrow();
        for (RunItem item : session.archive().runs().items(run.id())) {
            if (item.item().equals(MISSING))
                continue;
            PartMark mark = PartMark.of(info, item);
            oldest = mark.read().isBefore(oldest) ? mark.read() : oldest;
            for (String id : mark.changed().keySet()) {
                Reading r = reader.read(vault, id); // it may have been brought back since an earlier process read it
                if (r.sound() || !r.there())
                    continue;
                bad++;
                told.add(Told.wrong(r), Level.SHOULD, owners.subjects(id), r, "");
            }
        }
    }

    private Map<String, String> missing(RunLedger.Run run) throws IOException {
        Map<String, String> gone = new LinkedHashMap<>();
        owners.all((by, object) -> {
            if (vault.contains(object))
                return;
            gone.put(object, "");
            told.add(MISSING, Level.SHOULD, owners.subject(by, object), new Reading(object, null, 0, false), "");
        });
        if (!gone.isEmpty())
            run.mark(new RunItem(run.id(), MISSING, ItemState.FINDINGS, String.join(",", gone.keySet())));
        return gone;
    }

    /** Reads the parts that are not done. */
    private final class Reading256 implements Parts.Work {
        private final RunLedger.Run run;
        private final Map<String, Instant> known;
        private final Map<String, String> changed = new HashMap<>();
        private Instant began;
        private boolean done;
        private boolean left;

        Reading256(RunLedger.Run run, Map<String, Instant> known) {
            this.run = run;
            this.known = known;
        }

        @Override
        public void begin(String part) throws IOException {
            began = Instant.now();
            changed.clear();
            done = run.state(part).isPresent();
            left = !done && known.containsKey(part);
            if (left)
                oldest = known.get(part).isBefore(oldest) ? known.get(part) : oldest;
        }

        @Override
        public void object(String id) throws IOException {
            objects++;
            skipped += left ? 1 : 0;
            if (done || left)
                return;
            Reading r = reader.read(vault, id);
            if (!r.sound())
                changed.put(id, r.actual() == null ? "" : r.actual());
        }

        @Override
        public void end(String part) throws IOException {
            if (!done && !left)
                run.mark(new PartMark(began, changed).item(run.id(), part));
        }
    }
}
