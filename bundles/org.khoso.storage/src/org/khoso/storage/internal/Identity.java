package org.khoso.storage.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.storage.journal.internal.Disk;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Sql;

/**
 * Who writes this journal, and the person that the archive knows by default; kept beside the chain.
 *
 * @param writer the chain's id
 * @param actor  person
 */
record Identity(UUID writer, Actor actor) {
    /** Reads it, or makes it. @param name of the person, if it has to be made; null for the user of this machine */
    static Identity of(Path dir, String name, Database database) throws IOException {
        Path file = dir.resolve("writer");
        if (!Files.exists(file)) {
            String who = name == null || name.isBlank() ? System.getProperty("user.name", "khoso") : name;
            Disk.replace(file,
                    (writer(database) + "\n" + Ids.next() + "\n" + who.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try {
            List<String> l = Files.readAllLines(file);
            return new Identity(UUID.fromString(l.get(0)), new Actor(UUID.fromString(l.get(1)), l.get(2)));
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Problems.caused(e, "archive-file-damaged", file.toString(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * The database may know the chain that is gone. Going on under its id keeps the gap visible; a new one would begin as if nothing
     * had been before. In a shared database the chains of others stand beside ours, and ours can't be told.
     */
    private static UUID writer(Database database) throws IOException {
        if (database.dialect().shared())
            return Ids.next();
        List<UUID> known = database.read(Identity::chains);
        return known.isEmpty() ? Ids.next() : known.getFirst();
    }

    /** @return ids of the chains that a database has rows of */
    static List<UUID> chains(java.sql.Connection c) throws SQLException {
        return Sql.list(c, "SELECT name FROM k_meta WHERE name LIKE 'position:%' ORDER BY name", List.of(),
                r -> UUID.fromString(r.getString(1).substring(r.getString(1).indexOf(':') + 1)));
    }
}
