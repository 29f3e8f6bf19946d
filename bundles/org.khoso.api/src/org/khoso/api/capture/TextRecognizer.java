package org.khoso.api.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.khoso.api.Message;
import org.khoso.api.media.PageText;

/** Extension point: reads text from the image of a page. A DS component. Thread-safe. */
public interface TextRecognizer {
    /** @return what is missing on this machine; empty if it can work */
    Optional<Message> missing();

    /** @return the text with places in pixels of the image. @throws IOException if the engine fails or is late */
    PageText recognize(Path image, int page, int dpi) throws IOException;
}
