package org.khoso.storage.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.khoso.api.store.ObjectVault;
import org.khoso.storage.journal.internal.Disk;
import org.khoso.storage.vault.internal.FolderVault;

/**
 * A second copy of a vault: {@code sha256/ab/cd/<hex>} as in the vault, and a file that says which archive it belongs to.
 *
 * @param folder  folder of the copy, absolute
 * @param archive folder of the archive, absolute
 * @param id      identity of the archive
 */
record VaultCopy(Path folder, Path archive, String id) {
    static final String MARKER = "khoso-vault-copy";
    private static final int FORMAT = 1;
    private static final long LARGEST = 1 << 16;
    /** What systems put on an empty volume, and what a kill between two steps of the marker leaves. */
    private static final Set<String> NO_CONTENT = Set.of("lost+found", "System Volume Information", "$RECYCLE.BIN", ".Trash-1000",
            MARKER + ".new");

    /**
     * @param make   whether an empty folder becomes a copy
     * @param name   of the archive, for people
     * @param opened copies that this process has opened: to open one clears what a killed process left half written, which another thread may be writing
     */
    ObjectVault open(boolean make, String name, Map<Path, ObjectVault> opened) throws IOException {
        if (folder.startsWith(archive) || archive.startsWith(folder))
            throw Problems.of("copy-inside", folder.toString(), archive.toString());
        if (!make && new BackupFolder(folder).of(id))
            return FolderVault.reading(new BackupFolder(folder).objects());
        Path marker = folder.resolve(MARKER);
        if (!Files.exists(marker)) {
            if (!make)
                throw Problems.of(Files.isDirectory(folder) ? "copy-none" : "copy-away", folder.toString());
            mark(marker, name);
        }
        check(marker);
        ObjectVault vault = opened.get(folder);
        if (vault == null) {
            vault = new FolderVault(folder);
            opened.put(folder, vault);
        }
        return vault;
    }

    private void mark(Path marker, String name) throws IOException {
        Disk.folders(folder);
        try (Stream<Path> files = Files.list(folder)) {
            if (files.anyMatch(f -> !NO_CONTENT.contains(f.getFileName().toString())))
                throw Problems.of("copy-not-empty", folder.toString());
        }
        Disk.replace(marker, Json.bytes(Json.object().put("vaultCopyFormat", FORMAT).put("archive", id).put("name", name)));
    }

    private void check(Path marker) throws IOException {
        if (Files.size(marker) > LARGEST)
            throw Problems.of("copy-damaged", marker.toString());
        JsonNode said;
        try {
            said = Json.read(Files.readAllBytes(marker));
        } catch (JsonProcessingException | RuntimeException e) {
            throw Problems.caused(e, "copy-damaged", marker.toString());
        }
        if (said == null || !said.path("archive").isTextual())
            throw Problems.of("copy-damaged", marker.toString());
        if (said.path("vaultCopyFormat").asInt(0) > FORMAT)
            throw Problems.of("newer-format", folder.toString(), said.path("vaultCopyFormat").asInt(), FORMAT);
        if (!said.path("archive").asText().equals(id))
            throw Problems.of("copy-other", folder.toString(), said.path("name").asText(), said.path("archive").asText());
    }
}
