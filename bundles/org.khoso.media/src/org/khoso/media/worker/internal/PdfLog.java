package org.khoso.media.worker.internal;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** PDFBox logs the damage that it steps over. This keeps the first of it, and the rest off the screen. */
final class PdfLog extends Handler implements AutoCloseable {
    private final Logger pdfbox = Logger.getLogger("org.apache.pdfbox");
    private final Logger fontbox = Logger.getLogger("org.apache.fontbox");
    private String first;

    PdfLog() {
        pdfbox.setUseParentHandlers(false);
        fontbox.setUseParentHandlers(false);
        pdfbox.addHandler(this);
    }

    Optional<String> first() {
        return Optional.ofNullable(first);
    }

    @Override
    public void publish(LogRecord r) {
        if (first == null && r.getLevel().intValue() >= Level.SEVERE.intValue())
            first = Text.clean(r.getMessage(), 200);
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        pdfbox.removeHandler(this);
    }
}
