package org.khoso.core.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Action;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.Change;
import org.khoso.core.Session;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.transfer.Receipt.Line;
import org.khoso.core.transfer.TransferItem.State;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Receipts: the receiver writes one after each step, the sender takes it in. It names the digest of the manifest and of each package, so it
 * proves later what came, to whoever holds it. Thread-safe.
 */
@Component(service = Receipts.class)
public final class Receipts {
    private final Transfers transfers;
    private final FileSigning signing;

    /** Called by OSGi and tests. */
    @Activate
    public Receipts(@Reference Transfers transfers, @Reference FileSigning signing) {
        this.transfers = transfers;
        this.signing = signing;
    }

    /** A receipt that was made. @param file file @param signature file of its signature; null if it was not signed @param receipt what it says */
    public record Made(Path file, Path signature, Receipt receipt) {
    }

    /**
     * Writes the receipt of a hand-over as it stands. It is kept in the archive before it is written.
     *
     * @param key who signs; null leaves it unsigned
     */
    public Made make(Session session, Transfer t, Path file, SigningKey key) throws IOException {
        if (t.way() != Transfer.Way.IN)
            throw Refused.of("ours", t.code());
        Receipt receipt = receipt(session, t);
        byte[] bytes = ReceiptJson.write(receipt);
        String object = session.archive().vault().put(new ByteArrayInputStream(bytes)).id();
        Transfers.update(session, t, Message.of("core.transfer.receipt-made", t.code()), Map.of(Concepts.RECEIPT, object));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(FileSigning.beside(file, FileSigning.APART)); // it would be over another receipt
        FileSigning.write(file, bytes);
        Path signature = key == null ? null : signing.sign(file, key, true, Progress.NONE).signature();
        Staging.syncFolder(file.toAbsolutePath().getParent());
        return new Made(file, signature, receipt);
    }

