package org.khoso.core.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Scope;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.core.Session;
import org.khoso.core.bundle.Refusals;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Component;

/** The register of hand-overs of an archive. Each step is one change set: it is in the journal, or nothing happened. Thread-safe. */
@Component(service = Transfers.class)
public final class Transfers {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST = 500;

    /** What is known of a hand-over to be. @param title what people call it @param senders codes of those that hand over @param receiver code of the archive that takes over @param basis decisions it rests on; may be empty */
    public record Entry(String title, List<String> senders, String receiver, String basis) {
    }

    /** Registers a hand-over from here. @throws KhosoException if a code can't be used, or the actor may not */
    public Transfer create(Session session, Entry entry) throws IOException {
        allow(session, Action.PACKAGE);
        if (entry.title().isBlank() || entry.title().length() > LONGEST || entry.senders().isEmpty())
            throw Refused.of("needs-name");
        for (String code : entry.senders())
            coded(code);
        coded(entry.receiver());
        String sender = String.join(",", entry.senders());
        long number = list(session).stream()
                .filter(t -> t.way() == Transfer.Way.OUT && t.sender().equals(sender) && t.receiver().equals(entry.receiver()))
                .mapToLong(Transfer::number).max().orElse(0) + 1;
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.DIRECTION, Transfer.Way.OUT.name(), Concepts.STATE,
                Transfer.State.REGISTERED.name(), Concepts.SENDER, sender, Concepts.RECEIVER, entry.receiver(), Concepts.SEQUENCE, number,
                Concepts.TITLE, entry.title().strip(), Concepts.IDENTIFIER, Ids.next().toString(), Concepts.REGISTERED_AT, now(),
                Concepts.REFERENCE_CODE, String.format(Locale.ROOT, "%s_%s_%04d", entry.senders().getFirst(), entry.receiver(), number)));
        if (!entry.basis().isBlank())
            values.put(Concepts.LEGAL_BASIS, entry.basis().strip());
        // of two processes that register the same number the second one is refused
        UUID id = once("transfer", Transfer.Way.OUT.name(), sender, entry.receiver(), Long.toString(number));
        commit(session, Message.of("core.transfer.created", values.get(Concepts.REFERENCE_CODE)),
                List.of(new Change.Create(new Holding(id, Kind.TRANSFER, null, 0, values))));
        return read(session, id);
    }

    static void coded(String code) throws KhosoException {
        if (!CODE.matcher(code).matches())
            throw Refused.of("bad-code", Refusals.shown(code));
    }

    /** What became of dossiers that were added. @param added put in now @param there that were in it already */
    public record Added(List<String> added, List<String> there) {
    }

    /** Adds dossiers, all of them or none. @throws KhosoException if it is packed, or one is in another hand-over that is under way */
    public Added add(Session session, Transfer transfer, List<Holding> dossiers) throws IOException {
        allow(session, Action.PACKAGE);
        if (transfer.way() != Transfer.Way.OUT || transfer.state() != Transfer.State.REGISTERED)
            throw Refused.of("not-open", transfer.code(), say(transfer.state()));
        List<TransferItem> there = items(session, transfer);
        long ordinal = there.size();
        List<Change> changes = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<String> already = new ArrayList<>();
        for (Holding d : dossiers) {
            String code = d.text(Concepts.REFERENCE_CODE);
            if (there.stream().anyMatch(i -> d.id().equals(i.dossier())) || added.contains(code)) {
                already.add(code);
                continue;
            }
            free(session, d, transfer);
            added.add(code);
            changes.add(new Change.Create(new Holding(once("item", transfer.id().toString(), d.id().toString()), Kind.TRANSFER_ITEM,
                    transfer.id(), 0, Map.of(Concepts.DOSSIER, d.id(), Concepts.ORDINAL, ++ordinal, Concepts.STATE,
                            TransferItem.State.ADDED.name(), Concepts.REFERENCE_CODE, code, Concepts.TITLE, d.text(Concepts.TITLE)))));
        }
        if (!changes.isEmpty())
            commit(session, Message.of("core.transfer.added", transfer.code(), added.size()), changes);
        return new Added(added, already);
    }

    private void free(Session session, Holding dossier, Transfer own) throws IOException {
        var query = HoldingQuery.all(Kind.TRANSFER_ITEM).where(Concepts.DOSSIER, Op.EQ, dossier.id());
        for (Holding h : session.archive().holdings().findAll(session.archive().holdings().ids(query))) {
            Transfer other = read(session, h.parent());
            if (!other.id().equals(own.id()) && other.way() == Transfer.Way.OUT && other.state() != Transfer.State.CLOSED)
                throw Refused.of("elsewhere", dossier.text(Concepts.REFERENCE_CODE), other.code());
        }
    }

    /** Ends a hand-over. @param reason why, if not all of it is accepted; null otherwise */
    public Transfer close(Session session, Transfer t, String reason) throws IOException {
        allow(session, t.way() == Transfer.Way.OUT ? Action.PACKAGE : Action.INTAKE);
        if (t.state() == Transfer.State.CLOSED)
            return t;
        boolean done = t.state() == Transfer.State.ACCEPTED;
        if (!done && (reason == null || reason.isBlank()))
            throw Refused.of("not-accepted", t.code(), say(t.state()));
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.STATE, Transfer.State.CLOSED.name()));
        if (!done)
            values.put(Concepts.REASON, joined(t.text(Concepts.REASON), reason.strip()));
        update(session, t, Message.of("core.transfer.closed", t.code()), values);
        Staging.remove(session, t);
        return read(session, t.id());
    }

    static String joined(String before, String more) {
        return before.isEmpty() ? more : before + "\n" + more;
    }

    /** @return all hand-overs, in the order in which they were registered here */
    public List<Transfer> list(Session session) throws IOException {
        try (Stream<Holding> all = session.archive().holdings().stream(HoldingQuery.all(Kind.TRANSFER))) {
            return all.map(Transfer::new).sorted(Comparator.comparing(t -> t.when(Concepts.REGISTERED_AT))).toList();
        }
    }

    /** @return a hand-over. @throws KhosoException if there is none */
    public Transfer read(Session session, UUID id) throws IOException {
        return session.archive().holdings().find(id).filter(h -> h.kind() == Kind.TRANSFER).map(Transfer::new)
                .orElseThrow(() -> Refused.of("unknown", id.toString()));
    }

    /** @return the hand-over with that code, title or identity. @throws KhosoException if there is none, or several have it */
    public Transfer find(Session session, String given) throws IOException {
        List<Transfer> found = list(session).stream().filter(
                t -> Stream.of(t.code(), t.title(), t.id().toString(), t.identifier()).anyMatch(given::equals)).toList();
        if (found.isEmpty())
            throw Refused.of("unknown", Refusals.shown(given));
        if (found.size() > 1)
            throw Refused.of("several", given, String.join(", ", found.stream().map(t -> t.id().toString()).toList()));
        return found.getFirst();
    }

    /** @return the hand-over that came with that identity of the sender; null if there is none */
    Transfer incoming(Session session, String identifier) throws IOException {
        var query = HoldingQuery.all(Kind.TRANSFER).where(Concepts.IDENTIFIER, Op.EQ, identifier).where(Concepts.DIRECTION, Op.EQ,
                Transfer.Way.IN.name());
        try (Stream<Holding> all = session.archive().holdings().stream(query)) {
            return all.findFirst().map(Transfer::new).orElse(null);
        }
    }

    /** @return its dossiers in order */
    public List<TransferItem> items(Session session, Transfer transfer) throws IOException {
        try (Stream<Holding> all = session.archive().holdings().stream(HoldingQuery.children(Kind.TRANSFER_ITEM, transfer.id()))) {
            return all.sorted(Comparator.comparing(h -> h.value(Concepts.ORDINAL) instanceof Long n ? n : 0L)).map(TransferItem::new)
                    .toList();
        }
    }

    /** @return the dossier of an item, that with its code if it was taken in anew. @throws KhosoException if there is none */
    static Holding dossier(Session session, TransferItem item) throws IOException {
        var there = session.archive().holdings().find(item.dossier());
        if (there.isPresent())
            return there.get();
        var query = HoldingQuery.all(Kind.DOSSIER).where(Concepts.REFERENCE_CODE, Op.EQ, item.code());
        return session.archive().holdings().findAll(session.archive().holdings().ids(query)).stream().findFirst()
                .orElseThrow(() -> Refused.of("dossier-gone", item.code()));
    }

    static Message say(Transfer.State state) {
        return Message.of("core.transfer.state." + state.word());
    }

    static void allow(Session session, Action action) throws KhosoException {
        if (!session.policy().permits(session.actor(), action, new Scope(null, null, null)))
            throw Refused.of("not-allowed", session.actor().name());
    }

    static void commit(Session session, Message label, List<Change> changes) throws IOException {
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), label, changes, null));
    }

    static void update(Session session, Transfer t, Message label, Map<String, Object> values) throws IOException {
        commit(session, label, List.of(change(t, values)));
    }

    static Change change(Transfer t, Map<String, Object> values) {
        return new Change.Update(t.id(), t.holding().version(), values);
    }

    static Change change(TransferItem i, Map<String, Object> values) {
        return new Change.Update(i.id(), i.holding().version(), values);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** @return identity made from what must be there once */
    static UUID once(String... parts) {
        byte[] hash = Refusals.sha256().digest(String.join("\n", Arrays.asList(parts)).getBytes(StandardCharsets.UTF_8));
        ByteBuffer b = ByteBuffer.wrap(hash);
        return new UUID(b.getLong() & ~0xf000L | 0x8000L, b.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
