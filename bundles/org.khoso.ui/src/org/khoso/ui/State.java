package org.khoso.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * What the window remembers between starts: language, theme, last archive, sizes, columns. A small file of our own; e4's
 * application model is never persisted, since it would keep stale parts. Thread-safe.
 */
public final class State {
    private final Path file;
    private final Properties values = new Properties();

    State(Path file) {
        this.file = file;
        if (Files.isReadable(file))
            try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                System.getLogger("org.khoso.ui").log(System.Logger.Level.WARNING, "cannot read " + file, e);
            }
    }

    /** @return what the window of this user remembers */
    static State ofUser() {
        return new State(home().resolve("window.properties"));
    }

    /** @return folder of what belongs to the user and not to an archive: what the start script found, KHOSO_HOME, else .khoso in the home folder */
    public static Path home() {
        String home = System.getProperty("khoso.home");
        if (home == null || home.isEmpty())
            home = System.getenv("KHOSO_HOME");
        return home != null && !home.isEmpty() ? Path.of(home) : Path.of(System.getProperty("user.home"), ".khoso");
    }

    /** @return remembered value, or the given one */
    public synchronized String get(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    /** Remembers a value; null forgets it. */
    public synchronized void set(String key, String value) {
        if (value == null)
            values.remove(key);
        else
            values.setProperty(key, value);
        try {
            save();
        } catch (IOException e) {
            System.getLogger("org.khoso.ui").log(System.Logger.Level.WARNING, "cannot write " + file, e);
        }
    }

    private void save() throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (var out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            values.store(out, null);
        }
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
