package org.khoso.packaging.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where the files of one package go. Entries are written one after the other; then it is settled, then published. */
interface Target extends Closeable {
    /**
     * Starts a file; closing the stream ends it.
     *
     * @param path   path inside the package
     * @param packed whether its bytes are compressed already
     */
    OutputStream entry(String path, boolean packed) throws IOException;

    /** Writes a file whose bytes are ready. */
    void entry(String path, Prepared file) throws IOException;

    /** Writes what is left, and brings all bytes to disk. */
    void settle() throws IOException;

    /** Gives what is settled its name; nothing is visible under that name before. The name is on disk once the folder is synced. */
    Path publish() throws IOException;

    /** Without a publish before, removes all that was written. */
    @Override
    void close() throws IOException;
}
