package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Action;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.api.transfer.RemoteFolders;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.bundle.Signers;
import org.khoso.core.sign.FileSigning;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Sends hand-overs: packs what is to go, then writes it to a folder, encrypted to a medium, or to another machine. Packages and manifest
 * are fixed in the journal before anything leaves, so the same line again writes the same submission, wherever a kill or a lost medium
 * ended the one before. Thread-safe; one at a time for a hand-over, or the store refuses the second.
 */
@Component(service = Sending.class)
public final class Sending {
    private static final String FORMS = "(" + Signer.FORM + "=" + Signer.CMS + ")";
    private final Transfers transfers;
    private final FileSigning signing;
    private final Encryption encryption;
    private final RemoteFolders remotes;
    private final TransferRules rules = new TransferRules();
    private final Packing packing;

    /** Called by OSGi and tests. @param encryption null if none is installed @param remotes null likewise */
    @Activate
    public Sending(@Reference Transfers transfers, @Reference Packages packages, @Reference FileSigning signing,
            @Reference(target = FORMS, cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) Encryption encryption,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) RemoteFolders remotes) {
        this.transfers = transfers;
        this.signing = signing;
        this.encryption = encryption;
        this.remotes = remotes;
        packing = new Packing(packages, rules);
    }

    /**
     * How to send.
     *
     * @param out        folder; null for another machine
     * @param remote     folder of another machine; null for a folder
     * @param login      how to get in there; null for a folder
     * @param recipients who can open it; empty leaves it in the clear
     * @param key        who signs the manifest; null leaves it unsigned
     * @param override   why classified records may go over a network all the same; null if they may not
     * @param type       type of the packages; null for the one that the standards' profiles ask for, dossier by dossier
     */
    public record Way(Path out, URI remote, RemoteFolders.Login login, List<X509Certificate> recipients, SigningKey key, String override,
            PackageType type) {
        /** Copies the recipients. */
        public Way {
            recipients = List.copyOf(recipients);
        }
    }

    /** What was sent. @param transfer as it is now @param place where it lies; null if nothing was sent, since a package would be refused @param items what the submission holds @param unchanged returned dossiers that were not changed since, and stay behind @param findings what verification says */
    public record Sent(Transfer transfer, String place, List<TransferItem> items, List<String> unchanged, List<Finding> findings) {
    }

    /** Sends what is next: the first submission, again the one that was packed, or what was mended after a return. */
    public Sent send(Session session, Transfer given, Way way, Progress progress) throws IOException {
        Transfers.allow(session, Action.PACKAGE);
        if (given.way() != Transfer.Way.OUT)
            throw Refused.of("not-ours", given.code());
        if (!way.recipients().isEmpty() && encryption == null || way.remote() != null && remotes == null)
            throw Refused.of("not-installed");
        Next next = next(session, given);
        String override = way.remote() == null ? null : passed(session, next.items(), way);
        if (next.pack() && way.remote() != null) // nothing is fixed for a machine that does not let us in
            remotes.open(way.remote(), way.login()).close();
        Packing.Packed packed = next.pack()
                ? packing.pack(session, new Packing.Order(transfers, given, next.items(), way.type()), progress)
                : new Packing.Packed(given, List.of());
        if (packed.refused())
            return new Sent(given, null, next.items(), next.unchanged(), packed.findings());
        Transfer t = packed.transfer();
        List<TransferItem> items = transfers.items(session, t).stream().filter(i -> i.submission() == t.submission()).toList();
        String place = write(session, t, items, way, progress);
        sent(session, t, items, way, override);
        return new Sent(transfers.read(session, t.id()), place, transfers.items(session, t).stream()
                .filter(i -> i.submission() == t.submission()).toList(), next.unchanged(), packed.findings());
    }

    /** What goes. @param pack whether packages are to be made @param unchanged what was returned and stays behind */
    private record Next(boolean pack, List<TransferItem> items, List<String> unchanged) {
    }

    private Next next(Session session, Transfer t) throws IOException {
        List<TransferItem> all = transfers.items(session, t);
        return switch (t.state()) {
            case REGISTERED -> {
                if (all.isEmpty())
                    throw Refused.of("empty", t.code());
                yield new Next(true, all, List.of());
            }
            case PACKED, SENT, RESUBMITTED ->
                new Next(false, all.stream().filter(i -> i.submission() == t.submission()).toList(), List.of());
            case PARTLY, RETURNED -> mended(session, t, all);
            case RECEIVED, ACCEPTED, CLOSED -> throw Refused.of("nothing-to-send", t.code(), Transfers.say(t.state()));
        };
    }

    private Next mended(Session session, Transfer t, List<TransferItem> all) throws IOException {
        List<TransferItem> go = new ArrayList<>();
        List<String> stay = new ArrayList<>();
        for (TransferItem i : all) {
            // packed anew by a line that a kill ended
            boolean begun = i.state() == TransferItem.State.PACKED && i.submission() == t.submission() + 1;
            if (i.state() != TransferItem.State.RETURNED && !begun)
                continue;
            Holding dossier = Transfers.dossier(session, i);
            if (begun || !DossierDigest.of(session, dossier).sha256().equals(i.content()))
                go.add(i);
            else
                stay.add(i.code());
        }
        if (go.isEmpty())
            throw Refused.of("unchanged", t.code(), String.join(", ", stay));
        return new Next(true, go, stay);
    }

    /** @return reason of an override that is needed; null if none is. @throws org.khoso.api.KhosoException if classified records would go over a network */
    private String passed(Session session, List<TransferItem> items, Way way) throws IOException {
        List<String> marked = new ArrayList<>();
        var classified = new Classified(rules);
        for (TransferItem i : items)
            marked.addAll(classified.in(session, Transfers.dossier(session, i)));
        if (marked.isEmpty())
            return null;
        if (way.override() == null || way.override().isBlank())
            throw Refused.of("classified", String.join(", ", marked.subList(0, Math.min(10, marked.size()))), marked.size(),
                    rules.classifiedClause(), rules.classifiedLabel().code());
        return way.override().strip();
    }

    private String write(Session session, Transfer t, List<TransferItem> items, Way way, Progress progress) throws IOException {
        Path packages = Staging.packages(session, t.id().toString(), t.submission());
        for (TransferItem i : items)
            if (!Packing.whole(packages.resolve(i.file()), i))
            throw Refused.of("staged-gone", t.code(), i.code());
        byte[] manifest;
        try (InputStream in = session.archive().vault().open(t.object())) {
            manifest = in.readAllBytes();
        }
        byte[] signature = way.key() == null ? null : signature(packages.getParent(), manifest, way.key());
        try (Outlet outlet = outlet(t, way, manifest)) {
            outlet.put(Medium.MANIFEST, Medium.MANIFEST_NAME, Outlet.Source.of(manifest));
            if (signature != null)
                outlet.put(Medium.SIGNATURE, Medium.SIGNATURE_NAME, Outlet.Source.of(signature));
            int index = Medium.PACKAGES;
            progress.total(items.size());
            for (TransferItem i : items) {
                if (progress.cancelled())
                    throw Refused.of("stopped", t.code());
                outlet.put(index++, Medium.PACKAGES_NAME + i.file(), Outlet.Source.of(packages.resolve(i.file())));
                progress.worked(1);
            }
            return outlet.publish();
        }
    }

    private byte[] signature(Path folder, byte[] manifest, SigningKey key) throws IOException {
        Path file = folder.resolve(Medium.MANIFEST_NAME);
        FileSigning.write(file, manifest);
        return Files.readAllBytes(signing.sign(file, key, true, Progress.NONE).signature());
    }

    private Outlet outlet(Transfer t, Way way, byte[] manifest) throws IOException {
        boolean sealed = !way.recipients().isEmpty();
        String marker = sealed ? SealedOutlet.name(Medium.MANIFEST, 0) : Medium.MANIFEST_NAME;
        String name = t.folder(t.submission());
        Outlet plain;
        if (way.remote() == null) {
            Files.createDirectories(way.out());
            plain = new FolderOutlet(way.out(), name, marker, sealed ? null : manifest);
        } else
            plain = new RemoteOutlet(remotes.open(way.remote(), way.login()), name, marker, way.remote().toString());
        return sealed ? new SealedOutlet(plain, encryption, way.recipients()) : plain;
    }

    private static void sent(Session session, Transfer t, List<TransferItem> items, Way way, String override) throws IOException {
        List<Change> changes = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (t.state() == Transfer.State.PACKED)
            values.put(Concepts.STATE, (t.submission() > 1 ? Transfer.State.RESUBMITTED : Transfer.State.SENT).name());
        values.put(Concepts.SENT_ON, Transfers.now());
        values.put(Concepts.CHANNEL, way.remote() != null ? "sftp" : way.recipients().isEmpty() ? "folder" : "medium");
        if (override != null)
            values.put(Concepts.REASON, Transfers.joined(t.text(Concepts.REASON), override));
        if (way.key() != null) {
            values.put(Concepts.SIGNER, way.key().certificate().getSubjectX500Principal().getName());
            values.put(Concepts.FINGERPRINT, Signers.fingerprint(way.key().certificate()));
        }
        changes.add(Transfers.change(t, values));
        for (TransferItem i : items)
            if (i.state() == TransferItem.State.PACKED)
            changes.add(Transfers.change(i, Map.of(Concepts.STATE, TransferItem.State.SENT.name())));
        Message label = override == null
                ? Message.of("core.transfer.sent", t.code(), t.submission())
                : Message.of("core.transfer.sent.override", t.code(), t.submission(), override);
        Transfers.commit(session, label, changes);
    }
}
