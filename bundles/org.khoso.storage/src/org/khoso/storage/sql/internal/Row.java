package org.khoso.storage.sql.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.store.Holding;
import org.khoso.storage.journal.internal.Entry;

/**
 * An object as stored.
 *
 * @param holding object
 * @param fonds   fonds it belongs to, found through its parents when it was made; null if none
 * @param hash    hash of all this as stored beside it
 */
public record Row(Holding holding, UUID fonds, String hash) {
    /** @return the row with its hash computed */
    public static Row of(Holding holding, UUID fonds) {
        return new Row(holding, fonds, hash(holding, fonds));
    }

    /** @return SHA-256 over identity, place, version and all values in one fixed order */
    public static String hash(Holding h, UUID fonds) {
        ObjectNode n = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(h.values()).forEach((concept, value) -> n.set(concept, Values.json(value)));
        String all = h.id() + " " + h.kind() + " " + h.parent() + " " + fonds + " " + h.version() + " " + n;
        return Entry.sha256(all.getBytes(StandardCharsets.UTF_8));
    }
}
