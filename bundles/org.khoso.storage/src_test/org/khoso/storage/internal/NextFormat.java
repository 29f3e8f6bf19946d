package org.khoso.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.khoso.model.holdings.HoldingsPackage;
import org.khoso.storage.sql.internal.Dialect;
import org.khoso.storage.sql.internal.Sql;

/** A release that does not exist yet: format 2, with a step that rewrites rows and a step that moves files. As a main class it opens an archive, slowly. */
final class NextFormat implements Upgrades.Step {
    private final boolean slow;

    NextFormat(boolean slow) {
        this.slow = slow;
    }

    static DirectoryArchiveProvider provider(boolean slow) {
        return new DirectoryArchiveProvider(HoldingsPackage.eINSTANCE, new Upgrades(2, List.of(new NextFormat(slow))));
    }

    /** Opens the archive that the argument names. */
    public static void main(String[] args) throws Exception {
        System.out.println("begin");
        try (var archive = provider(true).open(Path.of(args[0]))) {
            System.out.println("open");
        }
        System.out.println("closed");
    }

    private void at(String where) {
        if (!slow)
            return;
        System.out.println(where);
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void database(Connection c, Dialect d) throws SQLException {
        at("step");
        Sql.update(c, "ALTER TABLE k_run ADD COLUMN IF NOT EXISTS sort_name VARCHAR(200)");
        at("column");
        Sql.update(c, "UPDATE k_run SET sort_name=LOWER(kind)");
        at("rows");
        Sql.update(c, "CREATE TABLE IF NOT EXISTS k_second(id INT PRIMARY KEY, val VARCHAR(20))");
        at("table");
        Sql.update(c, "DELETE FROM k_second");
        Sql.update(c, "INSERT INTO k_second(id,val) VALUES (1,'second')");
        at("filled");
    }

    @Override
    public void files(Path directory) throws IOException {
        at("files");
        Files.createDirectories(directory.resolve("reports/second"));
        at("folder");
    }
}
