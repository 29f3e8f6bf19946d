package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EPackage;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.MigrationReport;
import org.khoso.storage.journal.internal.ChainLog;
import org.khoso.storage.journal.internal.Disk;
import org.khoso.storage.journal.internal.Entry;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Dialect;
import org.khoso.storage.sql.internal.ForeignCode;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.RowWriter;
import org.khoso.storage.sql.internal.Schema;

/** Brings lock, database and journal together: migrates, repairs a torn end, applies what the database has lost. */
final class Opening implements Closeable {
    static final String SCHEMA = "database.schema";
    private static final String ACTOR = "actor";
    private final Path directory;
    private final ArchiveFile file;
    private final Upgrades upgrades;
    private final Map<String, String> settings;
    private final Schema schema;
    private final RowReader reader;
    private final ArchiveLock lock;
    private Database database;
    private Writer writer;
    private Actor actor;

    /** Opens all; on failure everything is given back. */
    Opening(Path directory, ArchiveFile file, Upgrades upgrades, EPackage model, ArchiveLock lock) throws IOException {
        this.directory = directory;
        this.file = file;
        this.upgrades = upgrades;
        this.settings = file.settings();
        this.schema = Schema.of(model);
        this.reader = new RowReader(schema);
        this.lock = lock;
        try {
            boolean rebuilt = openDatabase();
            if (!openJournal(rebuilt))
                again();
        } catch (IOException | RuntimeException e) {
            try (ArchiveLock given = lock) {
                if (database != null)
                    database.close();
            }
            throw e;
        }
    }

    private Path db() {
        return directory.resolve("db");
    }

    /** @return whether the database was lost or damaged and begins anew */
    private boolean openDatabase() throws IOException {
        String url = settings.get(ArchiveProvider.DATABASE);
        if (url != null && !url.isBlank()) {
            database = shared(url, settings.get(SCHEMA));
            migrate();
            return false;
        }
        Disk.folders(db());
        Path held = db().resolve("khoso.mv.db");
        if (Files.isReadable(held) && ForeignCode.in(held))
            setAside(db(), "foreign-");
        boolean lost = !Files.exists(held);
        if (lost)
            Lost.refuse(directory);
        try {
            database = Database.h2(db());
            migrate();
            return lost;
        } catch (IOException e) {
            if (!damaged(e))
                throw e;
            database.close();
            setAside(db(), "damaged-");
            Lost.refuse(directory);
            database = Database.h2(db());
            migrate();
            return true;
        }
    }

    /** The address stands in a file that anybody may have written. */
    private Database shared(String url, String name) throws IOException {
        if (name == null || name.isBlank())
            throw Problems.of("archive-file-damaged", directory.resolve(ArchiveFile.NAME).toString(), SCHEMA);
        try {
            return Database.postgresql(url, name);
        } catch (IllegalArgumentException e) {
            throw Problems.caused(e, "database-address", directory.resolve(ArchiveFile.NAME).toString(), url.replaceAll(
                    "(?i)(password=)[^&]*", "$1..."));
        }
    }

    private static boolean damaged(IOException e) {
        for (Throwable t = e; t != null; t = t.getCause())
            if (t instanceof SQLException s && s.getErrorCode() == org.h2.api.ErrorCode.FILE_CORRUPTED_1)
            return true;
        return false;
    }

    /** Nothing is thrown away: the damaged file stays beside the new one. */
    static void setAside(Path db, String prefix) throws IOException {
        Path file = db.resolve("khoso.mv.db");
        if (!Files.exists(file))
            return;
        Files.move(file, db.resolve(prefix + Ids.next() + ".mv.db"));
        Disk.syncFolder(db);
    }

    private void migrate() throws IOException {
        Dialect d = database.dialect();
        if (d == Dialect.POSTGRESQL)
            schema(database, settings.get(SCHEMA));
        new Upgrade(directory, Files.exists(directory.resolve(ArchiveFile.NAME)) ? file : null, upgrades, schema, database).run(false);
    }

    /** Makes the schema of a shared database, if it is not there. */
    private static void schema(Database database, String name) throws IOException {
        Connection c = null;
        boolean good = false;
        try {
            c = database.take();
            try (Statement s = c.createStatement()) {
                s.execute("CREATE SCHEMA IF NOT EXISTS \"" + name.replace("\"", "\"\"") + "\"");
            }
            c.commit();
            good = true;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            database.give(c, good);
        }
    }

