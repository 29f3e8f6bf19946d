package org.khoso.storage.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.khoso.storage.sql.internal.Dialect;

/**
 * The format that a release writes, and the steps that bring an older archive to it, one for each number. New columns of the
 * model need no step and no number: they are found by comparing (see {@code Migration}).
 *
 * @param format format of this release
 * @param steps  steps, the one from format n at n - 1
 */
record Upgrades(int format, List<Step> steps) {
    /** This release. Whoever adds a step raises the number and keeps an archive of the format before for the tests. */
    static final Upgrades PRODUCT = new Upgrades(1, List.of());

    Upgrades {
        if (steps.size() != format - 1)
            throw new IllegalArgumentException("a step for each number");
    }

    /**
     * From one number to the next. A kill may come at any moment, and H2 commits with each change of a table: each method must
     * give the same result on a state that an earlier run of it left half-way.
     */
    interface Step {
        /** Changes the database. */
        void database(Connection c, Dialect d) throws SQLException;

        /** Changes files of the archive's folder; the database is done by then. */
        default void files(Path directory) throws IOException {
        }
    }

    /** @return the step that finds this format */
    Step from(int number) {
        return steps.get(number - 1);
    }
}
