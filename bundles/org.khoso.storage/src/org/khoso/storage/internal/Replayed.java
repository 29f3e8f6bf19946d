package org.khoso.storage.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import org.khoso.api.Actor;
import org.khoso.api.KhosoException;
import org.khoso.storage.journal.internal.Entry;

/**
 * An entry of the journal, understood. The chain says that it is whole, not that it makes sense: another program, or somebody who
 * means harm, may have written it.
 *
 * @param operation what it does
 * @param when      when it was done
 * @param actor     who did it
 */
record Replayed(Operation operation, Instant when, Actor actor) {
    /** @throws KhosoException if it makes no sense: names the entry */
    static Replayed of(Entry entry, byte[] payload) throws IOException {
        try {
            JsonNode n = Json.read(payload);
            return new Replayed(Writer.operation(entry.kind(), n.get("do")), Instant.parse(Json.text(n, "when")),
                    Json.actor(n.get("actor")));
        } catch (JsonProcessingException | RuntimeException e) {
            throw senseless(entry, e);
        }
    }

    /** @return what is thrown if an entry makes no sense */
    static KhosoException senseless(Entry entry, Exception e) {
        return Problems.caused(e, "journal-senseless", Long.toString(entry.seq()), entry.kind());
    }
}
