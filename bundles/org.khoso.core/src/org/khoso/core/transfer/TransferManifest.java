package org.khoso.core.transfer;

import java.time.Instant;
import java.util.List;

/**
 * What a submission says of itself; its digest stands for all of it.
 *
 * @param transfer   identity that the sender gave the hand-over
 * @param code       code by which people call it
 * @param title      what the sender calls it
 * @param number     number among those of the sender to the receiver
 * @param submission 1 the first time, more for what was mended after a return
 * @param sender     code of the sender; several are separated by commas
 * @param senderName name of the sending archive
 * @param receiver   code of the receiver
 * @param made       when it was packed
 * @param by         who packed it
 * @param previous   SHA-256 of the manifest of the submission before; empty for the first
 * @param basis      decisions that it rests on; may be empty
 * @param rule       clause by which the law asks for it, with its label
 * @param packages   packages in order
 */
public record TransferManifest(String transfer, String code, String title, long number, long submission, String sender, String senderName,
        String receiver, Instant made, String by, String previous, String basis, Rule rule, List<Piece> packages) {
    /** Copies the packages. */
    public TransferManifest {
        packages = List.copyOf(packages);
    }

    /** A clause. @param clause document and article @param label how sure we are of it */
    public record Rule(String clause, String label) {
    }

    /**
     * A package.
     *
     * @param file       name of the file, in the folder {@code packages}
     * @param identifier identity
     * @param type       type
     * @param code       code of the dossier
     * @param title      title of the dossier
     * @param sha256     digest of the file, hex
     * @param bytes      its size
     * @param records    records in it
     * @param replaces   identity of the package that it replaces; empty for none
     */
    public record Piece(String file, String identifier, String type, String code, String title, String sha256, long bytes, long records,
            String replaces) {
    }

    /** @return bytes of all packages */
    public long bytes() {
        return packages.stream().mapToLong(Piece::bytes).sum();
    }

    /** @return records of all packages */
    public long records() {
        return packages.stream().mapToLong(Piece::records).sum();
    }
}
