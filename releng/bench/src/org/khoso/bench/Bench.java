package org.khoso.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.IntakeSettings;
import org.khoso.core.Packages;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.text.Dates;

/**
 * Runs parts of the product on an archive, one after another in one process, and prints a line of figures for each:
 * {@code Bench ARCHIVE PART...}. The parts are use cases of the product: {@code intake=DELIVERY store=TREE check index lucene=FOLDER
 * sip=FOLDER[:MOST] aip=FOLDER[:MOST] folder=FOLDER[:MOST] many=FILES[:NUMBER] verify=PACKAGE}; a negative MOST takes the last.
 */
public final class Bench {
    private Bench() {
    }

    /** @param args archive, then parts */
    public static void main(String[] args) throws Exception {
        try (Lab lab = new Lab()) {
            Session session = lab.session(Path.of(args[0]));
            try {
                for (String part : Arrays.asList(args).subList(1, args.length))
                    run(lab, session, part.split("=", 2));
            } finally {
                lab.release(session);
            }
        }
    }

    private static void run(Lab lab, Session session, String[] part) throws Exception {
        if (part[0].equals("lucene")) {
            Index.run(lab, session, Path.of(part[1]), Integer.getInteger("khoso.bench.rounds", 5));
            return;
        }
        try (Meter meter = new Meter(part[0])) {
            switch (part[0]) {
                case "intake" -> {
                    RunReport r = lab.intake.run(session, Path.of(part[1]),
                            new IntakeSettings(null, null, null, null, Dates.parse("09/2025")), meter);
                    figures(meter, r);
                    meter.say("bytes", r.figures().get("bytes"));
                }
                case "store" -> Store.run(lab, session, meter, Path.of(part[1]));
                case "check" -> figures(meter, lab.check.all(session, meter));
                case "index" -> meter.say("documents", lab.search.rebuild(session, meter));
                case "sip" -> packages(lab, session, meter, part[1], PackageType.SIP_HOSO, true);
                case "aip" -> packages(lab, session, meter, part[1], PackageType.AIP_HOSO, true);
                case "folder" -> packages(lab, session, meter, part[1], PackageType.AIP_HOSO, false);
                case "many" -> many(session, meter, part[1].split(":"));
                case "verify" -> verify(lab, session, meter, Path.of(part[1]));
                default -> throw new IllegalArgumentException(part[0]);
            }
        }
    }

    private static void many(Session session, Meter meter, String[] numbers) throws IOException {
        Many.make(session, meter, Integer.parseInt(numbers[0]), numbers.length == 1 ? 1 : Integer.parseInt(numbers[1]));
    }

    private static void figures(Meter meter, RunReport r) {
        meter.say("items", r.counts().in());
        meter.say("failed", r.counts().failed());
        meter.say("records", r.figures().get("records"));
        meter.say("findings", r.total());
    }

    private static void packages(Lab lab, Session session, Meter meter, String to, PackageType type, boolean zip) throws IOException {
        int colon = to.indexOf(':');
        Path folder = Path.of(colon < 0 ? to : to.substring(0, colon));
        List<UUID> ids = session.archive().holdings().ids(HoldingQuery.all(Kind.DOSSIER));
        int most = colon < 0 ? ids.size() : Integer.parseInt(to.substring(colon + 1));
        ids = most < 0 ? ids.subList(Math.max(0, ids.size() + most), ids.size()) : ids.subList(0, Math.min(ids.size(), most));
        meter.total(ids.size());
        Iterator<Packages.Order<Void>> orders = ids.stream().map(id -> order(session, id, type)).iterator();
        Told told = new Told(meter);
        lab.packages.writeAll(session, orders, folder, zip, Progress.NONE, told);
        meter.say("packages", ids.size());
        meter.say("bytes", told.bytes);
        meter.say("last", "\"" + told.last + "\"");
    }

    private static Packages.Order<Void> order(Session session, UUID id, PackageType type) {
        try {
            return new Packages.Order<>(session.archive().holdings().find(id).orElseThrow(), type, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the packages that the product tells of. */
    private static final class Told implements Packages.Sink<Void> {
        private final Meter meter;
        private long bytes;
        private Path last;

        Told(Meter meter) {
            this.meter = meter;
        }

        @Override
        public void written(Packages.Order<Void> order, Packager.Written written) {
            bytes += written.bytes();
            last = written.path();
            meter.worked(1);
        }

        @Override
        public void failed(Packages.Order<Void> order, IOException why) throws IOException {
            throw why;
        }
    }

    private static void verify(Lab lab, Session session, Meter meter, Path what) throws IOException {
        var verdict = lab.packages.verify(session, what, meter);
        meter.say("files", verdict.files());
        meter.say("findings", verdict.findings().size());
        if (!verdict.findings().isEmpty())
            meter.say("first", "\"" + verdict.findings().getFirst().rule() + "\"");
    }
}
