package org.khoso.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EPackage;
import org.khoso.api.Ids;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.BackupReport;
import org.khoso.api.store.MigrationReport;
import org.khoso.model.holdings.HoldingsPackage;
import org.khoso.storage.journal.internal.Disk;
import org.khoso.storage.sql.internal.Schema;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Archives in a folder: {@code archive.xmi db/ vault/ journal/ index/ packages/ reports/}. */
@Component(service = ArchiveProvider.class)
public final class DirectoryArchiveProvider implements ArchiveProvider {
    private static final List<String> FOLDERS = List.of("db", "vault", "journal", "index", "packages", "reports");
    private final EPackage model;
    private final Upgrades upgrades;

    /** Uses the model of the product. */
    @Activate
    public DirectoryArchiveProvider() {
        this(HoldingsPackage.eINSTANCE, Upgrades.PRODUCT);
    }

    /** @param model package with the classes of all kinds @param upgrades format, and the way to it */
    DirectoryArchiveProvider(EPackage model, Upgrades upgrades) {
        this.model = model;
        this.upgrades = upgrades;
    }

    @Override
    public boolean isArchive(Path directory) {
        return Files.isRegularFile(directory.resolve(ArchiveFile.NAME));
    }

    @Override
    public Archive create(Path directory, Map<String, String> settings) throws IOException {
        if (Files.exists(directory) && !isEmptyFolder(directory))
            throw Problems.of(isArchive(directory) ? "is-archive" : "not-empty", directory.toString());
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (all.containsKey(DATABASE))
            all.computeIfAbsent(Opening.SCHEMA, k -> "khoso_" + Ids.next().toString().replace("-", ""));
        Disk.folders(directory.toAbsolutePath());
        ArchiveLock lock = ArchiveLock.take(directory);
        try {
            for (String folder : FOLDERS)
                Disk.folders(directory.resolve(folder));
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        ArchiveFile file = ArchiveFile.of(upgrades.format(), all);
        Archive archive = new OpenArchive(new Opening(directory, file, upgrades, model, lock));
        try {
            file.write(directory); // last: what has this file is an archive and is whole
            return archive;
        } catch (IOException e) {
            archive.close();
            throw e;
        }
    }

    private static boolean isEmptyFolder(Path directory) throws IOException {
        if (!Files.isDirectory(directory))
            return false;
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    @Override
    public Archive open(Path directory) throws IOException {
        ArchiveFile.read(directory, upgrades.format()); // what can't be opened is not touched either
        ArchiveLock lock = ArchiveLock.take(directory);
        return new OpenArchive(new Opening(directory, file(directory, lock), upgrades, model, lock));
    }

    @Override
    public BackupReport restore(Path backup, Path to, boolean verify, Progress progress) throws IOException {
        BackupReport report = new Restore(backup, to, upgrades.format(), progress).run();
        if (!report.complete())
            return report;
        try (Archive archive = open(to)) { // also lets the database catch up with the journal
            return verify ? Restore.verify(report, archive, progress) : report;
        }
    }

    @Override
    public long rebuild(Path directory) throws IOException {
        if (ArchiveFile.read(directory, upgrades.format()).settings().containsKey(DATABASE))
            throw Problems.of("rebuild-shared", directory.toString());
        ArchiveLock lock = ArchiveLock.take(directory);
        try {
            Lost.refuseRebuild(directory);
            Opening.setAside(directory.resolve("db"), "before-rebuild-");
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        Opening opening = new Opening(directory, file(directory, lock), upgrades, model, lock);
        try (opening) {
            return opening.writer().log().lastSeq();
        }
    }

    /** Who held it before may have changed the file: it is read again behind the lock. */
    private ArchiveFile file(Path directory, ArchiveLock lock) throws IOException {
        try {
            return ArchiveFile.read(directory, upgrades.format());
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public MigrationReport migrate(Path directory, boolean apply) throws IOException {
        ArchiveFile.read(directory, upgrades.format());
        try (ArchiveLock lock = ArchiveLock.take(directory)) {
            ArchiveFile file = ArchiveFile.read(directory, upgrades.format());
            return Opening.migrate(directory, file, upgrades, Schema.of(model), apply);
        }
    }
}
