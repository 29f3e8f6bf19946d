package org.khoso.storage.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.khoso.storage.journal.internal.ChainLog;

/**
 * Tells an archive that has lost database and journal from a new one: the first is never opened as if it were empty. Its objects, or a
 * database that was set aside, show that it held something.
 */
final class Lost {
    private Lost() {
    }

    /** Before a database is begun anew. @throws org.khoso.api.KhosoException if there was something and no journal to make it anew from */
    static void refuse(Path directory) throws IOException {
        if (!ChainLog.begins(directory.resolve("journal")) && held(directory))
            throw Problems.of("archive-lost", directory.toString());
    }

    /** Before a database that may be sound is set aside for another. @throws org.khoso.api.KhosoException if there is no journal to make that from */
    static void refuseRebuild(Path directory) throws IOException {
        if (!ChainLog.begins(directory.resolve("journal")))
            throw Problems.of("archive-lost", directory.toString());
    }

    private static boolean held(Path directory) throws IOException {
        if (any(directory.resolve("vault"), Files::isRegularFile))
            return true;
        // a new archive has no journal yet, but it has the file that says who will write it
        return !Files.exists(directory.resolve("journal/writer"))
                && any(directory.resolve("db"), f -> f.getFileName().toString().matches("(?:foreign|damaged|before-rebuild)-.*\\.mv\\.db"));
    }

    private static boolean any(Path folder, java.util.function.Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder))
            return false;
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(wanted);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
