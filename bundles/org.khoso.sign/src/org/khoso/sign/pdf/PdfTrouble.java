package org.khoso.sign.pdf;

import java.io.IOException;

/** A PDF whose objects can't be read: it breaks the rules of its format, is encrypted, or asks for too much. */
public final class PdfTrouble extends IOException {
    private static final long serialVersionUID = 1L;
    private final long place;

    /** @param reason for the log @param place byte of the file */
    public PdfTrouble(String reason, long place) {
        super(reason + " at byte " + place);
        this.place = place;
    }

    /** @return byte of the file */
    public long place() {
        return place;
    }
}
