package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a PDF by its path (not by a name as text, which may lose bytes), without reading it whole. */
final class PdfFile implements AutoCloseable {
    static final int MOST_PAGES = 100_000;
    private final RandomAccessReadBufferedFile bytes;
    private final PDDocument document;

    PdfFile(Path file) throws IOException {
        bytes = new RandomAccessReadBufferedFile(file);
        try {
            document = Loader.loadPDF(bytes);
        } catch (InvalidPasswordException e) {
            bytes.close();
            throw new BadFile("media.password", file.getFileName().toString());
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    PDDocument document() {
        return document;
    }

    @Override
    public void close() throws IOException {
        document.close();
        bytes.close();
    }
}
