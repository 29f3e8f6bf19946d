package org.khoso.storage.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.store.BackupReport;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.ObjectVault;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Dialect;

/**
 * One backup. The point in time is that of the journal: its length is noted while nobody writes, all that it tells of is in
 * the vault already, and a database copied a moment earlier catches up from the journal when it is opened. So writing stops
 * for milliseconds only.
 */
final class Backup {
    private static final Set<String> LEFT_OUT = Set.of("db", "vault", "journal", "index", ArchiveFile.NAME);
    private final Opening opening;
    private final HoldingsStore holdings;
    private final ObjectVault vault;
    private final BackupFolder folder;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private final MessageDigest digest = CheckedCopy.sha256();
    private OutputStream manifest;
    private long copied;
    private long bytes;
    private long objects;

    /** What holds at the point in time. @param segments length of each file of the journal */
    private record Moment(Instant taken, String head, long entries, Map<Kind, Long> holdings, Map<Path, Long> segments, byte[] settings) {
    }

    Backup(Opening opening, HoldingsStore holdings, ObjectVault vault, Path to, Progress progress) {
        this.opening = opening;
        this.holdings = holdings;
        this.vault = vault;
        this.folder = new BackupFolder(to);
        this.progress = progress;
    }

    BackupReport run() throws IOException {
        Path archive = opening.directory().toAbsolutePath().normalize();
        Path to = folder.top().toAbsolutePath().normalize();
        if (to.startsWith(archive) || archive.startsWith(to))
            throw Problems.of("backup-inside", to.toString(), archive.toString());
        folder.claim(opening.writer().id().toString());
        Path part = folder.begin();
        boolean done = false;
        try {
            BackupReport report = run(archive, part);
            done = report.complete();
            return report;
        } finally {
            if (!done)
                folder.drop(part);
        }
    }

    private BackupReport run(Path archive, Path part) throws IOException {
        database(part.resolve(BackupFolder.DATABASE));
        Moment moment = moment();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part.resolve(BackupFolder.MANIFEST)), digest)) {
            manifest = new java.io.BufferedOutputStream(out, 1 << 16);
            small(part, archive, moment);
            objects();
            manifest.flush();
        }
        Path place = null;
        if (!progress.cancelled()) {
            sync(part.resolve(BackupFolder.MANIFEST));
            place = folder.complete(part, new BackupFolder.Summary(moment.taken, moment.head, moment.entries, moment.holdings, objects,
                    HexFormat.of().formatHex(digest.digest())));
        }
        return new BackupReport(place == null ? folder.top() : place, moment.taken, moment.head, moment.entries, moment.holdings, objects,
                copied, bytes, place != null, findings);
    }

    private void database(Path to) throws IOException {
        Database database = opening.database();
        if (database.dialect() != Dialect.H2) // a shared one comes back from the journal; its server has backups of its own
            return;
        Connection c = null;
        boolean good = false;
        try {
            c = database.take();
            try (Statement s = c.createStatement()) {
                s.execute("BACKUP TO '" + to.toString().replace("'", "''") + "'");
            }
            good = true;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            database.give(c, good);
        }
    }

    private Moment moment() throws IOException {
        Writer writer = opening.writer();
        Path journal = writer.log().folder();
        return writer.still(() -> {
            Map<Kind, Long> counts = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values())
                counts.put(kind, holdings.count(HoldingQuery.all(kind)));
            Map<Path, Long> lengths = new LinkedHashMap<>();
            try (Stream<Path> files = Files.list(journal)) {
                for (Path p : files.filter(Files::isRegularFile).sorted().toList())
                    lengths.put(p, Files.size(p));
            }
            return new Moment(Instant.now().truncatedTo(ChronoUnit.MILLIS), writer.log().lastHash(), writer.log().lastSeq(), counts,
                    lengths,
                    Files.readAllBytes(opening.directory().resolve(ArchiveFile.NAME)));
        });
    }

    private void small(Path part, Path archive, Moment moment) throws IOException {
        Path files = part.resolve(BackupFolder.FILES);
        for (var e : moment.segments.entrySet())
            file(e.getKey(), e.getValue(), part, files.resolve("journal").resolve(e.getKey().getFileName().toString()));
        Path settings = files.resolve(ArchiveFile.NAME);
        org.khoso.storage.journal.internal.Disk.replace(settings, moment.settings);
        line(HexFormat.of().formatHex(CheckedCopy.sha256().digest(moment.settings)), part.relativize(settings).toString());
        Path database = part.resolve(BackupFolder.DATABASE);
        if (Files.exists(database)) {
            sync(database);
            line(hash(database), BackupFolder.DATABASE);
        }
        try (Stream<Path> top = Files.list(archive)) {
            for (Path p : top.sorted().toList())
                if (!LEFT_OUT.contains(p.getFileName().toString()) && !p.getFileName().toString().startsWith("."))
                tree(p, part, files, archive);
        }
    }

    /** Packages, reports, the archive's own standards and whatever plug-ins keep there. Links are not followed. */
    private void tree(Path top, Path part, Path to, Path archive) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path p : (Iterable<Path>) all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).sorted()::iterator) {
                if (progress.cancelled())
                    return;
                if (p.toString().indexOf('\n') >= 0 || p.toString().indexOf('\\') >= 0 && p.getFileSystem().getSeparator().equals("/"))
                    findings.add(BackupFindings.of("backup-name", p.toString()));
                else
                    file(p, Long.MAX_VALUE, part, to.resolve(archive.relativize(p).toString()));
            }
        }
    }

    private void file(Path from, long length, Path part, Path to) throws IOException {
        progress.item(from.toString());
        try {
            CheckedCopy.Copied c = CheckedCopy.copy(from, length, to);
            bytes += c.size();
            line(c.sha256(), part.relativize(to).toString().replace(java.io.File.separatorChar, '/'));
        } catch (java.nio.file.NoSuchFileException e) { // a package that somebody deleted meanwhile
            findings.add(BackupFindings.of("backup-gone", from.toString()));
        }
    }

    private void objects() throws IOException {
        try (Stream<String> ids = vault.list()) {
            progress.total(ids.count());
        }
        try (Stream<String> ids = vault.list()) {
            for (String id : (Iterable<String>) ids::iterator) {
                if (progress.cancelled())
                    return;
                progress.item(id);
                object(id);
                progress.worked(1);
            }
        }
    }

    private void object(String id) throws IOException {
        Path to = folder.object(id);
        Path from = vault.file(id).orElseThrow();
        if (!Files.exists(to) || Files.size(to) != Files.size(from)) {
            CheckedCopy.Copied c = CheckedCopy.copy(from, Long.MAX_VALUE, to, id);
            if (!c.sha256().equals(id)) {
                findings.add(BackupFindings.of("backup-object", "vault/" + id));
                return;
            }
            copied++;
            bytes += c.size();
        }
        objects++;
        line(id, BackupFolder.objectName(id));
    }

    private void line(String hash, String name) throws IOException {
        manifest.write((hash + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(Path file) throws IOException {
        MessageDigest d = CheckedCopy.sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), d)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(d.digest());
    }

    private static void sync(Path file) throws IOException {
        try (var c = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            c.force(true);
        }
    }
}
