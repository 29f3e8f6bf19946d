package org.khoso.core;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When the whole archive was checked last, so that "nothing is wrong" can be told from "nobody has looked". Kept as a
 * setting of the archive.
 *
 * @param when     time
 * @param dossiers dossiers looked at
 * @param records  records looked at
 */
public record LastCheck(Instant when, long dossiers, long records) {
    private static final String SETTING = "last-check";

    /** @return when the archive was checked, empty if never */
    public static Optional<LastCheck> of(Session session) {
        String[] kept = session.archive().settings().getOrDefault(SETTING, "").split(" ");
        try {
            return kept.length != 3
                    ? Optional.empty()
                    : Optional.of(new LastCheck(Instant.parse(kept[0]), Long.parseLong(kept[1]), Long.parseLong(kept[2])));
        } catch (DateTimeParseException | NumberFormatException e) {
            // a hand in the settings: nothing is known then, which the next check mends
            return Optional.empty();
        }
    }

    /** Remembers a check that looked at everything; one that was stopped is no answer for the whole. */
    public static void remember(Session session, RunReport run) throws IOException {
        if (run.cancelled())
            return;
        Object records = run.figures().getOrDefault("records", 0L);
        session.archive().setting(session.actor(), SETTING, Instant.now() + " " + run.counts().in() + " " + records);
    }
}
