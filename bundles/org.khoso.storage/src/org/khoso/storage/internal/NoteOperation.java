package org.khoso.storage.internal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that only the journal remembers: a setting that was changed, a repair, a migration, the destruction of a payload.
 *
 * @param what word
 * @param data details
 */
record NoteOperation(String what, JsonNode data) implements Operation {
    static final String KIND = "note";
    static final String SETTING = "setting";
    static final String REPAIRED = "repaired";
    static final String REBUILT = "rebuilt";
    static final String MIGRATED = "migrated";
    static final String VOIDED = "voided";
    static final String ERASED = "erased";
    static final String SIGNED = "signed";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode json() {
        return Json.object().put("what", what).set("data", data);
    }

    static NoteOperation of(JsonNode n) {
        return new NoteOperation(Json.text(n, "what"), n.get("data"));
    }

    @Override
    public void apply(Applying to) {
        // the database holds nothing of it but the position, which the writer keeps
    }
}
