package org.khoso.api.store;

import java.util.List;

/**
 * What it takes to bring an archive to the format of this release.
 *
 * @param found   format of its database
 * @param wanted  format of this release
 * @param columns what the model of this release knows and the database does not: {@code table.column}
 * @param shared  whether the database is one that others use too
 * @param done    whether it was done; false if it was only looked at, or nothing is to be done
 * @param backup  file with the state before, in the archive's folder {@code db/}; empty if none was made
 * @param others  who else is working in the shared database: address, user, since when
 */
public record MigrationReport(int found, int wanted, List<String> columns, boolean shared, boolean done, String backup,
        List<String> others) {
    /** Copies the lists. */
    public MigrationReport {
        columns = List.copyOf(columns);
        others = List.copyOf(others);
    }

    /** @return whether there is, or was, anything to do */
    public boolean needed() {
        return found < wanted || !columns.isEmpty();
    }
}
