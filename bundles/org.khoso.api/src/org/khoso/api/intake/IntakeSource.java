package org.khoso.api.intake;

import java.io.IOException;
import java.nio.file.Path;
import org.khoso.api.Progress;

/** Extension point: a way in which dossiers come. A DS component; property {@code id}. Stateless, thread-safe. */
public interface IntakeSource {
    /** @return whether it can read this folder or file */
    boolean accepts(Path input);

    /** Looks at a delivery without changing it. @throws org.khoso.api.KhosoException if it can't be read at all */
    Delivery open(Path input, Progress progress) throws IOException;
}
