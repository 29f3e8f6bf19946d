package org.khoso.core;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.RecordView;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.model.Concepts;

/** A dossier with its records and their files, read once and by few queries while it is under check. Not thread-safe. */
final class DossierFamily {
    private final Session session;
    private final Holding dossier;
    private final Map<UUID, Integer> bits = new HashMap<>();
    private final Map<String, Map<Object, Long>> counts = new HashMap<>();
    private List<Holding> stored;
    private List<RecordView> records;
    private Map<UUID, List<FileView>> files;

    DossierFamily(Session session, Holding dossier) {
        this.session = session;
        this.dossier = dossier;
    }

    /** @return records in their order */
    List<RecordView> records() throws IOException {
        if (records == null)
            records = stored().stream().map(r -> session.view(r, dossier)).flatMap(Optional::stream).map(v -> (RecordView) v).toList();
        return records;
    }

    private List<Holding> stored() throws IOException {
        if (stored == null)
            try (Stream<Holding> rows = session.archive().holdings()
                    .stream(HoldingQuery.children(Kind.RECORD, dossier.id()).sorted(Concepts.ORDINAL, false))) {
                stored = rows.toList();
            }
        return stored;
    }

    /** @return whether it is a record of this dossier */
    boolean holds(Holding record) {
        return dossier.id().equals(record.parent());
    }

    /** @return in how many records a concept has this value: of 30,000 siblings each would else look through all others */
    long records(String concept, Object value) throws IOException {
        Map<Object, Long> byValue = counts.get(concept);
        if (byValue == null) {
            byValue = new HashMap<>();
            for (Holding r : stored())
                if (r.value(concept) != null)
                byValue.merge(comparable(r.value(concept)), 1L, Long::sum);
            counts.put(concept, byValue);
        }
        return byValue.getOrDefault(comparable(value), 0L);
    }

    /** Whole numbers count the same as numbers with a fraction of nothing. */
    private static Object comparable(Object value) {
        return value instanceof Number n ? new BigDecimal(n.toString()).stripTrailingZeros() : value;
    }

    /** @return files of the dossier itself or of one of its records */
    List<FileView> files(UUID of) throws IOException {
        return filesByOwner().getOrDefault(of, List.of());
    }

    /** @return files of the dossier and, record by record, of its records */
    List<FileView> allFiles() throws IOException {
        List<FileView> all = new ArrayList<>(files(dossier.id()));
        for (RecordView r : records())
            all.addAll(files(r.id()));
        return all;
    }

    /** @return bits for each pixel, 0 if unknown */
    int bits(UUID file) throws IOException {
        filesByOwner();
        return bits.getOrDefault(file, 0);
    }

    private Map<UUID, List<FileView>> filesByOwner() throws IOException {
        if (files == null) {
            List<UUID> owners = new ArrayList<>(List.of(dossier.id()));
            records().forEach(r -> owners.add(r.id()));
            files = Families.files(session.archive().holdings(), owners, f -> {
                if (f.value(Concepts.BITS) instanceof Number n)
                    bits.put(f.id(), n.intValue());
            });
        }
        return files;
    }
}
