package org.khoso.api.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads files that nobody trusts. PDF and images are opened in a helper process with a heap cap and a time-out: a file
 * that crashes it, loops or wants too much memory gives a {@link FileFacts} that is not readable and says why. Thread-safe.
 */
public interface MediaReader {
    /** @return what the file is; never throws for a bad file, only if it can't be opened at all */
    FileFacts inspect(Path file) throws IOException;

    /** @return name and version of what reads: the same file has the same facts only under the same engine. Empty if it does not say */
    default String engine() {
        return "";
    }

    /** Starts what the first file would wait for; returns when it is up, or can't be started: the first file will tell. */
    default void prepare() {
        // nothing to wait for
    }

    /** Gives the text of each page that has some, in order. @throws IOException if the file can't be read, with the reason */
    void text(Path file, Consumer<PageText> pages) throws IOException;

    /** @return one page as PNG. @param page from 1 @param dpi dots per inch; for images the longest side is capped at 8,000 */
    byte[] render(Path file, int page, int dpi) throws IOException;
}
