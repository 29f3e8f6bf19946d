package org.khoso.core.fixity;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.RunLedger;
import org.khoso.api.store.RunLedger.RunInfo;
import org.khoso.api.store.RunLedger.State;
import org.khoso.core.Json;
import org.khoso.core.Session;

/**
 * The newest fixity check that came to its end.
 *
 * @param run     its run
 * @param by      who ran it
 * @param started when it began
 * @param ended   when it ended
 * @param oldest  when the part of the vault that was read first was read: everything was sound or told of at that time or later
 * @param objects objects in the vault
 * @param bytes   bytes read
 * @param changed objects that were not as they must be
 * @param missing objects that were not there
 */
public record LastFixity(UUID run, String by, Instant started, Instant ended, Instant oldest, long objects, long bytes, long changed,
        long missing) {
    private static final int RUNS = 500;

    /** @return the newest; empty if there was none */
    public static Optional<LastFixity> of(Session session) throws IOException {
        for (RunInfo r : session.archive().runs().list(RUNS))
            if (r.kind().equals(FixityRun.RUN) && r.state() == State.DONE && r.summary() != null)
            return Optional.of(of(r));
        return Optional.empty();
    }

    private static LastFixity of(RunInfo r) throws IOException {
        Map<?, ?> said = Json.read(r.summary(), Map.class, FixityRun.RUN);
        Instant oldest = said.get("oldest") instanceof String s ? Instant.parse(s) : r.started();
        return new LastFixity(r.id(), r.who().name(), r.started(), r.ended(), oldest, number(said, "objects"), number(said, "bytes"),
                number(said, "changed"), number(said, "missing"));
    }

    private static long number(Map<?, ?> said, String key) {
        return said.get(key) instanceof Number n ? n.longValue() : 0;
    }

    /** @return objects that were not as they must be, with the hash that they had; empty for those that could not be read or were not there */
    Map<String, String> bad(Session session) throws IOException {
        RunLedger runs = session.archive().runs();
        RunInfo info = runs.find(run).orElseThrow();
        Map<String, String> all = new LinkedHashMap<>();
        for (RunItem item : runs.items(run))
            if (item.item().equals(FixityRun.MISSING))
            List.of(item.detail().split(",")).forEach(id -> all.put(id, ""));
            else
            all.putAll(PartMark.of(info, item).changed());
        return all;
    }

    /** @return parts of the vault whose newest reading was since then and found nothing, with its time */
    static Map<String, Instant> readSince(Session session, Instant since) throws IOException {
        RunLedger runs = session.archive().runs();
        Map<String, Instant> sound = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (RunInfo r : runs.list(RUNS))
            if (r.kind().equals(FixityRun.RUN) && r.state() != State.FORGOTTEN)
            for (RunItem item : runs.items(r.id())) {
                PartMark mark = PartMark.of(r, item);
                if (seen.add(item.item()) && item.state() == ItemState.OK && !mark.read().isBefore(since))
                    sound.put(item.item(), mark.read());
            }
        return sound;
    }
}
