package org.khoso.api.packaging;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads what a package describes, so that it can be taken into an archive. It reads packages that were verified; one that was not ends in a
 * refusal, within the same bounds as verifying. A service; thread-safe.
 */
public interface PackageReader {
    /**
     * A record.
     *
     * @param form   kind of record as record sets call it: text, photo, av
     * @param values values by field code, as written
     * @param place  path of its description
     * @param files  paths of its files, in order
     */
    record Described(String form, Map<String, String> values, String place, List<String> files) {
        /** Copies. */
        public Described {
            values = Map.copyOf(values);
            files = List.copyOf(files);
        }
    }

    /** A package while one reads it. For one thread. */
    interface Opened extends Closeable {
        /** @return values of the dossier by field code, as written */
        Map<String, String> dossier();

        /** @return path of the dossier's description */
        String place();

        /** @return records in the order of the package */
        List<Described> records();

        /** @return files that belong to no record */
        List<String> loose();

        /** @return the bytes of a file; the caller closes */
        InputStream open(String path) throws IOException;
    }

    /** Opens a package, folder or archive. @throws org.khoso.api.KhosoException if it can't be read: names package and file */
    Opened open(Path packagePath) throws IOException;
}
