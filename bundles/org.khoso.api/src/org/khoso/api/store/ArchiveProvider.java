package org.khoso.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes and opens archives. Service of {@code org.khoso.storage}. */
public interface ArchiveProvider {
    /** Setting: name of the archive. */
    String NAME = "name";
    /** Setting: "true" if the machine is cut off from every network and may hold secret records. */
    String ISOLATED = "isolated";
    /** Setting: JDBC URL of a shared database; absent for the embedded one. */
    String DATABASE = "database";

    /** @return a new archive in an empty or new folder. @throws org.khoso.api.KhosoException if the folder is in use or not empty */
    Archive create(Path directory, Map<String, String> settings) throws IOException;

    /**
     * Opens an archive. @throws HeldException if another process holds it @throws org.khoso.api.KhosoException if it is
     * no archive or of a newer version
     */
    Archive open(Path directory) throws IOException;

    /** @return whether the folder holds an archive */
    boolean isArchive(Path directory);
}
