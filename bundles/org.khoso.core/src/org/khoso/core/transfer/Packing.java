package org.khoso.core.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.transfer.TransferManifest.Piece;
import org.khoso.model.Concepts;

/**
 * Makes the packages and the manifest of a submission. Each package counts from the moment at which its digest is in the journal; what a
 * kill leaves beside is taken away, and the same call goes on.
 */
final class Packing {
    private final Packages packages;
    private final TransferRules rules;

    Packing(Packages packages, TransferRules rules) {
        this.packages = packages;
        this.rules = rules;
    }

    /** What came of it. @param transfer as it is now; still not packed if a package would be refused @param findings what verification says of the packages */
    record Packed(Transfer transfer, List<Finding> findings) {
        boolean refused() {
            return findings.stream().anyMatch(f -> f.level() == Level.MUST);
        }
    }

    /** What to pack. @param items what goes into the submission @param type type of the packages; null for the one that is proposed */
    record Order(Transfers transfers, Transfer transfer, List<TransferItem> items, PackageType type) {
    }

    Packed pack(Session session, Order order, Progress progress) throws IOException {
        Transfers transfers = order.transfers();
        Transfer t = order.transfer();
        List<TransferItem> items = order.items();
        long submission = t.submission() + 1;
        Path folder = Staging.packages(session, t.id().toString(), submission);
        clean(folder, items, submission);
        List<Finding> findings = new ArrayList<>();
        progress.total(items.size());
        for (TransferItem item : items) {
            if (progress.cancelled())
                throw Refused.of("stopped", t.code());
            progress.item(item.code());
            findings.addAll(made(session, order, item, folder, progress));
            progress.worked(1);
        }
        if (findings.stream().anyMatch(f -> f.level() == Level.MUST))
            return new Packed(t, findings);
        Set<java.util.UUID> wanted = items.stream().map(TransferItem::id).collect(Collectors.toSet());
        List<TransferItem> packed = transfers.items(session, t).stream().filter(i -> wanted.contains(i.id())).toList();
        byte[] manifest = TransferManifestJson.write(manifest(session, t, packed, submission));
        String object = session.archive().vault().put(new ByteArrayInputStream(manifest)).id(); // durable before anything names it
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.STATE, Transfer.State.PACKED.name(), Concepts.SUBMISSION, submission,
                Concepts.DIGEST, object, Concepts.OBJECT, object));
        if (!t.digest().isEmpty())
            values.put(Concepts.PREVIOUS, t.digest());
        Transfers.update(session, t, Message.of("core.transfer.packed", t.code(), submission, packed.size()), values);
        return new Packed(transfers.read(session, t.id()), findings);
    }

    /** A package that the journal does not know of was cut short, or nobody was told of it. */
    private static void clean(Path folder, List<TransferItem> items, long submission) throws IOException {
        Set<String> known = items.stream().filter(i -> i.state() == TransferItem.State.PACKED && i.submission() == submission)
                .map(TransferItem::file).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(folder)) {
            for (Path p : all.toList())
                if (!known.contains(p.getFileName().toString()))
                Staging.deleteTree(p);
        }
    }

    private List<Finding> made(Session session, Order order, TransferItem item, Path folder, Progress progress) throws IOException {
        Transfer t = order.transfer();
        long submission = t.submission() + 1;
        Path there = item.file().isEmpty() ? null : folder.resolve(item.file());
        if (item.state() == TransferItem.State.PACKED && item.submission() == submission && whole(there, item))
            return packages.verify(session, there, Progress.NONE).findings();
        Holding dossier = Transfers.dossier(session, item);
        DossierDigest.Seen seen = DossierDigest.of(session, dossier);
        PackageType type = order.type() != null ? order.type() : packages.propose(session, dossier, true).type();
        String replaced = item.submission() > 0 && item.submission() < submission ? item.identifier() : item.replaced();
        var how = new Packages.Submission(t.code(), replaced.isEmpty() ? null : replaced);
        Packager.Written written = packages.make(session, dossier, type, how, folder, progress.within());
        List<Finding> findings = packages.verify(session, written.path(), Progress.NONE).findings();
        if (findings.stream().anyMatch(f -> f.level() == Level.MUST)) {
            Files.deleteIfExists(written.path()); // who receives it would send it back
            return findings;
        }
        Staging.Written file = Staging.look(written.path());
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.STATE, TransferItem.State.PACKED.name(), Concepts.SUBMISSION, submission,
                Concepts.IDENTIFIER, written.objectId(), Concepts.TYPE, type.code(), Concepts.PATH,
                written.path().getFileName().toString(), Concepts.DIGEST, file.digest(), Concepts.SIZE, file.size(), Concepts.CONTENT,
                seen.sha256(), Concepts.RECORD_COUNT, seen.records()));
        values.put(Concepts.TITLE, dossier.text(Concepts.TITLE));
        values.put(Concepts.DOSSIER, dossier.id());
        values.put(Concepts.REPLACED, replaced.isEmpty() ? Change.CLEAR : replaced);
        List<Change> changes = List.of(Transfers.change(item, values), Packages.event(session, dossier, written));
        Transfers.commit(session, Message.of("core.package.change", type.code(), item.code()), changes);
        return findings;
    }

    static boolean whole(Path file, TransferItem item) throws IOException {
        Staging.Written there = file == null ? null : Staging.look(file);
        return there != null && there.size() == item.size() && there.digest().equals(item.digest());
    }

    private TransferManifest manifest(Session session, Transfer t, List<TransferItem> items, long submission) {
        List<Piece> pieces = items.stream().map(i -> new Piece(i.file(), i.identifier(), i.type(), i.code(), i.title(), i.digest(),
                i.size(), i.records(), i.replaced())).toList();
        return new TransferManifest(t.identifier(), t.code(), t.title(), t.number(), submission, t.sender(),
                session.archive().settings().getOrDefault(ArchiveProvider.NAME, ""), t.receiver(), Transfers.now(), session.actor().name(),
                t.digest(), t.text(Concepts.LEGAL_BASIS), rules.basis(), pieces);
    }
}
