package org.khoso.core.report;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khoso.api.KhosoException;
import org.khoso.api.store.Archive;
import org.khoso.api.store.BackupReport;
import org.khoso.core.Json;
import org.khoso.core.Session;

/**
 * What the last backup did, kept as a setting of the archive so that minutes can be made of it.
 *
 * @param place    folder
 * @param taken    point in time that it stands for, ISO 8601
 * @param head     hash of the newest journal entry
 * @param entries  journal entries
 * @param holdings descriptions by kind
 * @param objects  files of the vault
 * @param copied   of these copied this time
 * @param bytes    bytes copied this time
 * @param damaged  what was not whole, at most {@link #MOST} names
 * @param bad      how many were not whole
 * @param by       who ran it
 */
public record LastBackup(String place, String taken, String head, long entries, Map<String, Long> holdings, long objects, long copied,
        long bytes,
        List<String> damaged, long bad, String by) {
    /** Most damaged files that are named. */
    public static final int MOST = 20;
    private static final String SETTING = "last-backup";

    /** Remembers a backup that came to its end. */
    public static void remember(Archive archive, org.khoso.api.Actor actor, BackupReport r) throws IOException {
        if (!r.complete())
            return;
        Map<String, Long> holdings = new TreeMap<>();
        r.holdings().forEach((k, n) -> holdings.put(k.name().toLowerCase(Locale.ROOT), n));
        var last = new LastBackup(r.place().toAbsolutePath().toString(), r.taken().toString(), r.head(), r.entries(), holdings, r.objects(),
                r.copied(),
                r.bytes(), r.findings().stream().limit(MOST).map(f -> f.subject().code()).toList(), r.findings().size(), actor.name());
        archive.setting(actor, SETTING, Json.write(last));
    }

    /** @return the last backup; empty if there was none. @throws KhosoException if a hand was in the settings */
    public static Optional<LastBackup> of(Session session) throws KhosoException {
        return of(session.archive().settings());
    }

    /** @return the backup that settings tell of, those of a past moment, too. @throws KhosoException if a hand was in them */
    public static Optional<LastBackup> of(Map<String, String> settings) throws KhosoException {
        String kept = settings.getOrDefault(SETTING, "");
        return kept.isEmpty() ? Optional.empty() : Optional.of(Json.read(kept, LastBackup.class, SETTING));
    }

    /** @return the point in time */
    public Instant when() {
        return Instant.parse(taken);
    }
}
