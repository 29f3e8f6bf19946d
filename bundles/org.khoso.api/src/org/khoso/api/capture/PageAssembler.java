package org.khoso.api.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.khoso.api.media.PageText;

/** Makes a two-layer PDF (image and invisible text) from page images. Service of {@code org.khoso.capture}. */
public interface PageAssembler {
    /** A page. @param image image file, kept byte for byte where the format allows @param dpi resolution @param text text, or null */
    record Page(Path image, int dpi, PageText text) {
    }

    /** Writes the PDF. @param title document title */
    void assemble(List<Page> pages, String title, Path pdf) throws IOException;
}
