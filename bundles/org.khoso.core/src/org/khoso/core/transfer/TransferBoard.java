package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.core.bundle.Refusals;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hand-overs as one looks at them: where each stands, what it holds, which deadlines of the law run. Thread-safe. */
@Component(service = TransferBoard.class)
public final class TransferBoard {
    private static final int LOOKED_AT = 500;
    private final Transfers transfers;
    private final Deadlines deadlines = new Deadlines(new TransferRules());

    /** Called by OSGi and tests. */
    @Activate
    public TransferBoard(@Reference Transfers transfers) {
        this.transfers = transfers;
    }

    /**
     * A deadline.
     *
     * @param key    which
     * @param clause clause
     * @param label  how sure we are of it
     * @param due    last day; null if what it counts from is not known, or has not come
     * @param passed whether that day is over and nothing came of it
     * @param text   the sentence
     */
    public record Deadline(String key, String clause, Confidence label, LocalDate due, boolean passed, Message text) {
        /** @return must only where the clause was verified */
        public Level level() {
            return label.mayOblige() ? Level.MUST : Level.SHOULD;
        }
    }

    /** A hand-over. @param transfer the hand-over @param items its dossiers @param deadlines deadlines that run */
    public record Card(Transfer transfer, List<TransferItem> items, List<Deadline> deadlines) {
    }

    /** @return a hand-over with all that is shown of it, today */
    public Card card(Session session, Transfer t) throws IOException {
        List<TransferItem> items = transfers.items(session, t);
        LocalDate today = java.time.Instant.now().atZone(Refusals.VIETNAM).toLocalDate();
        return new Card(t, items, deadlines.of(t, workEnded(session, items), today));
    }

    /** Names of the two sides. @param sender name of the sending archive, or its code @param receiver name of the receiving archive, or its code */
    public record Parties(String sender, String receiver) {
    }

    /** @return names of the two sides, as far as manifest and receipt tell them */
    public Parties parties(Session session, Transfer t) throws IOException {
        String own = session.archive().settings().getOrDefault(ArchiveProvider.NAME, "");
        if (t.way() == Transfer.Way.IN) {
            String sender = t.object().isEmpty() ? "" : TransferManifestJson.read(kept(session, t.object()), t.code()).senderName();
            return new Parties(named(sender, t.sender()), named(own, t.receiver()));
        }
        String receiver = t.receipt().isEmpty() ? "" : ReceiptJson.read(kept(session, t.receipt()), t.code()).archive();
        return new Parties(named(own, t.sender()), named(receiver, t.receiver()));
    }

    private static byte[] kept(Session session, String object) throws IOException {
        try (InputStream in = session.archive().vault().open(object)) {
            return in.readAllBytes();
        }
    }

    private static String named(String name, String code) {
        return name.isBlank() ? code : name + " (" + code + ")";
    }

    /** The dossier whose work ended first is due first. */
    private static LocalDate workEnded(Session session, List<TransferItem> items) throws IOException {
        LocalDate first = null;
        List<java.util.UUID> ids = items.stream().map(TransferItem::dossier).filter(java.util.Objects::nonNull).limit(LOOKED_AT).toList();
        for (Holding h : session.archive().holdings().findAll(ids))
            if (h.value(Concepts.DATE_TO) instanceof PartialDate d && d.to() != null && (first == null || d.to().isBefore(first)))
            first = d.to();
        return first;
    }
}
