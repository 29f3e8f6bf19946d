package org.khoso.core.transfer;

import java.time.Instant;
import java.util.List;

/**
 * What a receiver says of a submission: that it has these bytes, and what became of them.
 *
 * @param transfer   identity that the sender gave the hand-over
 * @param code       code by which people call it
 * @param number     number among those of the sender to the receiver
 * @param submission which submission
 * @param sender     code of the sender
 * @param receiver   code of the receiver
 * @param archive    name of the receiving archive
 * @param manifest   SHA-256 of the manifest, hex
 * @param made       when it was made
 * @param by         who made it
 * @param virusScan  who looked for malicious software; none if nobody did
 * @param outcome    received, accepted, partly, returned
 * @param packages   each package of the submission
 */
public record Receipt(String transfer, String code, long number, long submission, String sender, String receiver, String archive,
        String manifest, Instant made, String by, String virusScan, String outcome, List<Line> packages) {
    /** Copies the lines. */
    public Receipt {
        packages = List.copyOf(packages);
    }

    /** A package. @param identifier identity @param code code of the dossier @param sha256 digest of the file, hex @param bytes its size @param outcome received, accepted or returned @param reasons why it was returned */
    public record Line(String identifier, String code, String sha256, long bytes, String outcome, List<Reason> reasons) {
        /** Copies the reasons. */
        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    /** Why a record was returned. @param record its code, or that of the dossier @param reason why */
    public record Reason(String record, String reason) {
    }
}
