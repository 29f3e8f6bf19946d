package org.khoso.api.intake;

import java.io.IOException;
import java.nio.file.Path;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;

/** Extension point: a way in which dossiers come. A DS component; property {@code id}. Stateless, thread-safe. */
public interface IntakeSource {
    /** @return whether it can read this folder or file */
    boolean accepts(Path input);

    /**
     * Looks at a delivery without changing it.
     *
     * @param standards standards in force where it goes, with the archive's own layer: they say what a header is
     * @throws org.khoso.api.KhosoException if it can't be read at all
     */
    Delivery open(Path input, StandardsCatalog standards, Progress progress) throws IOException;
}
