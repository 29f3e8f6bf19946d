package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.khoso.core.bundle.Refusals;

/** Writes into a folder of this machine or of a medium. */
final class FolderOutlet implements Outlet {
    private final Path target;
    private final Path folder;

    /** @param marker file by which a folder of that name is known for ours @param same its bytes; null if they differ each time */
    FolderOutlet(Path out, String name, String marker, byte[] same) throws IOException {
        target = out.resolve(name);
        boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (there && !ours(target.resolve(marker), same))
            throw Refused.of("place-taken", target.toString());
        folder = there ? target : out.resolve("." + name + ".part");
        Files.createDirectories(folder);
        Staging.tidy(folder);
    }

    private static boolean ours(Path marker, byte[] same) throws IOException {
        if (!Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS))
            return false;
        if (same == null)
            return true;
        try (InputStream in = Files.newInputStream(marker)) {
            return Refusals.sha256(in.readNBytes(same.length + 1)).equals(Refusals.sha256(same));
        }
    }

    @Override
    public void put(int index, String name, Source source) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isDirectory(file.getParent())) {
            Files.createDirectories(file.getParent());
            Staging.syncFolder(folder);
        }
        try (InputStream in = source.open()) {
            Staging.write(file, in, Long.MAX_VALUE);
        }
    }

    @Override
    public String publish() throws IOException {
        if (!folder.equals(target))
            try {
                Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException e) {
                throw Refused.caused(e, "place-taken", target.toString());
            }
        Staging.syncFolder(target.toAbsolutePath().getParent());
        return target.toString();
    }
}
