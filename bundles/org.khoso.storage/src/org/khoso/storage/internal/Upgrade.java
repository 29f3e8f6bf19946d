package org.khoso.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.khoso.api.Ids;
import org.khoso.storage.journal.internal.Disk;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Dialect;
import org.khoso.storage.sql.internal.Migration;
import org.khoso.storage.sql.internal.Schema;

/**
 * Brings an archive to the format and the model of this release. In this order, so that a kill at any moment leaves something
 * that the next start goes on with, and that an older release refuses: backup, whole or not at all; the new number in
 * {@code archive.xmi}, with the old one beside it; the steps; the old number taken away.
 */
final class Upgrade {
    private static final String BEFORE = "before-migration-";
    private static final String PART = ".part";
    private static final String STEP = ">";
    /** What was changed and the journal does not tell of yet: {@code table.column}, or a step; a kill must not lose it. */
    private static final String TO_TELL = "migrated";
    private final Path directory;
    private final Upgrades upgrades;
    private final Schema schema;
    private final Database database;
    private ArchiveFile file;

    /** @param file archive.xmi as found; null for an archive that is being made */
    Upgrade(Path directory, ArchiveFile file, Upgrades upgrades, Schema schema, Database database) {
        this.directory = directory;
        this.file = file;
        this.upgrades = upgrades;
        this.schema = schema;
        this.database = database;
    }

    /** What there is to do. @param found format of the database; 0 if it is new @param columns {@code table.column} to be added */
    record Plan(int found, int wanted, List<String> columns) {
        boolean needed() {
            return found != 0 && (found < wanted || !columns.isEmpty());
        }
    }

    /** Looks and changes nothing. @throws org.khoso.api.KhosoException if the database is of a newer release */
    Plan plan() throws IOException {
        return database.read(c -> {
            List<String> columns = Migration.missing(c, database.dialect(), schema);
            String known = Migration.begun(c) ? Writer.Meta.get(c, Writer.Meta.FORMAT) : null;
            int found = known == null ? 0 : Integer.parseInt(known);
            if (found > upgrades.format())
                throw Problems.of("newer-format", directory.toString(), found, upgrades.format());
            return new Plan(found, upgrades.format(), columns);
        });
    }

    /**
     * Does it.
     *
     * @param shared whether a database that others use too may be changed: never by just opening an archive
     * @return name of the backup; empty if none was needed
     */
    String run(boolean shared) throws IOException {
        Plan plan = plan();
        boolean embedded = database.dialect() == Dialect.H2;
        if (!embedded && !shared && plan.needed())
            throw Problems.of("needs-migration", directory.toString(), plan.found(), plan.wanted(), String.join(", ", plan.columns()));
        String backup = file != null && file.migrating() ? file.backup() : "";
        boolean older = file != null && (file.migrating() || file.format() < upgrades.format());
        if (embedded && backup.isEmpty() && plan.found() != 0 && (older || plan.needed()))
            backup = backup();
        int from = older ? file.from() : upgrades.format();
        if (older) {
            file = new ArchiveFile(upgrades.format(), from, backup, file.settings());
            file.write(directory);
        }
        change(plan);
        for (int n = from; n < upgrades.format(); n++)
            upgrades.from(n).files(directory);
        if (older) {
            file = ArchiveFile.of(upgrades.format(), file.settings());
            file.write(directory);
        }
        return backup;
    }

    /** One transaction where the database can (PostgreSQL); one step after another where it can't (H2). */
    private void change(Plan plan) throws IOException {
        Dialect d = database.dialect();
        Connection c = null;
        boolean good = false;
        try {
            c = database.take();
            d.oneWriter(c);
            for (int n = plan.found(); n > 0 && n < upgrades.format(); n++) {
                upgrades.from(n).database(c, d);
                tell(c, List.of(n + STEP + (n + 1)));
                Writer.Meta.put(c, Writer.Meta.FORMAT, Integer.toString(n + 1));
                if (d == Dialect.H2)
                    c.commit();
            }
            if (plan.found() != 0 && !plan.columns().isEmpty()) {
                tell(c, plan.columns());
                if (d == Dialect.H2)
                    c.commit();
            }
            Migration.run(c, d, schema);
            if (Writer.Meta.get(c, Writer.Meta.FORMAT) == null)
                Writer.Meta.put(c, Writer.Meta.FORMAT, Integer.toString(upgrades.format()));
            c.commit();
            if (d == Dialect.H2 && plan.needed()) // archive.xmi will say that it is done: H2 alone would write some seconds later
                try (Statement s = c.createStatement()) {
                    s.execute("CHECKPOINT SYNC");
                }
            good = true;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            database.give(c, good);
        }
    }

    private static void tell(Connection c, List<String> changes) throws SQLException {
        Set<String> all = new LinkedHashSet<>(toTell(c));
        all.addAll(changes);
        Writer.Meta.put(c, TO_TELL, String.join(",", all));
    }

    private static List<String> toTell(Connection c) throws SQLException {
        String kept = Writer.Meta.get(c, TO_TELL);
        return kept == null || kept.isEmpty() ? List.of() : Arrays.asList(kept.split(","));
    }

    /** @return notes of what was changed and is to be journaled */
    static List<NoteOperation> toTell(Database database) throws IOException {
        return database.read(Upgrade::toTell).stream().map(change -> {
            String[] step = change.split(STEP);
            return new NoteOperation(NoteOperation.MIGRATED, step.length == 2
                    ? Json.object().put("from", Integer.parseInt(step[0])).put("to", Integer.parseInt(step[1]))
                    : Json.object().put("column", change));
        }).toList();
    }

    /** They are journaled. */
    static void told(Database database) throws IOException {
        Connection c = null;
        boolean good = false;
        try {
            c = database.take();
            Writer.Meta.put(c, TO_TELL, "");
            c.commit();
            good = true;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            database.give(c, good);
        }
    }

    /** The database as it is, beside it, with archive.xmi as it was; whole or not at all. @return its name */
    private String backup() throws IOException {
        Path db = directory.resolve("db");
        List<Path> left = new ArrayList<>();
        try (Stream<Path> files = Files.list(db)) {
            files.filter(p -> p.getFileName().toString().startsWith(BEFORE) && p.toString().endsWith(PART)).forEach(left::add);
        }
        for (Path p : left)
            Files.delete(p);
        String name = BEFORE + Ids.next() + ".zip";
        Path part = db.resolve(name + PART);
        Connection c = null;
        boolean good = false;
        try {
            c = database.take();
            try (Statement s = c.createStatement()) {
                s.execute("BACKUP TO '" + part.toString().replace("'", "''") + "'");
            }
            good = true;
        } catch (SQLException e) {
            throw Problems.database(e);
        } finally {
            database.give(c, good);
        }
        try (var out = java.nio.channels.FileChannel.open(part, java.nio.file.StandardOpenOption.WRITE)) {
            out.force(true);
        }
        if (file != null)
            Disk.replace(db.resolve(name.replace(".zip", ".xmi")), Files.readAllBytes(directory.resolve(ArchiveFile.NAME)));
        Files.move(part, db.resolve(name));
        Disk.syncFolder(db);
        return name;
    }
}
