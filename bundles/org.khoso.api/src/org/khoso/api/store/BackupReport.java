package org.khoso.api.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.khoso.api.Finding;
import org.khoso.api.Kind;

/**
 * What a backup holds, or what was brought back from one.
 *
 * @param place    folder of the backup; of the archive brought back
 * @param taken    point in time that journal, database and vault stand for
 * @param head     hash of the newest journal entry at that time, hex
 * @param entries  journal entries up to there
 * @param holdings descriptions by kind at that time or a moment earlier
 * @param objects  objects of the vault
 * @param copied   objects copied now; the others were there already with the same content address
 * @param bytes    bytes copied now
 * @param complete false if the user stopped it: the same command goes on
 * @param findings what is not whole: objects whose bytes have changed, files that are missing. None is copied as if it were sound.
 */
public record BackupReport(Path place, Instant taken, String head, long entries, Map<Kind, Long> holdings, long objects, long copied,
        long bytes, boolean complete, List<Finding> findings) {
    /** Copies the lists. */
    public BackupReport {
        holdings = Map.copyOf(holdings);
        findings = List.copyOf(findings);
    }
}
