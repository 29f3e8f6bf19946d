package org.khoso.intake.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.RunLedger.RunInfo;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** Reads what became of the intakes of an archive. Not on the UI thread. */
final class RunRows {
    private static final int RUNS = 200;
    private static final int MOST = 40;
    private static final int PAGE = 5_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.systemDefault());

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM HH:mm").withZone(ZoneId.systemDefault());

    private RunRows() {
    }

    /** A run with its counts. @param in items looked at @param accepted of them in the archive @param refused kept outside @param failed could not be read */
    record Row(RunInfo run, long in, long accepted, long refused, long failed) {
        String name() {
            Path file = Path.of(run.input()).getFileName();
            return file == null ? run.input() : file.toString();
        }
    }

    static String time(Instant when) {
        return when == null ? "" : TIME.format(when);
    }

    /** @return the same for a narrow column: the year only where it is another one */
    static String shortTime(Instant when) {
        boolean now = when != null && when.atZone(ZoneId.systemDefault()).getYear() == Year.now().getValue();
        return now ? SHORT.format(when) : time(when);
    }

    /** @return the newest intakes */
    static List<Row> load(Session session) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (RunInfo run : session.archive().runs().list(RUNS))
            if (run.kind().equals(IntakeDelivery.RUN) && rows.size() < MOST)
            rows.add(row(session, run));
        return rows;
    }

    private static Row row(Session session, RunInfo run) throws IOException {
        long accepted = 0;
        long refused = 0;
        long failed = 0;
        for (ChangeSet.RunItem i : session.archive().runs().items(run.id()))
            switch (i.state()) {
            case OK, FINDINGS -> accepted++;
            case REFUSED -> refused++;
            case FAILED -> failed++;
            }
        return new Row(run, accepted + refused + failed, accepted, refused, failed);
    }

    /** @return the newest unfinished run of each delivery */
    static List<RunInfo> unfinished(List<Row> rows) {
        Map<String, RunInfo> newest = new LinkedHashMap<>();
        rows.forEach(r -> newest.putIfAbsent(r.run().input(), r.run()));
        return newest.values().stream().filter(r -> r.state().resumable()).toList();
    }

    /**
     * @return the object that a finding of an intake is about: when it was found it had no identity yet, only a code, or a path
     *         inside its delivery
     */
    static Optional<UUID> subject(Session session, Finding f) throws IOException {
        if (f.subject().id() != null)
            return Optional.of(f.subject().id());
        if (f.subject().code().isBlank())
            return Optional.empty();
        Optional<Holding> byCode = session.find(f.subject().code());
        if (byCode.isPresent())
            return byCode.map(Holding::id);
        var byPath = HoldingQuery.all(Kind.FILE).within(session.filter(Action.READ)).where(Concepts.PATH, HoldingQuery.Op.EQ,
                f.subject().code());
        return session.archive().holdings().ids(byPath).stream().findFirst();
    }

    /** @return what a run found, the heaviest first */
    static List<Finding> findings(Session session, UUID run) throws IOException {
        List<Finding> found = new ArrayList<>();
        FindingStore store = session.archive().findings();
        for (int offset = 0; found.size() < RunReport.MOST; offset += PAGE) {
            List<FindingStore.Entry> page = store.list(List.of(FindingStore.State.NEW, FindingStore.State.OPEN), offset, PAGE);
            page.stream().filter(e -> run.equals(e.run())).map(FindingStore.Entry::finding).forEach(found::add);
            if (page.size() < PAGE)
                break;
        }
        found.sort(Comparator.comparing(Finding::level));
        return found;
    }
}
