package org.khoso.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An object of the vault under the name of its file, for checks that look at the ending: a link in a folder of its own, where there are links; else a copy. */
final class Named implements AutoCloseable {
    private static final int LONGEST = 100;
    private final Path folder;
    private final Path file;

    Named(Path object, String name) throws IOException {
        folder = Files.createTempDirectory("khoso-check-");
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        file = folder.resolve(plain.substring(Math.max(0, plain.length() - LONGEST)));
        try {
            Files.createSymbolicLink(file, object.toAbsolutePath());
        } catch (IOException | UnsupportedOperationException | SecurityException e) { // not allowed here
            Files.copy(object, file);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
    }
}
