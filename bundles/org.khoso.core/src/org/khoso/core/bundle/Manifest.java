package org.khoso.core.bundle;

import java.time.Instant;
import java.util.List;

/**
 * What is signed of a bundle.
 *
 * @param series        survey, sender, unit, purpose
 * @param surveyVersion version of the survey
 * @param number        number in the series, from 1
 * @param made          when it was made
 * @param by            who made it
 * @param previous      digest of the bundle before in the series; empty for the first
 * @param returned      what is sent back; null unless it is a {@link Purpose#RETURN}
 * @param parts         the parts in the order in which they follow
 */
public record Manifest(Series series, String surveyVersion, long number, Instant made, String by, String previous, Returned returned,
        List<Part> parts) {
    /** Copies the parts. */
    public Manifest {
        parts = List.copyOf(parts);
    }

    /** Answers that are sent back. @param number number of the bundle that they came in, 0 if they came otherwise @param digest its digest, or empty @param reason why, not empty */
    public record Returned(long number, String digest, String reason) {
    }

    /** A part. @param name name, with forward slashes @param size bytes @param sha256 digest, hex */
    public record Part(String name, long size, String sha256) {
    }
}
