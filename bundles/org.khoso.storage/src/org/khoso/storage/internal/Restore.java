package org.khoso.storage.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.BackupReport;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.Journal;
import org.khoso.storage.journal.internal.ChainLog;
import org.khoso.storage.journal.internal.Disk;
import org.khoso.storage.journal.internal.Entry;

/** Brings one backup back. The target is an archive only when all is there; a restore that was killed begins anew in the same folder. */
final class Restore {
    /** Most letters of a name that are told. */
    private static final int LONGEST = 300;
    /** Longer than any line with a name that a file can have. */
    private static final int LINE_LENGTH = 8_000;
    /** Findings that are told one by one; a list may be forged to have any number of lines. */
    private static final int MOST = 10_000;
    /** How much more than its packed form a database may be: texts of one kind pack well, zeros a thousand times. */
    private static final long RATIO = 200;
    private static final long FREE = 64L << 20;
    private static final String UNFINISHED = ".restoring";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");
    private static final Pattern OBJECT = Pattern.compile("\\.\\./objects/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}");
    private final Path backup;
    private final Path to;
    private final int format;
    private final Progress progress;
    private final BackupFolder folder;
    private final List<Finding> findings = new ArrayList<>();
    private BackupFolder.Summary summary;
    private boolean database;
    private long badLines;
    private long untold;
    private long objects;
    private long bytes;

    Restore(Path given, Path to, int format, Progress progress) throws IOException {
        this.format = format;
        this.backup = BackupFolder.newest(given).orElseThrow(() -> Problems.of("no-backup", given.toString())).toAbsolutePath();
        this.to = to.toAbsolutePath();
        this.folder = new BackupFolder(backup.getParent());
        this.progress = progress;
    }

    /** @return what was brought back; not complete if it was cancelled: the folder is no archive then */
    BackupReport run() throws IOException {
        summary = BackupFolder.summary(backup);
        Path archive = backup.resolve(BackupFolder.FILES);
        if (Files.exists(archive.resolve(ArchiveFile.NAME)))
            ArchiveFile.read(archive, format); // of a newer Khoso: refused before anything is written
        claim();
        manifest();
        if (progress.cancelled())
            return report(false);
        seal();
        return report(true);
    }

    private BackupReport report(boolean complete) {
        return new BackupReport(to, summary.taken(), summary.head(), summary.entries(), summary.holdings(), objects, objects, bytes,
                complete,
                findings);
    }

    private void claim() throws IOException {
        Path mark = to.resolve(UNFINISHED);
        if (Files.isDirectory(to) && !Files.exists(mark))
            try (Stream<Path> files = Files.list(to)) {
                if (files.findAny().isPresent())
                    throw Problems.of(Files.exists(to.resolve(ArchiveFile.NAME)) ? "is-archive" : "not-empty", to.toString());
            }
        if (Files.exists(to) && !Files.isDirectory(to))
            throw Problems.of("not-empty", to.toString());
        Disk.folders(to);
        Disk.replace(mark, new byte[0]);
        for (String name : List.of("db", "vault", "journal", "index", "packages", "reports"))
            Disk.folders(to.resolve(name));
    }

    private void manifest() throws IOException {
        Path file = backup.resolve(BackupFolder.MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw Problems.of("backup-damaged", file.toString());
        }
        CheckedCopy.Copied read = CheckedCopy.copy(file, Long.MAX_VALUE, to.resolve(".manifest"));
        if (!read.sha256().equals(summary.manifest()))
            findings.add(BackupFindings.of("backup-manifest", file.toString()));
        progress.total(summary.objects());
        try (BufferedReader lines = Files.newBufferedReader(to.resolve(".manifest"))) {
            for (String line = line(lines); line != null && !progress.cancelled(); line = line(lines))
                line(line, file);
        } catch (java.nio.charset.CharacterCodingException e) {
            findings.add(BackupFindings.of("backup-manifest", file.toString()));
        }
        Files.delete(to.resolve(".manifest"));
        if (untold > 0)
            findings.add(BackupFindings.of("restore-more", file.toString(), Long.toString(untold)));
    }

    /** @return the next line, of one that is too long the beginning, null at the end */
    private static String line(BufferedReader from) throws IOException {
        var line = new StringBuilder();
        int c = from.read();
        if (c < 0)
            return null;
        for (; c >= 0 && c != '\n'; c = from.read())
            if (line.length() < LINE_LENGTH)
            line.append((char) c);
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    private void told(Finding f) {
        if (findings.size() < MOST)
            findings.add(f);
        else
            untold++;
    }

    private void line(String line, Path file) throws IOException {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            if (badLines++ == 0)
                findings.add(BackupFindings.of("backup-manifest", file.toString()));
            return;
        }
        String name = m.group(2);
        progress.item(name);
        if (OBJECT.matcher(name).matches())
            object(BackupFolder.objectOf(name));
        else if (name.equals(BackupFolder.DATABASE))
            database(m.group(1));
        else
            file(name, m.group(1));
    }

    private void object(String id) throws IOException {
        progress.worked(1);
        Path target = to.resolve("vault/sha256").resolve(id.substring(0, 2)).resolve(id.substring(2, 4)).resolve(id);
        Path from = folder.object(id);
        if (copied(from, target, id))
            objects++;
    }

