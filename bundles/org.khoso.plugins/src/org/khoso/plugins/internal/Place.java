package org.khoso.plugins.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Where a repository is read from: a folder or a ZIP. Paths have forward slashes and stay inside. */
interface Place extends Closeable {
    /** @return the file of that path, or null if there is none */
    InputStream open(String path) throws IOException;

    /** @return the place below that path. @throws IOException if it is not there */
    Place below(String path) throws IOException;

    /** @return how a person names it */
    String name();

    @Override
    default void close() throws IOException {
        // nothing is open
    }

    /** @return the file or folder that was given as path or file URL */
    static Path path(String given) throws IOException {
        try {
            if (given.regionMatches(true, 0, "file:", 0, 5))
                return Path.of(new URI(given.replace(" ", "%20")));
            if (given.matches("(?i)[a-z][a-z0-9+.-]+:.*"))
                throw Problems.of("network", given);
            return Path.of(given);
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            throw Problems.caused(e, "no-path", given);
        }
    }

    /** A folder. */
    record Folder(Path root) implements Place {
        private Path inside(String path) throws IOException {
            try {
                Path found = root.resolve(path).normalize();
                if (!found.startsWith(root.normalize()))
                    throw Problems.of("escape", path, name());
                return found;
            } catch (InvalidPathException e) {
                throw Problems.caused(e, "escape", path, name());
            }
        }

        @Override
        public InputStream open(String path) throws IOException {
            Path file = inside(path);
            return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
        }

        @Override
        public Place below(String path) throws IOException {
            Path folder = inside(path);
            if (!Files.isDirectory(folder))
                throw Problems.of("no-child", path, name());
            return new Folder(folder);
        }

        @Override
        public String name() {
            return root.toString();
        }
    }

    /** A ZIP, or what is below a path in it. */
    record Zip(ZipFile zip, String prefix) implements Place {
        @Override
        public InputStream open(String path) throws IOException {
            var entry = zip.getEntry(prefix + path);
            return entry == null || entry.isDirectory() ? null : zip.getInputStream(entry);
        }

        @Override
        public Place below(String path) {
            return new Zip(zip, prefix + path + (path.isEmpty() || path.endsWith("/") ? "" : "/"));
        }

        @Override
        public String name() {
            return zip.getName() + (prefix.isEmpty() ? "" : "!" + prefix);
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
