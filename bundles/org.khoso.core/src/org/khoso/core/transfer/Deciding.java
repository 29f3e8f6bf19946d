package org.khoso.core.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.core.PackageIntake;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.transfer.TransferItem.Outcome;
import org.khoso.core.transfer.TransferItem.State;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Decides on what was taken in. A package is accepted as a whole or returned as a whole, with a reason for each record that is wrong: it
 * carries one digest. Each accepted one is one change set, dossier and decision together; after a kill the same line does what is left.
 * Thread-safe.
 */
@Component(service = Deciding.class)
public final class Deciding {
    private final Transfers transfers;
    private final Packages packages;
    private final PackageIntake intake;

    /** Called by OSGi and tests. */
    @Activate
    public Deciding(@Reference Transfers transfers, @Reference Packages packages, @Reference PackageIntake intake) {
        this.transfers = transfers;
        this.packages = packages;
        this.intake = intake;
    }

    /** What came of it. @param transfer as it is now @param items what the submission holds @param findings what is to be said of what was taken in */
    public record Decided(Transfer transfer, List<TransferItem> items, List<Finding> findings) {
    }

    /**
     * Accepts what is not excepted.
     *
     * @param except reasons by code of a record or dossier: the package that has it is returned
     * @throws org.khoso.api.KhosoException if a code is in no package, or a package that can't be accepted is not excepted; then nothing was changed
     */
    public Decided accept(Session session, Transfer t, Map<String, String> except, Progress progress) throws IOException {
        open(session, t);
        List<TransferItem> items = items(session, t);
        Map<UUID, List<Receipt.Reason>> returned = returned(session, t, items, except);
        for (TransferItem i : items)
            if (i.state() == State.RECEIVED && i.outcome() != Outcome.SOUND && !returned.containsKey(i.id()))
            throw Refused.of("can-not-accept", i.code(),
                    Message.of("core.transfer.outcome." + i.outcome().name().toLowerCase(java.util.Locale.ROOT)));
        giveBack(session, t, items, returned);
        List<Finding> findings = new ArrayList<>();
        progress.total(items.size());
        for (TransferItem i : items(session, t)) {
            if (progress.cancelled())
                throw Refused.of("stopped", t.code());
            progress.item(i.code());
            if (i.state() == State.RECEIVED)
                findings.addAll(take(session, t, i, progress));
            progress.worked(1);
        }
        for (TransferItem i : items(session, t))
            if (i.state() == State.ACCEPTED && i.preserved().isEmpty())
            preserve(session, t, i, progress);
        return settled(session, t, findings);
    }

    /**
     * Returns packages.
     *
     * @param reasons reasons by code of a record or dossier
     * @param rest    why all that is not decided is returned; null leaves it as it is
     */
    public Decided giveBack(Session session, Transfer t, Map<String, String> reasons, String rest) throws IOException {
        open(session, t);
        List<TransferItem> items = items(session, t);
        Map<UUID, List<Receipt.Reason>> returned = returned(session, t, items, reasons);
        if (rest != null)
            for (TransferItem i : items)
                if (i.state() == State.RECEIVED)
                returned.computeIfAbsent(i.id(), k -> List.of(new Receipt.Reason(i.code(), rest)));
        if (returned.isEmpty())
            throw Refused.of("needs-reason", t.code());
        giveBack(session, t, items, returned);
        return settled(session, t, List.of());
    }

    private static void open(Session session, Transfer t) throws IOException {
        Transfers.allow(session, Action.INTAKE);
        if (t.way() != Transfer.Way.IN)
            throw Refused.of("ours", t.code());
        // a line that a kill ended after its last step is said again
        if (t.state() == Transfer.State.CLOSED || t.state() == Transfer.State.REGISTERED)
            throw Refused.of("decided", t.code(), Transfers.say(t.state()));
    }

    private List<TransferItem> items(Session session, Transfer t) throws IOException {
        return transfers.items(session, t).stream().filter(i -> i.submission() == t.submission()).toList();
    }

    /** @return reasons by package. @throws org.khoso.api.KhosoException if a code is in none, or its package is decided otherwise */
    private Map<UUID, List<Receipt.Reason>> returned(Session session, Transfer t, List<TransferItem> items, Map<String, String> reasons)
            throws IOException {
        Map<String, String> left = new LinkedHashMap<>(reasons);
        Map<UUID, List<Receipt.Reason>> all = new HashMap<>();
        for (TransferItem i : items) {
            if (left.isEmpty())
                break;
            for (String code : left.containsKey(i.code()) || i.state() == State.RETURNED ? known(i) : codes(session, t, i)) {
                String reason = left.remove(code);
                if (reason == null)
                    continue;
                if (reason.isBlank())
                    throw Refused.of("needs-reason", code);
                if (i.state() == State.ACCEPTED)
                    throw Refused.of("accepted-already", code, i.code());
                all.computeIfAbsent(i.id(), k -> new ArrayList<>()).add(new Receipt.Reason(code, reason.strip()));
            }
        }
        if (!left.isEmpty())
            throw Refused.of("no-such-record", String.join(", ", left.keySet()), t.code());
        return all;
    }

    private static List<String> known(TransferItem i) {
        List<String> codes = new ArrayList<>(List.of(i.code()));
        Reasons.of(i.reason()).forEach(r -> codes.add(r.record()));
        return codes;
    }

