package org.khoso.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.khoso.api.Progress;

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

    /**
     * Brings an archive back from a backup into an empty or new folder. All that is copied is held against the checksums of
     * the backup; what differs is a finding.
     *
     * @param  backup one backup, or the folder of all backups of an archive: then the newest
     * @param  verify also opens the archive brought back, verifies its journal and all objects, and compares the counts
     * @throws org.khoso.api.KhosoException if there is no backup, or the target is in use
     */
    BackupReport restore(Path backup, Path to, boolean verify, Progress progress) throws IOException;

    /**
     * Makes the database anew from the journal. The old one stays beside it under another name.
     *
     * @return journal entries applied
     */
    long rebuild(Path directory) throws IOException;

    /**
     * Brings an archive, and the shared database that it may use, to the format of this release. An embedded database is also
     * brought there by {@link #open}, with a backup before; a shared one never, since the Khosos of others would find it changed
     * under them. On PostgreSQL it is one transaction: all of it or nothing.
     *
     * @param apply false only tells what there is to do
     * @throws HeldException if another process holds the archive
     * @throws org.khoso.api.KhosoException if others are working in the shared database
     */
    MigrationReport migrate(Path directory, boolean apply) throws IOException;

    /** @return whether the folder holds an archive */
    boolean isArchive(Path directory);
}
