package org.khoso.packaging.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Where the files of one package go. Entries are written one after the other. */
interface Target extends Closeable {
    /**
     * Starts a file; closing the stream ends it.
     *
     * @param path   path inside the package
     * @param packed whether its bytes are compressed already
     */
    OutputStream entry(String path, boolean packed) throws IOException;

    /** Puts all on disk and gives it its name; nothing is visible under that name before. */
    void publish() throws IOException;

    /** Without a publish before, removes all that was written. */
    @Override
    void close() throws IOException;
}
