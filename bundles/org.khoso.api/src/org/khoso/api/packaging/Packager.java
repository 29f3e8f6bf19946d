package org.khoso.api.packaging;

import java.io.IOException;
import java.nio.file.Path;
import org.khoso.api.Progress;

/** Extension point: writes packages. A DS component; property {@code types}. Thread-safe, streaming. */
public interface Packager {
    /** Result. @param path folder or ZIP @param objectId OBJID @param files files written @param bytes bytes of all files @param sha256 digest of the root METS in hex */
    record Written(Path path, String objectId, long files, long bytes, String sha256) {
    }

    /**
     * Writes one package below a folder. It appears under its name only when complete and synced.
     *
     * @param zip whether to write a ZIP instead of a folder
     */
    Written write(PackageContent content, Path folder, boolean zip, Progress progress) throws IOException;
}
