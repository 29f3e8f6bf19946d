package org.khoso.storage.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.khoso.api.Message;
import org.khoso.api.store.HeldException;
import org.khoso.storage.journal.internal.Disk;

/**
 * Holds an archive for this process. The operating system's lock decides; a file beside it says who holds it (apart, because
 * a locked file cannot be read everywhere).
 */
final class ArchiveLock implements Closeable {
    private static final String LOCK = ".lock";
    private static final String HOLDER = ".holder";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final int TRIES = 5;
    private static final long PAUSE = 60;
    private final FileChannel channel;
    private final Path holder;

    private ArchiveLock(FileChannel channel, Path holder) {
        this.channel = channel;
        this.holder = holder;
    }

    static ArchiveLock take(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Path holder = directory.resolve(HOLDER);
        try {
            if (!locked(channel))
                throw held(directory, holder);
            Disk.replace(holder, describe());
            return new ArchiveLock(channel, holder);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    private static byte[] describe() throws IOException {
        Properties p = new Properties();
        p.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        p.setProperty("user", System.getProperty("user.name", ""));
        p.setProperty("host", host());
        p.setProperty("since", TIME.format(LocalDateTime.now()));
        StringWriter out = new StringWriter();
        p.store(out, null);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static HeldException held(Path directory, Path holder) throws IOException {
        Properties p = new Properties();
        for (int i = 0; i < TRIES && p.isEmpty(); i++) {
            if (Files.exists(holder))
                p.load(new StringReader(Files.readString(holder)));
            else
                pause(); // the holder has the lock and is about to write who it is
        }
        Object[] args = {directory.toString(), p.getProperty("pid", "?"), p.getProperty("user", "?"), p.getProperty("host", "?"),
                p.getProperty("since", "?")};
        return new HeldException(Message.of("storage.held", args), Message.of("storage.held.remedy", args));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(holder);
        channel.close();
    }
}
