package org.khoso.storage.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.khoso.storage.sql.internal.Schema;
import org.khoso.storage.sql.internal.Sql;
import org.khoso.storage.sql.internal.Table;

/** Children of the objects that a change set is about to delete, read in a few statements. */
final class Children {
    private final Connection c;
    private final Schema schema;
    private final Map<UUID, Set<UUID>> byParent = new HashMap<>();

    Children(Connection c, Schema schema) {
        this.c = c;
        this.schema = schema;
    }

    void load(Collection<UUID> parents) throws SQLException {
        for (List<UUID> chunk : Sql.chunks(parents))
            for (Table t : schema.tables())
                Sql.list(c, "SELECT id,parent FROM " + t.name() + " WHERE parent IN (" + Sql.marks(chunk.size()) + ")", chunk,
                        r -> byParent.computeIfAbsent(Sql.uuid(r, "parent"), p -> new HashSet<>()).add(Sql.uuid(r, "id")));
    }

    /** @return whether a child is stored that the change set has not deleted before */
    boolean anyLeft(UUID parent, Predicate<UUID> deleted) {
        return byParent.getOrDefault(parent, Set.of()).stream().anyMatch(deleted.negate());
    }
}
