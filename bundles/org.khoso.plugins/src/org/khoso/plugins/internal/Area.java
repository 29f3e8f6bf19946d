package org.khoso.plugins.internal;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.PluginInfo.BundleInfo;

/**
 * The user's folder of plug-ins: the {@link Ledger}, the jars that it names, and what an installation that is under way has set
 * aside. A process that runs plug-ins holds a shared lock; jars that are in no list any more go when nobody holds it.
 */
final class Area {
    private static final String HOME = "khoso.home";
    private static final String USE = ".use";
    private static final String CHANGE = ".change";
    private static final String STAGE = "stage-";
    /** How folders begin in which the start script keeps the framework's state with these plug-ins. */
    private static final String STATE = "start-";
    /** System property of the framework: where this process has its state, as a URL. */
    private static final String OWN = "osgi.configuration.area";
    private static final int TRIES = 8;

    private final Path folder;
    private FileChannel use;

    Area(Path folder) {
        this.folder = folder;
    }

    /** @return the folder of the user who runs this process */
    static Area ofUser() {
        String home = System.getProperty(HOME);
        if (home == null || home.isEmpty())
            home = System.getenv("KHOSO_HOME");
        Path base = home != null && !home.isEmpty() ? Path.of(home) : Path.of(System.getProperty("user.home"), ".khoso");
        return new Area(base.toAbsolutePath().normalize().resolve("plugins"));
    }

    Path folder() {
        return folder;
    }

    List<PluginInfo> installed() throws IOException {
        return Ledger.read(folder);
    }

    /** @return where the jar of a bundle lies: its name says what it is, and its content cannot change under it */
    Path jar(BundleInfo b) {
        return folder.resolve(b.name() + "_" + b.version() + "_" + b.sha256() + ".jar");
    }

    /** @return a new folder for what is not installed yet */
    Path stage() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, STAGE);
    }

    /** Keeps others from changing the list until closed. */
    FileChannel change() throws IOException {
        Files.createDirectories(folder);
        FileChannel c = lock(CHANGE, false);
        if (c == null)
            throw Problems.of("busy", folder.toString());
        return c;
    }

    /** Puts a jar that was set aside where installed ones lie; the list does not name it yet. */
    void keep(Path staged, BundleInfo b) throws IOException {
        Ledger.sync(staged);
        try {
            Files.move(staged, jar(b), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            if (!Files.isRegularFile(jar(b)) || !Jar.sha256(jar(b)).equals(b.sha256()))
                throw e; // else the same jar is there and in use
        }
    }

    void write(List<PluginInfo> plugins) throws IOException {
        Ledger.syncFolder(folder);
        Ledger.write(folder, plugins);
    }

    /** From now on this process uses the jars. */
    synchronized void begin() throws IOException {
        if (use == null)
            use = lock(USE, true);
    }

    /** From now on it does not. */
    synchronized void end() throws IOException {
        if (use != null)
            use.close();
        use = null;
    }

    /** Deletes what no list names, if nobody uses or changes anything. @return whether nothing is left that should not be */
    synchronized boolean sweep() throws IOException {
        if (!Files.isDirectory(folder))
            return true;
        if (strays().isEmpty() && !installed().isEmpty())
            return true;
        boolean empty = false;
        try (FileChannel change = lock(CHANGE, false); FileChannel alone = use == null ? lock(USE, false) : null) {
            if (change == null || alone == null)
                return strays().isEmpty();
            for (Path p : strays())
                delete(p);
            empty = installed().isEmpty();
        }
        if (empty && !inside())
            delete(folder);
        return true;
    }

    private Set<Path> strays() throws IOException {
        Set<Path> named = new HashSet<>();
        for (PluginInfo p : installed())
            p.bundles().forEach(b -> named.add(jar(b)));
        try (Stream<Path> files = Files.list(folder)) {
            return new HashSet<>(files.filter(f -> !named.contains(f) && !List.of(Ledger.NAME, USE, CHANGE).contains(f.getFileName()
                    .toString()) && !state(f)).toList());
        }
    }

    /** @return whether it holds the state of this process, or one that was made since the list last changed */
    private boolean state(Path f) {
        try {
            return own(f) || f.getFileName().toString().startsWith(STATE)
                    && Files.getLastModifiedTime(f).compareTo(Files.getLastModifiedTime(folder.resolve(Ledger.NAME))) > 0;
        } catch (IOException e) {
            return false; // no list: nothing is installed
        }
    }

    private boolean inside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(Area::own);
        }
    }

    private static boolean own(Path f) {
        // names are enough, and hold where the home is reached by a link; a File takes a URL's path on Windows, too
        String own = System.getProperty(OWN, "");
        return new File(own.substring(own.indexOf(':') + 1)).getName().equals(f.getFileName().toString());
    }

    /** Deletes a file or folder with all in it; what is gone already is no matter. */
    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
            try (Stream<Path> files = Files.list(path)) {
                for (Path p : files.toList())
                    delete(p);
            } catch (NoSuchFileException e) {
                return;
            }
        Files.deleteIfExists(path);
    }

    /** @return the lock, to be closed, or null if somebody else has it */
    private FileChannel lock(String name, boolean shared) throws IOException {
        Path file = folder.resolve(name);
        for (int i = 0; i < TRIES; i++) {
            FileChannel c = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = c.tryLock(0, Long.MAX_VALUE, shared);
                // the file may have been deleted between the two: then the lock is on nothing
                if (lock != null && Files.exists(file))
                    return c;
                c.close();
                if (lock == null && !shared)
                    return null;
                Thread.sleep(20L << i);
            } catch (OverlappingFileLockException e) {
                c.close();
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }
}