    private void file(String name, String hash) throws IOException {
        Path top = backup.resolve(BackupFolder.FILES);
        Path from = path(name);
        if (from == null || !from.startsWith(top) || from.equals(top)) {
            told(BackupFindings.of("backup-manifest", name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name));
            return;
        }
        Path inside = top.relativize(from);
        Path target = inside.toString().equals(ArchiveFile.NAME)
                ? to.resolve(".settings").resolve(ArchiveFile.NAME)
                : to.resolve(inside.toString());
        boolean journal = inside.startsWith("journal"); // a damaged one is needed all the same: verification tells where it is broken
        if (!copied(from, target, hash) && journal && Files.isRegularFile(from))
            CheckedCopy.copy(from, Long.MAX_VALUE, target);
    }

    /** @return the path inside the backup, null if this system has no such names */
    private Path path(String name) {
        try {
            return backup.resolve(name).normalize();
        } catch (java.nio.file.InvalidPathException e) {
            return null;
        }
    }

    private boolean copied(Path from, Path target, String hash) throws IOException {
        if (!Files.isRegularFile(from)) {
            told(BackupFindings.of("restore-missing", from.toString()));
            return false;
        }
        CheckedCopy.Copied c = CheckedCopy.copy(from, Long.MAX_VALUE, target, hash);
        if (!c.sha256().equals(hash)) {
            told(BackupFindings.of("restore-changed", from.toString()));
            return false;
        }
        bytes += c.size();
        return true;
    }

    /** A damaged copy of the database is left out: the journal makes it anew. */
    private void database(String hash) throws IOException {
        Path zip = to.resolve("db").resolve(BackupFolder.DATABASE);
        if (!copied(backup.resolve(BackupFolder.DATABASE), zip, hash))
            return;
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry())
                if (e.getName().equals("khoso.mv.db"))
                database = write(in, to.resolve("db/khoso.mv.db"), FREE + Files.size(zip) * RATIO);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            database = false;
        }
        if (!database)
            findings.add(BackupFindings.of("restore-changed", backup.resolve(BackupFolder.DATABASE).toString()));
        Files.delete(zip);
    }

    /** @return whether all was written; what unpacks to more than a database can is left */
    private static boolean write(InputStream in, Path target, long most) throws IOException {
        try (var out = java.nio.channels.FileChannel.open(target, java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.WRITE, java.nio.file.StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.position() + n > most)
                    return false;
                for (var left = java.nio.ByteBuffer.wrap(buffer, 0, n); left.hasRemaining();)
                    out.write(left);
            }
            out.force(true);
            return true;
        }
    }

    /** Last: what has archive.xmi is an archive and is whole. */
    private void seal() throws IOException {
        if (!database && !findings.isEmpty())
            Files.deleteIfExists(to.resolve("db/khoso.mv.db"));
        Path kept = to.resolve(".settings");
        if (!Files.exists(kept.resolve(ArchiveFile.NAME)))
            throw Problems.of("backup-damaged", backup.resolve(BackupFolder.FILES).resolve(ArchiveFile.NAME).toString());
        ArchiveFile read = ArchiveFile.read(kept, format);
        Map<String, String> settings = new LinkedHashMap<>(read.settings());
        if (settings.containsKey(ArchiveProvider.DATABASE)) // beside the one it was taken from, never into it
            settings.put(Opening.SCHEMA, "khoso_" + Ids.next().toString().replace("-", ""));
        Files.delete(kept.resolve(ArchiveFile.NAME));
        Files.delete(kept);
        Disk.syncFolder(to.resolve("db"));
        ChainLog log = ChainLog.open(to.resolve("journal"), 0, Entry.NONE);
        if (!log.lastHash().equals(summary.head()) || log.lastSeq() != summary.entries())
            findings.add(BackupFindings.of("restore-journal", "journal", Long.toString(log.lastSeq()), Long.toString(summary.entries())));
        log.close();
        new ArchiveFile(read.format(), read.from(), read.backup(), settings).write(to);
        Files.delete(to.resolve(UNFINISHED));
        Disk.syncFolder(to);
    }

    /** Reads back all that was brought back. @return the report with what was found */
    static BackupReport verify(BackupReport r, Archive archive, Progress progress) throws IOException {
        List<Finding> all = new ArrayList<>(r.findings());
        for (Kind kind : Kind.values()) {
            long is = archive.holdings().count(HoldingQuery.all(kind));
            if (is != r.holdings().getOrDefault(kind, 0L))
                all.add(BackupFindings.of("restore-count", kind.name(), Long.toString(is),
                        Long.toString(r.holdings().getOrDefault(kind, 0L))));
        }
        Journal.Verification v = archive.journal().verify(progress);
        all.addAll(v.findings().stream().filter(f -> f.level() != org.khoso.api.Level.MAY).toList());
        progress.total(r.objects());
        try (Stream<String> ids = archive.vault().list()) {
            for (String id : (Iterable<String>) ids::iterator) {
                if (!archive.vault().verify(id))
                    all.add(BackupFindings.of("restore-changed", "vault/" + id));
                progress.worked(1);
            }
        }
        return new BackupReport(r.place(), r.taken(), r.head(), r.entries(), r.holdings(), r.objects(), r.copied(), r.bytes(), r.complete(),
                all);
    }
}
