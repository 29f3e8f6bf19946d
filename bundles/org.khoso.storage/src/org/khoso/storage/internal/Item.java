package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.storage.sql.internal.Values;

/**
 * One change of one object with everything that its inverse needs.
 *
 * @param op      create, update, delete
 * @param id      object
 * @param kind    kind
 * @param parent  parent
 * @param fonds   fonds
 * @param version version after the change
 * @param delta   by concept: value before and after, null for absent
 * @param hash    hash of the object after the change, null if it is gone
 */
record Item(Op op, UUID id, Kind kind, UUID parent, UUID fonds, long version, Map<String, Delta> delta, String hash) {
    /** What happens. */
    enum Op {
        /** Create. */
        C,
        /** Update. */
        U,
        /** Delete. */
        D
    }

    /** Values of one concept. */
    record Delta(Object before, Object after) {
    }

    String deltaJson() {
        return deltas().toString();
    }

    private ObjectNode deltas() {
        ObjectNode n = Json.object();
        new TreeMap<>(delta).forEach((concept, d) -> n.set(concept,
                Json.array().add(Values.json(d.before)).add(Values.json(d.after))));
        return n;
    }

    static Map<String, Delta> deltas(JsonNode n) {
        Map<String, Delta> all = new TreeMap<>();
        n.properties().forEach(
                e -> all.put(e.getKey(), new Delta(Values.value(e.getValue().get(0)), Values.value(e.getValue().get(1)))));
        return all;
    }

    JsonNode json() {
        ObjectNode n = Json.object().put("o", op.name()).put("id", id.toString()).put("k", kind.name());
        if (parent != null)
            n.put("p", parent.toString());
        if (fonds != null)
            n.put("f", fonds.toString());
        n.put("v", version).set("d", deltas());
        if (hash != null)
            n.put("h", hash);
        return n;
    }

    static Item of(JsonNode n) {
        return new Item(Op.valueOf(Json.text(n, "o")), Json.uuid(n, "id"), Kind.valueOf(Json.text(n, "k")), Json.uuid(n, "p"),
                Json.uuid(n, "f"), n.get("v").longValue(), deltas(n.get("d")), Json.text(n, "h"));
    }
}
