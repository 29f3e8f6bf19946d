package org.khoso.storage.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.khoso.storage.journal.internal.Disk;

/** Copies of files that are on disk when the call returns, with the SHA-256 of what was copied. */
final class CheckedCopy {
    private static final int CHUNK = 1 << 17;
    private static final String PART = ".part";

    private CheckedCopy() {
    }

    /** A copy. @param sha256 hex @param size bytes */
    record Copied(String sha256, long size) {
    }

    /** Copies at most so many bytes; the target has all of them or is not there. */
    static Copied copy(Path from, long most, Path to) throws IOException {
        return copy(from, most, to, null);
    }

    /** The same, but leaves no target if the bytes do not have the checksum that they must have (hex, null for any). */
    static Copied copy(Path from, long most, Path to, String must) throws IOException {
        Disk.folders(to.getParent());
        Path part = to.resolveSibling(to.getFileName() + PART);
        try (InputStream in = Files.newInputStream(from)) {
            Copied copied = write(in, most, part);
            if (must == null || must.equals(copied.sha256)) {
                Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Disk.syncFolder(to.getParent());
            }
            return copied;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Copied write(InputStream in, long most, Path to) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[CHUNK];
        long size = 0;
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int n = read(in, buffer, most - size); n > 0; n = read(in, buffer, most - size)) {
                digest.update(buffer, 0, n);
                ByteBuffer b = ByteBuffer.wrap(buffer, 0, n);
                while (b.hasRemaining())
                    out.write(b);
                size += n;
            }
            out.force(true);
        }
        return new Copied(HexFormat.of().formatHex(digest.digest()), size);
    }

    private static int read(InputStream in, byte[] buffer, long left) throws IOException {
        return left <= 0 ? -1 : in.read(buffer, 0, (int) Math.min(buffer.length, left));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
