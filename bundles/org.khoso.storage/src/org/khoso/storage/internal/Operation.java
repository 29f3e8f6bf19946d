package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Something that changes the archive. It is journaled as JSON and applied to the database; applying the JSON again to a
 * database that has lost it must have the same effect. So the database can be rebuilt from the journal.
 */
interface Operation {
    /** @return word in the chain that says how to read the payload */
    String kind();

    /** @return payload */
    JsonNode json();

    /** Writes to the database. */
    void apply(Applying to) throws SQLException, IOException;
}
