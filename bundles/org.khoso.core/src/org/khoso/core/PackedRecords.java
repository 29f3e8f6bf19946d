package org.khoso.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.FileView;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.packaging.PackageContent.Item;
import org.khoso.api.packaging.PackageContent.Payload;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.api.store.HoldingsStore;
import org.khoso.model.Concepts;

/**
 * The records of a dossier with their files, read in pages when they are asked for: a dossier of 300,000 files needs 16 bytes for
 * each of them and the few that are being written.
 */
final class PackedRecords extends AbstractList<Item> {
    private static final int PAGE = 100;
    private final Session session;
    private final Holding dossier;
    private final Profile profile;
    private final PackageType type;
    private final List<UUID> ids;
    private List<Item> page = List.of();
    private int first;

    PackedRecords(Session session, Holding dossier, Profile profile, PackageType type) throws IOException {
        this.session = session;
        this.dossier = dossier;
        this.profile = profile;
        this.type = type;
        ids = all(session, dossier);
    }

    /** Some records of a dossier, in the order given. */
    PackedRecords(Session session, Holding dossier, Profile profile, PackageType type, List<UUID> some) throws IOException {
        this.session = session;
        this.dossier = dossier;
        this.profile = profile;
        this.type = type;
        Set<UUID> permitted = new HashSet<>(all(session, dossier));
        ids = some.stream().filter(permitted::contains).toList();
        if (ids.size() < some.size())
            throw new KhosoException(Message.of("core.package.not-allowed", session.actor().name(), EditHoldings.name(dossier)), null,
                    null);
    }

    /** @return the records of a dossier that the actor may pack, in their order */
    static List<UUID> all(Session session, Holding dossier) throws IOException {
        return session.archive().holdings().ids(
                HoldingQuery.children(Kind.RECORD, dossier.id()).sorted(Concepts.ORDINAL, false).within(session.filter(Action.PACKAGE)));
    }

    /** @return identities of the records, in their order */
    List<UUID> ids() {
        return ids;
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public Item get(int index) {
        if (index < first || index >= first + page.size())
            try {
                page = page(index);
                first = index;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return page.get(index - first);
    }

    private List<Item> page(int from) throws IOException {
        List<UUID> some = ids.subList(from, Math.min(from + PAGE, ids.size()));
        HoldingsStore store = session.archive().holdings();
        Map<UUID, List<FileView>> files = Families.files(store, some);
        List<Item> items = new ArrayList<>();
        for (Holding r : store.findAll(some))
            items.add(item(r, files.getOrDefault(r.id(), List.of())));
        if (items.size() < some.size())
            throw new IOException("records were removed meanwhile");
        return items;
    }

    private Item item(Holding record, List<FileView> files) throws IOException {
        HoldingView view = session.view(record, dossier, profile)
                .orElseThrow(() -> new KhosoException(Message.of("core.package.no-profile", type.code()), null, null));
        List<Payload> payloads = files.stream()
                .map(f -> new Payload(f, f.name(), () -> session.archive().vault().open(f.object()))).toList();
        return new Item(view, payloads);
    }

    /** @return identities of all files, record by record; asked for when they are looked at, and of many only a part is held */
    List<UUID> files() {
        return new Files();
    }

    private final class Files extends AbstractList<UUID> {
        /** Of each part of the records, how many files it and those before have. */
        private int[] ends;
        private List<UUID> part;
        private int number = -1;

        @Override
        public int size() {
            if (ends == null) {
                int[] sums = new int[(ids.size() + Families.TOGETHER - 1) / Families.TOGETHER];
                for (int i = 0, sum = 0; i < sums.length; i++)
                    sums[i] = sum += part(i).size();
                ends = sums;
            }
            return ends.length == 0 ? 0 : ends[ends.length - 1];
        }

        /** Asked of the dossier for each event: it is none of its files. */
        @Override
        public boolean contains(Object id) {
            return !dossier.id().equals(id) && super.contains(id);
        }

        @Override
        public UUID get(int index) {
            Objects.checkIndex(index, size());
            int at = Arrays.binarySearch(ends, index + 1);
            at = at < 0 ? -at - 1 : at;
            while (at > 0 && ends[at - 1] > index)
                at--;
            return part(at).get(index - (at == 0 ? 0 : ends[at - 1]));
        }

        private List<UUID> part(int wanted) {
            if (number != wanted)
                try {
                    int from = wanted * Families.TOGETHER;
                    var query = HoldingQuery.childrenOf(Kind.FILE, ids.subList(from, Math.min(ids.size(), from + Families.TOGETHER)));
                    part = session.archive().holdings().ids(query.where(Concepts.ROLE, Op.NE, ScanBatch.SCAN));
                    number = wanted;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            return part;
        }
    }
}
