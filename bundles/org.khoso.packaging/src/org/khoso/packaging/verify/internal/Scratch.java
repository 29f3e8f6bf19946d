package org.khoso.packaging.verify.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What one examination keeps outside memory; gone when it is closed. */
public final class Scratch implements Closeable {
    private final List<Pages> all = new ArrayList<>();

    Pages pages() {
        Pages p = new Pages();
        all.add(p);
        return p;
    }

    void drop(Pages pages) {
        all.remove(pages);
        try {
            pages.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (Pages p : all)
            try {
                p.close();
            } catch (IOException e) {
                failed = e;
            }
        all.clear();
        if (failed != null)
            throw failed;
    }
}
