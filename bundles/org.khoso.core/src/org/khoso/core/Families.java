package org.khoso.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.model.Concepts;

/** Children of many objects by a few queries, where a query for each would take longer than all that is done with them. */
final class Families {
    /** Parents in one query. */
    static final int TOGETHER = 500;

    private Families() {
    }

    /** @return files as rules and packages see them, by parent, each in its order; a parent without any is not in it */
    static Map<UUID, List<FileView>> files(HoldingsStore store, Collection<UUID> parents) throws IOException {
        return files(store, parents, f -> {
        });
    }

    /** @param seen is shown each file as it is stored @return the same */
    static Map<UUID, List<FileView>> files(HoldingsStore store, Collection<UUID> parents, Consumer<Holding> seen) throws IOException {
        Map<UUID, List<FileView>> files = new HashMap<>();
        each(store, Kind.FILE, parents, f -> {
            // page images behind a PDF are kept, but it is the PDF that is judged and handed over
            if (ScanBatch.SCAN.equals(f.text(Concepts.ROLE)))
                return;
            seen.accept(f);
            files.computeIfAbsent(f.parent(), p -> new ArrayList<>(1)).add(HoldingContext.view(f));
        });
        return files;
    }

    /** @return children by parent, each in its order; a parent without any is not in it */
    static Map<UUID, List<Holding>> children(HoldingsStore store, Kind kind, Collection<UUID> parents) throws IOException {
        Map<UUID, List<Holding>> children = new HashMap<>();
        each(store, kind, parents, h -> children.computeIfAbsent(h.parent(), p -> new ArrayList<>(1)).add(h));
        return children;
    }

    private static void each(HoldingsStore store, Kind kind, Collection<UUID> parents, Consumer<Holding> to) throws IOException {
        List<UUID> all = List.copyOf(parents);
        for (int i = 0; i < all.size(); i += TOGETHER) {
            var query = HoldingQuery.childrenOf(kind, all.subList(i, Math.min(all.size(), i + TOGETHER)));
            try (Stream<Holding> rows = store.stream(query.sorted(Concepts.ORDINAL, false))) {
                rows.forEach(to);
            }
        }
    }
}
