package org.khoso.core.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.khoso.api.Action;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContents;
import org.khoso.api.packaging.PackageReader;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.api.transfer.VirusScanner;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.transfer.Opening.Opened;
import org.khoso.core.transfer.TransferManifest.Piece;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Takes submissions in: manifest and signature, then each package byte by byte into the archive's own folder, then what is in them. It is
 * registered by one change set at the end: before it nothing has happened, whatever moment the machine dies. Thread-safe.
 */
@Component(service = Receiving.class)
public final class Receiving {
    private final Transfers transfers;
    private final Opening opening;
    private final Inspection inspection;
    private final BarePackages bare;
    private final TransferRules rules = new TransferRules();

    /** Called by OSGi and tests. @param scanners may be none: then packages are not scanned, which is said */
    @Activate
    public Receiving(@Reference Transfers transfers, @Reference Opening opening, @Reference Packages packages,
            @Reference PackageContents contents, @Reference PackageReader reader,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY) List<VirusScanner> scanners) {
        this.transfers = transfers;
        this.opening = opening;
        bare = new BarePackages(packages, reader, rules);
        inspection = new Inspection(packages, contents, reader, List.copyOf(scanners), rules);
    }

    /**
     * What a person says of it.
     *
     * @param receiver own code, which the manifest has to name; null not to ask
     * @param sender   code of the sender, for packages without a manifest; null for none
     * @param clamd    place of the scanner; null for none
     * @param override why classified records may have come over a network all the same; null if they may not
     */
    public record Terms(String receiver, String sender, String clamd, String override) {
    }

    /** What was taken in. @param transfer as it is now @param items what the submission holds @param again whether it was here already @param findings what is to be said */
    public record Taken(Transfer transfer, List<TransferItem> items, boolean again, List<Finding> findings) {
    }

    /** Takes a submission in, or packages without a manifest. @throws org.khoso.api.KhosoException if it is refused: names the file and the reason; nothing was changed */
    public Taken receive(Session session, Opening.Place place, Terms terms, Progress progress) throws IOException {
        Transfers.allow(session, Action.INTAKE);
        boolean withoutManifest = BarePackages.is(place.folder());
        Opened opened = withoutManifest ? bare.open(session, place.folder(), terms) : opening.open(place);
        try (Medium medium = opened.medium()) {
            TransferManifest m = opened.manifest();
            if (terms.receiver() != null && !terms.receiver().equals(m.receiver()))
                throw Refused.of("other-receiver", m.code(), m.receiver(), terms.receiver());
            Transfer known = transfers.incoming(session, m.transfer());
            boolean again = known != null && known.digest().equals(opened.digest());
            if (!again)
                inOrder(known, m, opened.digest());
            UUID id = known != null ? known.id() : Transfers.once("incoming", m.transfer());
            if (again && known.state() != Transfer.State.RECEIVED)
                return new Taken(known, items(session, known), true, opened.findings());
            Path folder = staged(session, id, medium, m, progress);
            if (again) // the packages of one that was taken in are there again, if they were lost
                return new Taken(known, items(session, known), true, opened.findings());
            return taken(session, new Fresh(id, known, opened, folder), terms, progress);
        }
    }

    private List<TransferItem> items(Session session, Transfer t) throws IOException {
        return transfers.items(session, t).stream().filter(i -> i.submission() == t.submission()).toList();
    }

    /** A submission that is new here. @param known the hand-over that it goes on with; null for a new one @param folder its packages */
    private record Fresh(UUID id, Transfer known, Opened opened, Path folder) {
    }

    private static void inOrder(Transfer known, TransferManifest m, String digest) throws IOException {
        if (known == null && m.submission() > 1)
            throw Refused.of("first-missing", m.code(), m.submission());
        if (known == null)
            return;
        if (m.submission() <= known.submission())
            throw Refused.of("other-content", m.code(), m.submission(), known.digest(), digest);
        if (known.state() != Transfer.State.PARTLY && known.state() != Transfer.State.RETURNED)
            throw Refused.of("not-returned", m.code(), Transfers.say(known.state()));
        if (m.submission() != known.submission() + 1 || !m.previous().equals(known.digest()))
            throw Refused.of("chain", m.code(), m.submission(), known.submission());
    }

    private static Path staged(Session session, UUID id, Medium medium, TransferManifest m, Progress progress) throws IOException {
        Path folder = Staging.packages(session, id.toString(), m.submission());
        int index = Medium.PACKAGES;
        progress.total(2L * m.packages().size());
        for (Piece p : m.packages()) {
            if (progress.cancelled())
                throw Refused.of("stopped", m.code());
            progress.item(p.file());
            stage(folder.resolve(p.file()), medium, index++, p);
            progress.worked(1);
        }
        return folder;
    }

    private static void stage(Path file, Medium medium, int index, Piece p) throws IOException {
        if (is(Staging.look(file), p))
            return;
        try (InputStream in = medium.open(index, Medium.PACKAGES_NAME + p.file())) {
            Staging.Written written = Staging.write(file, in, p.bytes());
            if (is(written, p))
                return;
            Files.deleteIfExists(file);
            throw Refused.of("changed", p.file(), p.sha256(), written.digest(), p.code());
        } catch (NoSuchFileException e) {
            throw Refused.caused(e, "missing", p.file(), medium.shown());
        }
    }

    private static boolean is(Staging.Written there, Piece p) {
        return there != null && there.size() == p.bytes() && there.digest().equals(p.sha256());
    }

    private Taken taken(Session session, Fresh f, Terms terms, Progress progress) throws IOException {
        TransferManifest m = f.opened().manifest();
        List<Finding> findings = new ArrayList<>(f.opened().findings());
        String scanner = inspection.scanner(terms.clamd());
        if (terms.clamd() == null)
            findings.add(Opening.finding("no-scan", m.code(), "", m.code()));
        Map<String, TransferItem> before = f.known() == null
                ? Map.of()
                : transfers.items(session, f.known()).stream().collect(Collectors.toMap(TransferItem::code, Function.identity()));
        List<Change> changes = new ArrayList<>();
        List<String> marked = new ArrayList<>();
        long ordinal = before.size();
        for (Piece p : m.packages()) {
            if (progress.cancelled())
                throw Refused.of("stopped", m.code());
            progress.item(p.code());
            Inspection.Looked looked = inspection.look(session, f.folder().resolve(p.file()), p, terms.clamd(), Progress.NONE);
            findings.addAll(looked.findings());
            looked.marked().forEach(place -> marked.add(p.file() + "/" + place));
            changes.add(item(f, p, looked, before.get(p.code()), ++ordinal));
            progress.worked(1);
        }
        String override = passed(session, f.opened().medium().channel(), marked, terms.override());
        changes.add(0, head(session, f, scanner, override));
        Message label = override == null
                ? Message.of("core.transfer.received", m.code(), m.submission())
                : Message.of("core.transfer.received.override", m.code(), m.submission(), override);
        Transfers.commit(session, label, changes);
        Transfer now = transfers.read(session, f.id());
        return new Taken(now, items(session, now), false, findings);
    }

    private String passed(Session session, String channel, List<String> marked, String override) throws IOException {
        if (marked.isEmpty())
            return null;
        String some = String.join(", ", marked.subList(0, Math.min(10, marked.size())));
        if (!session.isolated())
            throw Refused.of("classified-here", some, marked.size());
        if (!channel.equals("sftp"))
            return null;
        if (override == null || override.isBlank())
            throw Refused.of("classified", some, marked.size(), rules.classifiedClause(), rules.classifiedLabel().code());
        return override.strip();
    }

    private static Change item(Fresh f, Piece p, Inspection.Looked looked, TransferItem before, long ordinal) throws IOException {
        TransferManifest m = f.opened().manifest();
        boolean mended = before != null && before.state() == TransferItem.State.RETURNED && before.identifier().equals(p.replaces());
        if (f.known() != null && !mended)
            throw Refused.of("not-asked-for", m.code(), p.code());
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.STATE, TransferItem.State.RECEIVED.name(), Concepts.SUBMISSION,
                m.submission(), Concepts.TYPE, p.type(), Concepts.IDENTIFIER, p.identifier(), Concepts.DIGEST, p.sha256(), Concepts.SIZE,
                p.bytes(), Concepts.PATH, p.file(), Concepts.RECORD_COUNT, p.records(), Concepts.OUTCOME, looked.outcome().name()));
        values.put(Concepts.TITLE, p.title());
        if (mended) {
            values.put(Concepts.REPLACED, before.identifier());
            values.put(Concepts.REASON, Change.CLEAR);
            return Transfers.change(before, values);
        }
        values.put(Concepts.REFERENCE_CODE, p.code());
        values.put(Concepts.ORDINAL, ordinal);
        values.values().removeIf(""::equals);
        return new Change.Create(new Holding(Transfers.once("item", f.id().toString(), p.code()), Kind.TRANSFER_ITEM, f.id(), 0, values));
    }

    private static Change head(Session session, Fresh f, String scanner, String override) throws IOException {
        TransferManifest m = f.opened().manifest();
        String object = session.archive().vault().put(new ByteArrayInputStream(f.opened().bytes())).id(); // durable before it is named
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.STATE, Transfer.State.RECEIVED.name(), Concepts.SUBMISSION,
                m.submission(), Concepts.DIGEST, object, Concepts.OBJECT, object, Concepts.HANDLED_AT, Transfers.now(), Concepts.CHANNEL,
                f.opened().medium().channel(), Concepts.VIRUS_SCAN, scanner, Concepts.TITLE, m.title()));
        if (f.opened().signedBy() != null) {
            values.put(Concepts.SIGNER, f.opened().signedBy().subject());
            values.put(Concepts.FINGERPRINT, f.opened().signedBy().sha256());
        }
        if (!m.previous().isEmpty())
            values.put(Concepts.PREVIOUS, m.previous());
        if (override != null)
            values.put(Concepts.REASON, f.known() == null ? override : Transfers.joined(f.known().text(Concepts.REASON), override));
        if (f.known() != null)
            return Transfers.change(f.known(), values);
        values.putAll(Map.of(Concepts.DIRECTION, Transfer.Way.IN.name(), Concepts.IDENTIFIER, m.transfer(), Concepts.REFERENCE_CODE,
                m.code(), Concepts.SENDER, m.sender(), Concepts.RECEIVER, m.receiver(), Concepts.SEQUENCE, m.number(),
                Concepts.REGISTERED_AT, Transfers.now()));
        if (!m.basis().isEmpty())
            values.put(Concepts.LEGAL_BASIS, m.basis());
        return new Change.Create(new Holding(f.id(), Kind.TRANSFER, null, 0, values));
    }
}
