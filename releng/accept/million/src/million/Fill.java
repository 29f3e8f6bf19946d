package million;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Counts;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.core.SessionCall;
import org.khoso.model.Concepts;

/**
 * Verb "fill": a big archive through the store's own API, journal and history and all; only the reading of a contractor's disk is left out.
 * One change set for each dossier, as the intake makes them; many written together, as it does. Beside it says what it wrote, for a scan that asks no index.
 * Arguments: dossiers= first= (number of the first: an archive may be filled in parts) records= (of each) files= (of each record) big= (records of one more dossier, of a second fonds) seed= words= (list) pdfs= (folder) pages= (different
 * page texts) truth= (file: identity, code, title, number of its page text) texts= (file: a page text a line).
 */
public final class Fill implements Command {
    private static final int TOGETHER = 8_000;
    private static final int PART = 1_000;

    @Override
    public Spec spec() {
        return Arguments.spec("fill");
    }

    @Override
    public int run(Invocation call) throws Exception {
        Arguments given = Arguments.of(call.arguments());
        Session session = ((SessionCall) call).session();
        try (BufferedWriter truth = Files.newBufferedWriter(Path.of(given.text("truth")))) {
            long made = new Filling(session, given, truth).run();
            call.emit("", "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("objects", made), List.of());
        }
        return 0;
    }

    private static final class Filling {
        private final Session session;
        private final Arguments given;
        private final BufferedWriter truth;
        private final Things things;
        private final List<ChangeSet> waiting = new ArrayList<>();
        private final long start = System.nanoTime();
        private int changes;
        private long made;

        Filling(Session session, Arguments given, BufferedWriter truth) throws Exception {
            this.session = session;
            this.given = given;
            this.truth = truth;
            this.things = new Things(session, given);
        }

        long run() throws Exception {
            int records = given.number("records");
            int first = given.number("first");
            UUID many = fonds("H98.01");
            for (int d = first; d < first + given.number("dossiers"); d++)
                dossier(many, "H98.01", d, records);
            if (given.number("big") > 0)
                dossier(fonds("H98.02"), "H98.02", first, given.number("big"));
            write();
            return made;
        }

        private UUID fonds(String code) throws Exception {
            List<UUID> there = session.archive().holdings().ids(HoldingQuery.all(Kind.FONDS).where(Concepts.REFERENCE_CODE, HoldingQuery.Op.EQ, code));
            if (!there.isEmpty())
                return there.getFirst();
            Holding h = things.fonds(code);
            add(List.of(new Change.Create(h)), code);
            return h.id();
        }

        private void dossier(UUID fonds, String prefix, int number, int records) throws Exception {
            Holding dossier = things.dossier(fonds, prefix, number, records);
            List<Change> all = new ArrayList<>();
            all.add(new Change.Create(dossier));
            told(dossier, -1);
            for (int r = 1; r <= records; r++) {
                Holding record = things.record(dossier, r);
                all.add(new Change.Create(record));
                int page = things.page();
                told(record, page);
                for (int f = 1; f <= given.number("files"); f++)
                    all.add(new Change.Create(things.file(record, f, f == 1 ? page : -1)));
                if (all.size() >= PART) {
                    add(all, dossier.text(Concepts.REFERENCE_CODE));
                    all = new ArrayList<>();
                }
            }
            add(all, dossier.text(Concepts.REFERENCE_CODE));
        }

        private void told(Holding h, int page) throws Exception {
            truth.write(h.id() + "\t" + h.text(Concepts.REFERENCE_CODE) + "\t" + h.text(Concepts.TITLE) + "\t" + page + "\n");
        }

        private void add(List<Change> part, String name) throws Exception {
            if (part.isEmpty())
                return;
            waiting.add(new ChangeSet(Ids.next(), Message.of("core.intake.change", name), List.copyOf(part), null));
            changes += part.size();
            if (changes >= TOGETHER)
                write();
        }

        private void write() throws Exception {
            session.archive().holdings().commitAll(session.actor(), waiting);
            made += changes;
            if (made / 100_000 != (made - changes) / 100_000)
                System.err.printf("fill: %,d objects after %d s, %d MB of heap in use%n", made, (System.nanoTime() - start) / 1_000_000_000,
                        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
            waiting.clear();
            changes = 0;
        }
    }

}
