package org.khoso.core.transfer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.khoso.core.Session;
import org.khoso.core.bundle.Refusals;

/**
 * Packages of hand-overs on their way, in a folder of the archive. What is there is worth nothing by itself: it counts only as far as its
 * digest stands in the journal, so a kill leaves nothing that could be taken for done.
 */
final class Staging {
    private static final String FOLDER = "transfers";
    private static final String TEMP = ".khoso-";
    private static final String PART = ".part";
    private static final int BUFFER = 1 << 17;

    private Staging() {
    }

    /** @return folder of the packages of a submission; it is made if missing */
    static Path packages(Session session, String transfer, long submission) throws IOException {
        Path folder = session.archive().directory().resolve(FOLDER).resolve(transfer).resolve(Long.toString(submission));
        Path packages = folder.resolve("packages");
        if (!Files.isDirectory(packages)) {
            Files.createDirectories(packages);
            for (Path p = packages; !p.equals(session.archive().directory()); p = p.getParent())
                syncFolder(p.getParent());
        }
        return packages;
    }

    /** Takes the packages of a hand-over away: they were taken in, or are proved to be elsewhere. */
    static void remove(Session session, Transfer t) throws IOException {
        deleteTree(session.archive().directory().resolve(FOLDER).resolve(t.id().toString()));
    }

    /** Written. @param digest SHA-256, hex @param size bytes */
    record Written(String digest, long size) {
    }

    /** Writes a file as a whole or not at all; it is on disk, under its name, when the call returns. @param most most bytes that are taken */
    static Written write(Path file, InputStream bytes, long most) throws IOException {
        Path temp = Files.createTempFile(file.getParent(), TEMP, PART);
        try {
            Written written = copy(temp, bytes, most);
            Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(file.getParent());
            return written;
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    /** Takes away what a kill left in the middle of {@link #write}. */
    static void tidy(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.toList()) {
                String name = p.getFileName().toString();
                if (name.startsWith(TEMP) && name.endsWith(PART) && Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    Files.delete(p);
            }
        }
    }

    private static Written copy(Path temp, InputStream bytes, long most) throws IOException {
        MessageDigest digest = Refusals.sha256();
        long size = 0;
        try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(java.nio.channels.Channels.newOutputStream(channel), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = bytes.read(buffer); n >= 0 && size <= most; n = bytes.read(buffer)) {
                out.write(buffer, 0, n);
                size += n;
            }
            channel.force(true);
        }
        return new Written(HexFormat.of().formatHex(digest.digest()), size);
    }

    /** @return digest of a file; null if there is none */
    static Written look(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            return null;
        MessageDigest digest = Refusals.sha256();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                size += n;
            }
        }
        return new Written(HexFormat.of().formatHex(digest.digest()), size);
    }

    /** Makes the names in a folder last. Windows cannot open folders, and does not need it. */
    static void syncFolder(Path folder) throws IOException {
        if (File.separatorChar == '\\')
            return;
        try (FileChannel c = FileChannel.open(folder, StandardOpenOption.READ)) {
            c.force(true);
        }
    }

    static void deleteTree(Path top) throws IOException {
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS))
            return;
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                if (e != null)
                    throw e;
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
