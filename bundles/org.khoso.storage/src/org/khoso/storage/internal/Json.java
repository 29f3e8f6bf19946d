package org.khoso.storage.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.store.ChangeSet;
import org.khoso.storage.sql.internal.Values;

/** JSON of the contracts, as it stands in payloads and columns. Values keep their type. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static byte[] bytes(JsonNode n) throws IOException {
        return MAPPER.writeValueAsBytes(n);
    }

    static JsonNode read(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON in the database is damaged", e);
        }
    }

    static String text(JsonNode n, String field) {
        JsonNode v = n.get(field);
        return v == null || v.isNull() ? null : v.textValue();
    }

    static UUID uuid(JsonNode n, String field) {
        String s = text(n, field);
        return s == null ? null : UUID.fromString(s);
    }

    static ObjectNode actor(Actor a) {
        return object().put("id", a.id().toString()).put("name", clean(a.name()));
    }

    static Actor actor(JsonNode n) {
        return new Actor(uuid(n, "id"), text(n, "name"));
    }

    /** @return the text as both databases can hold it */
    static String clean(String s) {
        return s == null ? null : Values.json(s).textValue();
    }

    static JsonNode message(Message m) {
        if (m == null)
            return JsonNodeFactory.instance.nullNode();
        ArrayNode args = array();
        m.args().forEach(a -> args.add(Values.json(a)));
        return object().put("key", clean(m.key())).set("args", args);
    }

    static Message message(JsonNode n) {
        if (n == null || n.isNull())
            return null;
        List<Object> args = new ArrayList<>();
        n.get("args").forEach(a -> args.add(Values.value(a)));
        return new Message(text(n, "key"), args);
    }

    static ObjectNode finding(Finding f) {
        ObjectNode n = object().put("rule", clean(f.rule())).put("clause", clean(f.clause())).put("confidence",
                f.confidence().code())
                .put("level", f.level().name()).put("kind", f.subject().kind().name()).put("code", clean(f.subject().code()))
                .put("place", clean(f.place()));
        if (f.subject().id() != null)
            n.put("subjectId", f.subject().id().toString());
        n.set("message", message(f.message()));
        n.set("remedy", message(f.remedy()));
        return n;
    }

    static Finding finding(JsonNode n) {
        Subject s = new Subject(Kind.valueOf(text(n, "kind")), uuid(n, "subjectId"), text(n, "code"));
        return new Finding(text(n, "rule"), text(n, "clause"), Confidence.of(text(n, "confidence")), Level.valueOf(text(n,
                "level")), s,
                text(n, "place"), message(n.get("message")), message(n.get("remedy")));
    }

    static JsonNode runItem(ChangeSet.RunItem i) {
        return i == null
                ? JsonNodeFactory.instance.nullNode()
                : object().put("run", i.run().toString()).put("item", clean(i.item())).put("state", i.state().name())
                        .put("detail", clean(i.detail()));
    }

    static ChangeSet.RunItem runItem(JsonNode n) {
        return n == null || n.isNull()
                ? null
                : new ChangeSet.RunItem(uuid(n, "run"), text(n, "item"), ChangeSet.ItemState.valueOf(text(n, "state")), text(n,
                        "detail"));
    }
}
