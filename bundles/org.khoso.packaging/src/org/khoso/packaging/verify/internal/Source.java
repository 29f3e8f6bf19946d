package org.khoso.packaging.verify.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A folder or a ZIP to look into. */
public interface Source extends Closeable {
    /** Is told of what a source holds. */
    interface Listener {
        /** A file that may be opened. */
        void entry(Entry entry);

        /** A folder; without a slash at its end. Only those that the source knows of, empty ones among them. */
        default void folder(String path) {
            // most who listen look at files alone
        }

        /** Something that will not be opened. */
        void trouble(String rule, String path, Object... args);
    }

    /** Tells of each file once; the same each time. */
    void list(Listener listener) throws IOException;

    /** @return the bytes, at most as many as the entry said; an IOException in reading means damage */
    InputStream open(Entry entry) throws IOException;

    @Override
    default void close() throws IOException {
    }
}
