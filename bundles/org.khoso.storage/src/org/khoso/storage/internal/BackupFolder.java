package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khoso.api.Kind;
import org.khoso.storage.journal.internal.Disk;

/**
 * Backups of one archive in one folder: {@code objects/ab/cd/<sha256>} for all of them, and a folder for each, named by its
 * time. {@code sha256sum -c manifest-sha256.txt} checks one without Khoso. A backup is complete when it has that name.
 */
record BackupFolder(Path top) {
    static final String MANIFEST = "manifest-sha256.txt";
    static final String DATABASE = "db.zip";
    static final String FILES = "archive";
    private static final String SUMMARY = "backup.json";
    private static final String OWNER = "khoso-backups";
    private static final String OBJECTS = "objects";
    private static final String PART = ".part-";
    private static final int FORMAT = 1;
    private static final long LARGEST = 1 << 20;
    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}Z(-\\d{1,6})?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What a backup says of itself. @param manifest SHA-256 of its manifest */
    record Summary(Instant taken, String head, long entries, Map<Kind, Long> holdings, long objects, String manifest) {
    }

    /** Makes the folder this archive's own, and clears what an earlier backup left unfinished; its objects stay. */
    void claim(String archive) throws IOException {
        Disk.folders(top.toAbsolutePath());
        Path owner = top.resolve(OWNER);
        if (!Files.exists(owner)) {
            try (Stream<Path> files = Files.list(top)) {
                if (files.findAny().isPresent())
                    throw Problems.of("backup-not-empty", top.toString());
            }
            Disk.replace(owner, archive.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        if (!Files.readString(owner).equals(archive))
            throw Problems.of("backup-other", top.toString());
        try (Stream<Path> files = Files.list(top)) {
            for (Path p : files.filter(f -> f.getFileName().toString().startsWith(PART)).toList())
                delete(p);
        }
    }

    /** @return whether backups of this archive are here */
    boolean of(String archive) throws IOException {
        Path owner = top.resolve(OWNER);
        return Files.isRegularFile(owner) && Files.size(owner) < LARGEST && Files.readString(owner).equals(archive);
    }

    /** @return folder of the objects of all backups */
    Path objects() {
        return top.resolve(OBJECTS);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList())
                Files.delete(p);
        }
    }

    /** @return folder for a backup that is not complete yet */
    Path begin() throws IOException {
        Path part = top.resolve(PART + org.khoso.api.Ids.next());
        Disk.folders(part.toAbsolutePath());
        return part;
    }

    /** Gives an unfinished backup up. */
    void drop(Path part) throws IOException {
        delete(part);
    }

    /** @return the complete backup */
    Path complete(Path part, Summary s) throws IOException {
        ObjectNode n = Json.object().put("backupFormat", FORMAT).put("taken", s.taken.toString()).put("head", s.head).put("entries",
                s.entries);
        ObjectNode counts = n.putObject("holdings");
        s.holdings.forEach((k, v) -> counts.put(k.name(), v));
        n.put("objects", s.objects).put("manifest", s.manifest);
        Disk.replace(part.resolve(SUMMARY), Json.bytes(n));
        String name = TIME.format(s.taken);
        Path to = top.resolve(name);
        for (int i = 2; Files.exists(to); i++)
            to = top.resolve(name + "-" + i);
        Files.move(part, to);
        Disk.syncFolder(top.toAbsolutePath());
        return to;
    }

    /** @return place of an object, for all backups of the folder */
    Path object(String id) {
        return top.resolve(OBJECTS).resolve(id.substring(0, 2)).resolve(id.substring(2, 4)).resolve(id);
    }

    /** @return how a backup's manifest names an object */
    static String objectName(String id) {
        return "../" + OBJECTS + "/" + id.substring(0, 2) + "/" + id.substring(2, 4) + "/" + id;
    }

    /** @return the object that a line of a manifest names, or null if it names a file of the backup itself */
    static String objectOf(String name) {
        return name.startsWith("../" + OBJECTS + "/") ? name.substring(name.lastIndexOf('/') + 1) : null;
    }

    /** @return the backup itself, or the newest complete one of a folder of backups */
    static Optional<Path> newest(Path given) throws IOException {
        if (Files.isRegularFile(given.resolve(SUMMARY)))
            return Optional.of(given);
        if (!Files.isDirectory(given))
            return Optional.empty();
        try (Stream<Path> files = Files.list(given)) {
            return files.filter(p -> NAME.matcher(p.getFileName().toString()).matches() && Files.isRegularFile(p.resolve(SUMMARY)))
                    .max(Comparator.comparing(BackupFolder::time).thenComparingInt(BackupFolder::number));
        }
    }

    private static String time(Path backup) {
        return backup.getFileName().toString().split("-")[0];
    }

    /** Several backups of one second are numbered from 2. */
    private static int number(Path backup) {
        String[] parts = backup.getFileName().toString().split("-");
        return parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    }

    /** @throws org.khoso.api.KhosoException if the summary is damaged or of a newer Khoso */
    static Summary summary(Path backup) throws IOException {
        Path file = backup.resolve(SUMMARY);
        if (Files.size(file) > LARGEST)
            throw Problems.of("backup-damaged", file.toString());
        try {
            JsonNode n = Json.read(Files.readAllBytes(file));
            if (n.path("backupFormat").asInt(0) > FORMAT)
                throw Problems.of("newer-format", backup.toString(), n.path("backupFormat").asInt(), FORMAT);
            Map<Kind, Long> counts = new EnumMap<>(Kind.class);
            for (var e : n.get("holdings").properties())
                counts.put(Kind.valueOf(e.getKey()), e.getValue().longValue());
            return new Summary(Instant.parse(n.get("taken").textValue()), n.get("head").textValue(), n.get("entries").longValue(), counts,
                    n.get("objects").longValue(), n.get("manifest").textValue());
        } catch (RuntimeException | com.fasterxml.jackson.core.JsonProcessingException e) {
            throw Problems.caused(e, "backup-damaged", file.toString());
        }
    }
}
