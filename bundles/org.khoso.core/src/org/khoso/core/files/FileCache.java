package org.khoso.core.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.core.Json;

/**
 * What is known of files from earlier runs, by checksum, name, and the versions of what read and judged them: a small file for each. It
 * may be deleted at any time. A stopped run goes on by it. Thread-safe, also between processes.
 */
public final class FileCache {
    private static final int LARGEST = 4_000_000;
    private final Path folder;

    /** What is kept of a file. @param facts facts @param pdfa verdict, or null */
    public record Known(FileFacts facts, PdfaVerdict pdfa) {
    }

    /** @param folder place for the entries, is made when needed; null for a cache that keeps nothing */
    public FileCache(Path folder) {
        this.folder = folder;
    }

    /** @return the place of one entry. @param parts checksum, name, versions and what was asked; null parts count as empty */
    static String key(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String p : parts) {
                digest.update((p == null ? "" : p).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<Known> get(String key) {
        if (folder == null)
            return Optional.empty();
        Path file = place(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST)
                return Optional.empty();
            Known k = Json.read(Files.readString(file), Known.class, file.toString());
            return Optional.ofNullable(k).filter(x -> x.facts() != null);
        } catch (KhosoException e) {
            return Optional.empty(); // torn or of another version: as if it were not there
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Not synced: an entry that a power loss tears is no entry. A cache that can't be written costs time, nothing else. */
    void put(String key, Known known) {
        if (folder == null)
            return;
        Path file = place(key);
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), "new", ".tmp");
            try {
                Files.writeString(temporary, Json.write(known));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            System.getLogger("org.khoso.core").log(System.Logger.Level.DEBUG, "not cached: " + file, e);
        }
    }

    private Path place(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ".json");
    }
}
