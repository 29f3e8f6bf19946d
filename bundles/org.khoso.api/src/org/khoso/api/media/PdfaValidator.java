package org.khoso.api.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Judges PDF files by ISO 19005 (PDF/A). The engine runs in helper processes with a heap cap and a time-out: a file that
 * crashes it, loops or wants too much memory gives a verdict {@link PdfaVerdict.Outcome#UNDECIDED}, and the next file is judged
 * all the same. Thread-safe; as many files at once as there are helper processes are of use.
 */
public interface PdfaValidator {
    /** The flavour that the file itself claims in its XMP metadata; PDF/A-1b if it claims none. */
    String AUTO = "auto";

    /** @return flavours that can be asked for by name, e.g. {@code 2b}, without {@link #AUTO} */
    List<String> flavours();

    /** @return name and version of the engine: the same bytes have the same verdict only under the same engine */
    String engine();

    /** Starts what the first file would wait for; returns when it is up, or can't be started: the first file will tell. */
    default void prepare() {
        // nothing to wait for
    }

    /**
     * @param file    any file; one that is no PDF is {@link PdfaVerdict.Outcome#BROKEN}
     * @param flavour one of {@link #flavours()}, or {@link #AUTO}
     * @return the verdict; never throws for a bad file
     * @throws IOException              if the file can't be opened at all, or no helper process can be started
     * @throws IllegalArgumentException if there is no such flavour
     */
    PdfaVerdict validate(Path file, String flavour) throws IOException;
}