    private Receipt receipt(Session session, Transfer t) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (TransferItem i : transfers.items(session, t))
            if (i.submission() == t.submission())
            lines.add(new Line(i.identifier(), i.code(), i.digest(), i.size(), i.state().word(), Reasons.of(i.reason())));
        boolean returned = lines.stream().anyMatch(l -> l.outcome().equals("returned"));
        boolean accepted = lines.stream().anyMatch(l -> l.outcome().equals("accepted"));
        boolean open = lines.stream().anyMatch(l -> l.outcome().equals("received"));
        String outcome = open ? "received" : !returned ? "accepted" : accepted ? "partly" : "returned";
        return new Receipt(t.identifier(), t.code(), t.number(), t.submission(), t.sender(), t.receiver(),
                session.archive().settings().getOrDefault(ArchiveProvider.NAME, ""), t.digest(), Transfers.now(), session.actor().name(),
                t.text(Concepts.VIRUS_SCAN), outcome, lines);
    }

    /** A receipt that was taken in. @param transfer as it is now @param receipt what it says @param again whether it said nothing new @param findings what is to be said of its signature */
    public record Taken(Transfer transfer, Receipt receipt, boolean again, List<Finding> findings) {
    }

    /** A receipt that was read. @param receipt what it says @param bytes its bytes @param findings what is to be said of its signature */
    record Read(Receipt receipt, byte[] bytes, List<Finding> findings) {
    }

    /** Reads a receipt with the signature beside it. @throws org.khoso.api.KhosoException if it can't be read or its signature is false */
    Read read(Path file, Trust trust) throws IOException {
        String name = file.getFileName().toString();
        byte[] bytes = bytes(file, ReceiptJson.LARGEST).orElseThrow(() -> Refused.of("missing", name, file.toString()));
        Receipt receipt = ReceiptJson.read(bytes, name);
        Optional<byte[]> signature = bytes(FileSigning.beside(file, FileSigning.APART), 1 << 20);
        List<Finding> findings = new ArrayList<>();
        if (signature.isEmpty())
            findings.add(Opening.finding("receipt-unsigned", receipt.code(), name, name));
        else {
            FileSigning.Checked checked = Opening.checked(signing, bytes, signature.get(), "receipt.json", trust);
            if (checked.worst() == Indication.TOTAL_FAILED)
                throw Refused.of("signature-false", receipt.code(), name);
            if (checked.worst() == Indication.INDETERMINATE) {
                var by = checked.verdicts().getFirst().signedBy();
                findings.add(Opening.finding("signer-unsure", receipt.code(), name, name, by == null ? "?" : by.subject()));
            }
        }
        return new Read(receipt, bytes, findings);
    }

    private static Optional<byte[]> bytes(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file))
            return Optional.empty();
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(most + 1));
        }
    }

    /** Takes a receipt in. @throws org.khoso.api.KhosoException if it is not about what was sent from here: then somebody has other bytes */
    public Taken take(Session session, Path file, Trust trust) throws IOException {
        Transfers.allow(session, Action.PACKAGE);
        Read read = read(file, trust);
        Receipt r = read.receipt();
        Transfer t = transfers.list(session).stream()
                .filter(o -> o.way() == Transfer.Way.OUT && o.identifier().equals(r.transfer())).findFirst()
                .orElseThrow(() -> Refused.of("receipt-unknown", r.code()));
        if (r.submission() != t.submission())
            throw Refused.of("receipt-other-submission", t.code(), r.submission(), t.submission());
        if (!r.manifest().equals(t.digest()))
            throw Refused.of("receipt-other-manifest", t.code(), r.manifest(), t.digest());
        List<TransferItem> items = transfers.items(session, t).stream().filter(i -> i.submission() == t.submission()).toList();
        agree(t, r, items);
        String object = session.archive().vault().put(new ByteArrayInputStream(read.bytes())).id();
        if (object.equals(t.receipt()))
            return new Taken(t, r, true, read.findings());
        apply(session, t, r, items, object);
        return new Taken(transfers.read(session, t.id()), r, false, read.findings());
    }

    private static void agree(Transfer t, Receipt r, List<TransferItem> items) throws IOException {
        Map<String, Line> lines = new HashMap<>();
        r.packages().forEach(l -> lines.put(l.identifier(), l));
        for (TransferItem i : items) {
            Line line = lines.remove(i.identifier());
            if (line == null)
                throw Refused.of("receipt-lacks", t.code(), i.code());
            if (!line.sha256().equals(i.digest()) || line.bytes() != i.size())
                throw Refused.of("receipt-other-package", t.code(), i.code(), line.sha256(), i.digest());
        }
        if (!lines.isEmpty())
            throw Refused.of("receipt-more", t.code(), lines.values().iterator().next().code());
    }

    private void apply(Session session, Transfer t, Receipt r, List<TransferItem> items, String object) throws IOException {
        Map<String, Line> lines = new HashMap<>();
        r.packages().forEach(l -> lines.put(l.identifier(), l));
        List<Change> changes = new ArrayList<>();
        for (TransferItem i : items) {
            Line line = lines.get(i.identifier());
            State state = State.valueOf(line.outcome().toUpperCase(java.util.Locale.ROOT));
            boolean decided = i.state() == State.ACCEPTED || i.state() == State.RETURNED;
            if (decided && state != i.state())
                throw Refused.of("receipt-older", t.code(), i.code());
            if (i.state() != state)
                changes.add(Transfers.change(i, state == State.RETURNED
                        ? Map.of(Concepts.STATE, state.name(), Concepts.REASON, Reasons.text(line.reasons()))
                        : Map.of(Concepts.STATE, state.name(), Concepts.REASON, Change.CLEAR)));
        }
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.RECEIPT, object, Concepts.HANDLED_AT, r.made()));
        if (t.state() != Transfer.State.CLOSED)
            values.put(Concepts.STATE, state(session, t, r).name());
        values.put(Concepts.VIRUS_SCAN, r.virusScan().isEmpty() ? Change.CLEAR : r.virusScan());
        changes.add(0, Transfers.change(t, values));
        Transfers.commit(session, Message.of("core.transfer.receipt-taken", t.code(), Message.of("core.transfer.state." + r.outcome())),
                changes);
        if (r.outcome().equals("accepted"))
            Staging.remove(session, t);
    }

    /** What earlier submissions came to counts, too: all of a delta may be accepted, and some of the whole have stayed behind. */
    private Transfer.State state(Session session, Transfer t, Receipt r) throws IOException {
        if (r.outcome().equals("received"))
            return Transfer.State.RECEIVED;
        boolean returned = !r.outcome().equals("accepted");
        boolean accepted = !r.outcome().equals("returned");
        for (TransferItem i : transfers.items(session, t))
            if (i.submission() != t.submission()) {
                returned |= i.state() == State.RETURNED;
                accepted |= i.state() == State.ACCEPTED;
            }
        return !returned ? Transfer.State.ACCEPTED : accepted ? Transfer.State.PARTLY : Transfer.State.RETURNED;
    }
}
