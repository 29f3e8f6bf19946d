package org.khoso.api.packaging;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks into packages of anybody, folder or ZIP, where they are: nothing is unpacked, no link is followed, nothing becomes longer
 * than it says. A service; thread-safe.
 */
public interface PackageContents {
    /** A file. @param path path in the package, forward slashes @param size bytes, -1 for what will not be opened: verifying says why */
    record Item(String path, long size) {
    }

    /** A package while one looks into it. For one thread. */
    interface Opened extends Closeable {
        /** @return files by path */
        List<Item> items();

        /** @return whether there are more than are listed */
        boolean cut();

        /** @return the bytes of a listed file; the caller closes. @throws IOException if it is not listed, may not be opened, is damaged */
        InputStream open(String path) throws IOException;
    }

    /**
     * Opens a package.
     *
     * @param most most files that are listed
     * @throws java.util.zip.ZipException if it is no ZIP, or one whose list of entries is damaged
     */
    Opened open(Path packagePath, int most) throws IOException;
}
