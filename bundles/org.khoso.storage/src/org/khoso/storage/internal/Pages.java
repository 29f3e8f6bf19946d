package org.khoso.storage.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.khoso.api.store.Holding;

/** Holds 16 bytes for each object and one page of them: no cursor stays open, however long the consumer takes. */
final class Pages implements Iterator<Holding> {
    private static final int PAGE = 500;
    private final List<UUID> ids;
    private final Loader loader;
    private Iterator<Holding> page = List.<Holding>of().iterator();
    private int next;

    /** Reads objects. */
    interface Loader {
        /** @return those that exist, in the order asked */
        List<Holding> load(List<UUID> ids) throws IOException;
    }

    private Pages(List<UUID> ids, Loader loader) {
        this.ids = ids;
        this.loader = loader;
    }

    /** @return the objects, read page by page */
    static Stream<Holding> stream(List<UUID> ids, Loader loader) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Pages(ids, loader), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next < ids.size()) {
            int end = Math.min(ids.size(), next + PAGE);
            try {
                page = loader.load(new ArrayList<>(ids.subList(next, end))).iterator();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            next = end;
        }
        return page.hasNext();
    }

    @Override
    public Holding next() {
        if (!hasNext())
            throw new NoSuchElementException();
        return page.next();
    }
}
