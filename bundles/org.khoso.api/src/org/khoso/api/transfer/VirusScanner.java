package org.khoso.api.transfer;

import java.io.IOException;
import java.io.InputStream;

/** Extension point: looks for malicious software. A DS component. Thread-safe. */
public interface VirusScanner {
    /** What came of a file. */
    enum Outcome {
        /** Nothing was found. */
        CLEAN,
        /** Something was found. */
        INFECTED,
        /** The scanner would not or could not look. */
        NOT_SCANNED
    }

    /** Answer for one file. @param outcome outcome @param detail name of what was found, or why it was not looked at; empty if clean */
    record Answer(Outcome outcome, String detail) {
    }

    /** @param address place of the scanner as a person names it @return whether this one is meant by it */
    boolean accepts(String address);

    /**
     * @return what the scanner says of itself: engine and date of its signatures
     * @throws org.khoso.api.KhosoException if it does not answer: names the address
     */
    String version(String address) throws IOException;

    /**
     * Looks at one file.
     *
     * @param bytes read to the end; the caller closes
     * @throws org.khoso.api.KhosoException if it does not answer any more: names the address
     */
    Answer scan(String address, InputStream bytes) throws IOException;
}
