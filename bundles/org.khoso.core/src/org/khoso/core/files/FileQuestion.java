package org.khoso.core.files;

import java.time.LocalDate;

/**
 * What is asked of files.
 *
 * @param flavour  flavour of PDF/A, {@link org.khoso.api.media.PdfaValidator#AUTO}, or {@link #NO_PDFA}
 * @param origin   how the rules take them
 * @param madeOn   day of digitisation: decides which circular applies
 */
public record FileQuestion(String flavour, Origin origin, LocalDate madeOn) {
    /** PDF/A is not judged. */
    public static final String NO_PDFA = "none";

    /** Where the content comes from: rules on digitised paper do not bind what was born digital. */
    public enum Origin {
        /** A PDF is digitised if an image fills at least half of its pages, images, sound and film are, all else is not. */
        AUTO,
        /** From paper, film or tape. */
        DIGITISED,
        /** Born digital. */
        ELECTRONIC
    }

    /** @return whether PDF/A is asked for */
    public boolean pdfa() {
        return !NO_PDFA.equals(flavour);
    }
}
