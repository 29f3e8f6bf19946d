package org.khoso.api.survey;

import java.time.Instant;
import java.util.List;
import org.khoso.api.Bilingual;
import org.khoso.api.StandardsCatalog;

/**
 * What is known of an archive beside its holdings, for sources that suggest answers: plain data, so that a source needs no
 * storage.
 *
 * @param profile   profile by which its packages are made, or null
 * @param backups   backups that came to their end and are remembered, the newest first
 * @param checks    fixity checks that came to their end, the newest first
 * @param standards standards in force for this archive, its own layer included; null for those of the product
 */
public record ArchiveFacts(Bilingual profile, List<Backup> backups, List<Check> checks, StandardsCatalog standards) {
    /** Nothing is known. */
    public static final ArchiveFacts NONE = new ArchiveFacts(null, List.of(), List.of(), null);

    /** Copies the lists. */
    public ArchiveFacts {
        backups = List.copyOf(backups);
        checks = List.copyOf(checks);
    }

    /** A backup. @param place folder @param taken point in time that it stands for @param objects files of the vault @param damaged of these not whole */
    public record Backup(String place, Instant taken, long objects, long damaged) {
    }

    /** A fixity check. @param ended when it ended @param objects files that were read @param changed of these not as they were stored */
    public record Check(Instant ended, long objects, long changed) {
    }
}