    private List<String> codes(Session session, Transfer t, TransferItem i) throws IOException {
        if (i.state() != State.RECEIVED || i.outcome() != Outcome.SOUND)
            return List.of(i.code());
        List<String> codes = new ArrayList<>(List.of(i.code()));
        codes.addAll(intake.codes(session, staged(session, t, i), Inspection.profile(session, i.type())));
        return codes;
    }

    private static void giveBack(Session session, Transfer t, List<TransferItem> items, Map<UUID, List<Receipt.Reason>> returned)
            throws IOException {
        List<Change> changes = new ArrayList<>();
        for (TransferItem i : items)
            if (returned.containsKey(i.id()) && i.state() == State.RECEIVED)
            changes.add(Transfers.change(i,
                    Map.of(Concepts.STATE, State.RETURNED.name(), Concepts.REASON, Reasons.text(returned.get(i.id())))));
        if (!changes.isEmpty())
            Transfers.commit(session, Message.of("core.transfer.returned", t.code(), changes.size()), changes);
    }

    /** What lies in the folder of the archive counts only if it still has the digest that is in the journal. */
    private static Path staged(Session session, Transfer t, TransferItem i) throws IOException {
        Path file = Staging.packages(session, t.id().toString(), t.submission()).resolve(i.file());
        if (!Packing.whole(file, i))
            throw Refused.of("staged-changed", i.code(), i.file(), i.digest());
        return file;
    }

    private List<Finding> take(Session session, Transfer t, TransferItem i, Progress progress) throws IOException {
        Path file = staged(session, t, i);
        Profile profile = Inspection.profile(session, i.type());
        Path work = Files.createDirectories(file.getParent().resolveSibling("work"));
        Message label = Message.of("core.transfer.accepted", i.code(), t.code());
        var order = new PackageIntake.Order(file, profile, work, i.id(), label);
        return intake.take(session, order, (dossier, files) -> {
            List<Change> changes = new ArrayList<>(history(session, t, i, dossier));
            changes.add(Transfers.change(i, Map.of(Concepts.STATE, State.ACCEPTED.name(), Concepts.DOSSIER, dossier)));
            return changes;
        }, progress.within()).findings();
    }

    /** What the history of a dossier says of its coming, in words of the vocabulary that PREMIS uses. */
    private static List<Change> history(Session session, Transfer t, TransferItem i, UUID dossier) {
        List<Change> events = new ArrayList<>();
        Instant when = t.when(Concepts.HANDLED_AT);
        String from = t.code() + " " + t.submission() + " " + t.sender() + " " + t.text(Concepts.SIGNER);
        String scan = t.text(Concepts.VIRUS_SCAN);
        if (!scan.equals("none"))
            events.add(event(session, dossier, "virus check", when, scan, "success"));
        events.add(event(session, dossier, "message digest calculation", when, i.file(), i.digest()));
        events.add(event(session, dossier, "validation", when, i.identifier(), "success"));
        events.add(event(session, dossier, "accession", Transfers.now(), from.strip(), t.digest()));
        return events;
    }

    private static Change event(Session session, UUID dossier, String type, Instant when, String detail, String outcome) {
        return new Change.Create(new Holding(Ids.next(), Kind.EVENT, dossier, 0,
                Map.of(Concepts.TYPE, type, Concepts.WHEN, when, Concepts.DETAIL, detail, Concepts.OUTCOME, outcome, Concepts.AGENT,
                        session.actor().id())));
    }

    /** Makes the preservation package: into the vault first, then one change set says that it is there. */
    private void preserve(Session session, Transfer t, TransferItem i, Progress progress) throws IOException {
        Path folder = Staging.packages(session, t.id().toString(), t.submission()).resolveSibling("preserved");
        Staging.deleteTree(folder);
        Files.createDirectories(folder);
        Holding dossier = session.archive().holdings().find(i.dossier()).orElseThrow(() -> Refused.of("dossier-gone", i.code()));
        Packager.Written written = packages.make(session, dossier, PackageType.AIP_HOSO, Packages.Submission.NONE, folder,
                progress.within());
        String object = session.archive().vault().put(written.path()).id();
        Transfers.commit(session, Message.of("core.package.change", PackageType.AIP_HOSO.code(), i.code()),
                List.of(Packages.event(session, dossier, written), Transfers.change(i, Map.of(Concepts.OBJECT, object))));
        Staging.deleteTree(folder);
    }

    private Decided settled(Session session, Transfer given, List<Finding> findings) throws IOException {
        Transfer t = transfers.read(session, given.id());
        List<TransferItem> all = transfers.items(session, t);
        boolean open = all.stream().anyMatch(i -> i.state() == State.RECEIVED);
        boolean accepted = all.stream().anyMatch(i -> i.state() == State.ACCEPTED);
        boolean returned = all.stream().anyMatch(i -> i.state() == State.RETURNED);
        Transfer.State state = open
                ? Transfer.State.RECEIVED
                : !returned ? Transfer.State.ACCEPTED : accepted ? Transfer.State.PARTLY : Transfer.State.RETURNED;
        if (state != t.state())
            Transfers.update(session, t, Message.of("core.transfer.decided-now", t.code(), Transfers.say(state)),
                    Map.of(Concepts.STATE, state.name()));
        if (!open)
            Staging.remove(session, t);
        return new Decided(transfers.read(session, t.id()), items(session, t), findings);
    }
}
