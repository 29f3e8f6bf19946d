package org.khoso.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.khoso.api.Actor;
import org.khoso.api.Progress;

/** An open archive. One process holds it; closing gives it back. Thread-safe. */
public interface Archive extends AutoCloseable {
    /** @return its folder */
    Path directory();

    /** @return settings of archive.xmi: name, isolated, standard, … */
    Map<String, String> settings();

    /** @return settings as they were at a moment, by what the journal tells of those that were changed since; reads the journal's chain */
    Map<String, String> settingsAt(Instant when) throws IOException;

    /** Changes one setting. */
    void setting(Actor actor, String key, String value) throws IOException;

    /** @return descriptions */
    HoldingsStore holdings();

    /** @return bytes */
    ObjectVault vault();

    /** @return journal */
    Journal journal();

    /** @return runs */
    RunLedger runs();

    /** @return findings */
    FindingStore findings();

    /** @return the default actor of this archive */
    Actor defaultActor();

    /**
     * Copies the archive as it is at one point in time, while work goes on. Objects that the folder has from earlier
     * backups are not copied again; a backup that was stopped or killed goes on.
     *
     * @param  to folder for the backups of this archive, on another disk best; is made if missing
     * @throws org.khoso.api.KhosoException if the folder belongs to something else
     */
    BackupReport backup(Path to, Progress progress) throws IOException;

    /**
     * Opens a second copy of the vault in a folder, on another volume best. A file in the folder says which archive it belongs to. A folder of
     * {@link #backup backups} of this archive can be read as one, but never made or written.
     *
     * @param  make whether a missing or empty folder becomes a copy; without it nothing is written
     * @return the copy, to be used by one process at a time, as the archive
     * @throws org.khoso.api.KhosoException if the folder belongs to something else, is no copy, or lies inside the archive
     */
    ObjectVault copy(Path folder, boolean make) throws IOException;

    /**
     * Says, for those who find the archive held, what this process is doing with it: the line that was typed, the name of the
     * work. Of several things the one that was begun first is told.
     *
     * @return ends it
     */
    AutoCloseable doing(String what);

    @Override
    void close() throws IOException;
}
