package org.khoso.storage.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.khoso.api.Message;
import org.khoso.api.store.HeldException;
import org.khoso.api.store.Holder;

/**
 * Holds an archive for this process. The operating system's lock decides; a file beside it says who holds it and what they
 * are doing (apart, because a locked file cannot be read everywhere).
 */
final class ArchiveLock implements Closeable {
    /** Who only asks whether an archive is held has it for a moment ({@link Holder#held}). */
    private static final int TRIES = 8;
    private static final long PAUSE = 40;
    /**
     * What this process holds. Static because the lock is the process's: POSIX gives it up as soon as the process closes any
     * other channel of the same file, so the file must not even be opened a second time.
     */
    private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;
    private final Path holder;
    private final Instant since = Instant.now();
    private final Map<Object, String> work = new LinkedHashMap<>();
    private boolean closed;

    private ArchiveLock(Path key, FileChannel channel, Path holder) {
        this.key = key;
        this.channel = channel;
        this.holder = holder;
    }

    static ArchiveLock take(Path directory) throws IOException {
        Path key = directory.toRealPath();
        if (!MINE.add(key))
            throw held(directory, Holder.of(directory));
        try {
            return take(directory, key);
        } catch (IOException | RuntimeException e) {
            MINE.remove(key);
            throw e;
        }
    }

    private static ArchiveLock take(Path directory, Path key) throws IOException {
        FileChannel channel = channel(directory);
        try {
            if (!locked(channel))
                throw held(directory, Holder.of(directory));
            var lock = new ArchiveLock(key, channel, directory.resolve(Holder.FILE));
            lock.tell();
            return lock;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Who may not write here is told who holds the archive, if someone does: that is what they can ask. */
    private static FileChannel channel(Path directory) throws IOException {
        try {
            return FileChannel.open(directory.resolve(Holder.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            if (Files.isReadable(directory.resolve(Holder.LOCK)) && Holder.held(directory))
                throw held(directory, Holder.of(directory));
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                if (channel.tryLock() != null)
                    return true;
            } catch (OverlappingFileLockException ownProcess) {
                return false;
            }
            pause();
        }
        return false;
    }

    private static HeldException held(Path directory, Holder h) {
        Object[] args = {directory.toString(), h.pidText(), h.user(), h.host(), h.sinceText(), h.doing()};
        String state = switch (h.condition()) {
            case STOPPED -> ".stopped";
            case ELSEWHERE -> ".elsewhere";
            default -> "";
        };
        return new HeldException(Message.of("storage.held" + (h.doing().isEmpty() ? "" : ".doing"), args),
                Message.of("storage.held" + state + ".remedy", args), h);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says in the archive's folder what is being done, until it is closed. */
    AutoCloseable doing(String what) {
        var one = new Object();
        change(one, what);
        return () -> change(one, null);
    }

    private synchronized void change(Object one, String what) {
        String before = now();
        if (what == null)
            work.remove(one);
        else
            work.put(one, what);
        if (closed || before.equals(now()))
            return;
        try {
            tell();
        } catch (IOException e) { // it is for others to read: no work fails for it
            System.getLogger("org.khoso.storage").log(System.Logger.Level.DEBUG, "cannot say what is done", e);
        }
    }

    /** @return what was begun first and is not over */
    private String now() {
        return work.isEmpty() ? "" : work.values().iterator().next();
    }

    /** Whole or not at all, but not synced: after a crash nobody holds it. */
    private synchronized void tell() throws IOException {
        Path next = holder.resolveSibling(holder.getFileName() + ".new");
        Files.write(next, Holder.me(since, now()).bytes());
        Files.move(next, holder, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed)
            return;
        closed = true;
        try {
            Files.deleteIfExists(holder);
        } finally {
            channel.close();
            MINE.remove(key);
        }
    }
}