    /** Brings the database to this release; a shared one too, if nobody else works in it. */
    static MigrationReport migrate(Path directory, ArchiveFile file, Upgrades upgrades, Schema schema, boolean apply) throws IOException {
        String url = file.settings().get(ArchiveProvider.DATABASE);
        boolean shared = url != null && !url.isBlank();
        if (!shared && !Files.exists(directory.resolve("db/khoso.mv.db"))) // lost: opening makes it anew, as this release has it
            return new MigrationReport(upgrades.format(), upgrades.format(), List.of(), false, false, "", List.of());
        try (Database database = shared ? Database.postgresql(url, file.settings().get(SCHEMA)) : Database.h2(directory.resolve("db"))) {
            var upgrade = new Upgrade(directory, file, upgrades, schema, database);
            Upgrade.Plan plan = upgrade.plan();
            List<String> others = shared ? database.others() : List.of();
            boolean needed = plan.needed() || file.migrating() || file.format() < upgrades.format();
            if (!apply || !needed)
                return new MigrationReport(plan.found(), plan.wanted(), plan.columns(), shared, false, "", others);
            if (!others.isEmpty())
                throw Problems.of("migration-others", String.join("; ", others));
            return new MigrationReport(plan.found(), plan.wanted(), plan.columns(), shared, true, upgrade.run(true), others);
        }
    }

    int format() {
        return upgrades.format();
    }

    /** The database holds rows for a transaction that is gone: it is set aside like a damaged one, and made anew from the journal. */
    private void again() throws IOException {
        writer.close();
        database.close();
        setAside(db(), "damaged-");
        Lost.refuse(directory);
        database = Database.h2(db());
        migrate();
        openJournal(true);
    }

    /** @return false if the database had to be stopped: it can't be used, and nothing was written to the journal */
    private boolean openJournal(boolean rebuilt) throws IOException {
        Path dir = directory.resolve("journal");
        Disk.folders(dir);
        Identity me = Identity.of(dir, settings.get(ACTOR), database);
        actor = me.actor();
        String position = database.read(c -> Writer.Meta.get(c, Writer.Meta.position(me.writer())));
        String head = database.read(c -> Writer.Meta.get(c, Writer.Meta.head(me.writer())));
        long known = position == null ? 0 : Long.parseLong(position);
        ChainLog log = ChainLog.open(dir, known, head == null ? Entry.NONE : head);
        writer = new Writer(database, log, me.writer(), reader, new RowWriter(schema));
        List<Long> voided = new ArrayList<>();
        long applied = 0;
        if (log.lastSeq() > known)
            try (ReplayGuard guard = rebuilt || database.dialect().shared() ? null : new ReplayGuard(database, writer::replayed)) {
                applied = replay(known, voided, guard);
            }
        if (applied < 0)
            return false;
        if (!voided.isEmpty()) {
            ArrayNode positions = Json.array();
            voided.forEach(positions::add);
            writer.write(actor, new NoteOperation(NoteOperation.VOIDED, Json.object().set("positions", positions)));
        }
        if (log.torn() > 0)
            note(NoteOperation.REPAIRED, "bytes", log.torn());
        if (rebuilt && applied > 0)
            note(NoteOperation.REBUILT, "entries", applied);
        List<NoteOperation> migrated = Upgrade.toTell(database);
        for (NoteOperation change : migrated)
            writer.write(actor, change);
        if (!migrated.isEmpty())
            Upgrade.told(database);
        return true;
    }

    /** @return entries applied, -1 if the guard stopped the database */
    private long replay(long known, List<Long> voided, ReplayGuard guard) throws IOException {
        try {
            return writer.replay(known, voided);
        } catch (IOException | RuntimeException e) {
            if (guard == null || !guard.stopped())
                throw e;
            System.getLogger("org.khoso.storage").log(System.Logger.Level.WARNING, db() + " stood still and is made anew from the journal");
            return -1;
        }
    }

    private void note(String what, String unit, long count) throws IOException {
        writer.write(actor, new NoteOperation(what, Json.object().put(unit, count)));
    }

    Path directory() {
        return directory;
    }

    AutoCloseable doing(String what) {
        return lock.doing(what);
    }

    Map<String, String> settings() {
        return settings;
    }

    Schema schema() {
        return schema;
    }

    RowReader reader() {
        return reader;
    }

    Database database() {
        return database;
    }

    Writer writer() {
        return writer;
    }

    Actor actor() {
        return actor;
    }

    @Override
    public void close() throws IOException {
        try (ArchiveLock given = lock) {
            writer.close();
            database.close();
        }
    }
}
