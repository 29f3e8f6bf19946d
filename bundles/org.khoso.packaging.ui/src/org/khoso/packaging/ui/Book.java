package org.khoso.packaging.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * Remembers how packages stood when they were verified last; a package touched since counts as unverified. A small file
 * beside the packages, which may be deleted at any time. Thread-safe.
 */
final class Book {
    /**
     * How a package stood.
     *
     * @param when time
     * @param type type found
     * @param files files looked at
     * @param findings findings
     * @param must those that refuse it
     */
    record Outcome(Instant when, String type, long files, int findings, int must) {
        boolean accepted() {
            return must == 0;
        }
    }

    private final Path file;
    private final Properties values = new Properties();

    Book(Path folder) throws IOException {
        file = folder.resolve(".verified.properties");
        if (Files.isRegularFile(file))
            try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                values.load(in);
            } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
                // someone's editor broke it: nothing counts as verified then
                values.clear();
            }
    }

    /** @return the book as it is on the disk now: another verification may have written into it */
    Book again() throws IOException {
        return new Book(file.getParent());
    }

    /** @return how the package stood, if it was not touched since */
    synchronized Optional<Outcome> of(Path path) {
        String[] v = values.getProperty(path.toAbsolutePath().toString(), "").split("\\|", -1);
        try {
            return v.length != 6 || !v[0].equals(mark(path))
                    ? Optional.empty()
                    : Optional.of(new Outcome(Instant.parse(v[1]), v[2], Long.parseLong(v[3]), Integer.parseInt(v[4]),
                            Integer.parseInt(v[5])));
        } catch (DateTimeParseException | NumberFormatException | IOException e) {
            return Optional.empty();
        }
    }

    /** Remembers. */
    synchronized void set(Path path, Outcome o) throws IOException {
        values.setProperty(path.toAbsolutePath().toString(),
                String.join("|", mark(path), o.when().toString(), o.type(), "" + o.files(), "" + o.findings(), "" + o.must()));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (var out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            values.store(out, null);
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Size and time of a ZIP; of a folder the newest time below it and the sum of sizes. */
    private static String mark(Path path) throws IOException {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
            return Files.size(path) + "@" + Files.getLastModifiedTime(path).toMillis();
        long[] sum = new long[2];
        try (var all = Files.walk(path, 64)) {
            for (Path p : (Iterable<Path>) all.limit(PackageFiles.MOST)::iterator) {
                var a = Files.readAttributes(p, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                sum[0] += a.isRegularFile() ? a.size() : 1;
                sum[1] = Math.max(sum[1], a.lastModifiedTime().toMillis());
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return sum[0] + "@" + sum[1];
    }
}
