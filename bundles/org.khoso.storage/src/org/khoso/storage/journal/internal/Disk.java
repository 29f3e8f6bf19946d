package org.khoso.storage.journal.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writing that survives a power loss. */
public final class Disk {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private Disk() {
    }

    /** Syncs a folder, so that the names in it survive. Windows has no such call and journals names itself. */
    public static void syncFolder(Path dir) throws IOException {
        if (WINDOWS)
            return;
        try (FileChannel c = FileChannel.open(dir, StandardOpenOption.READ)) {
            c.force(true);
        }
    }

    /** Makes a folder and those above it; each new level is synced into its parent. */
    public static void folders(Path dir) throws IOException {
        if (Files.isDirectory(dir))
            return;
        Path parent = dir.toAbsolutePath().getParent();
        if (parent != null)
            folders(parent);
        try {
            Files.createDirectory(dir);
        } catch (java.nio.file.FileAlreadyExistsException other) {
            if (!Files.isDirectory(dir))
                throw other; // made by another thread meanwhile: fine; a file in the way: not
        }
        if (parent != null)
            syncFolder(parent);
    }

    /** Replaces a file as a whole or not at all. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path temp = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(temp, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            write(out, bytes, 0);
            out.force(true);
        }
        Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file.toAbsolutePath().getParent());
    }

    static void write(FileChannel out, byte[] bytes, long at) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(bytes);
        while (b.hasRemaining())
            out.write(b, at + b.position());
    }
}
