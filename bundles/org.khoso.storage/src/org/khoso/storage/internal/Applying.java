package org.khoso.storage.internal;

import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.storage.sql.internal.RowReader;
import org.khoso.storage.sql.internal.RowWriter;

/**
 * What an operation is applied to.
 *
 * @param connection open transaction
 * @param position   its journal position
 * @param when       time
 * @param actor      who
 * @param writer     journal it stands in
 * @param reader     reads rows
 * @param rows       writes rows
 */
record Applying(Connection connection, long position, Instant when, Actor actor, UUID writer, RowReader reader, RowWriter rows) {
}
