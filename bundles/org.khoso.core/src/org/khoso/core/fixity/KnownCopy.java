package org.khoso.core.fixity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.core.Json;
import org.khoso.core.Session;

/**
 * What the archive remembers of a second copy of its vault: a setting, so that status and repair know where copies are.
 *
 * @param folder   folder, absolute
 * @param when     when it was made or renewed last, ISO 8601
 * @param verified when it was read as a whole last, ISO 8601; empty if never
 * @param objects  objects that it had then
 * @param bad      objects that neither it nor the vault had as they must be
 */
public record KnownCopy(String folder, String when, String verified, long objects, long bad) {
    private static final String SETTING = "fixity-copies";
    private static final int MOST = 20;

    /** @return copies, the newest first. @throws KhosoException if a hand was in the settings */
    public static List<KnownCopy> of(Session session) throws KhosoException {
        String kept = session.archive().settings().getOrDefault(SETTING, "");
        return kept.isEmpty() ? List.of() : List.of(Json.read(kept, KnownCopy[].class, SETTING));
    }

    /** Puts this one before all others; an older note of the same folder goes. */
    void remember(Session session) throws IOException {
        Map<String, KnownCopy> all = new LinkedHashMap<>();
        all.put(folder, this);
        of(session).forEach(k -> all.putIfAbsent(k.folder, k));
        session.archive().setting(session.actor(), SETTING,
                Json.write(new ArrayList<>(all.values()).subList(0, Math.min(MOST, all.size()))));
    }

    /** @return the folder */
    public Path path() {
        return Path.of(folder);
    }

    /** @return when it was read as a whole last; null if never */
    public Instant read() {
        return verified.isEmpty() ? null : Instant.parse(verified);
    }
}
