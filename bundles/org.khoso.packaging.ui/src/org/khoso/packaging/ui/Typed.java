package org.khoso.packaging.ui;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What somebody typed into a form. Secrets are characters that can be wiped, and are kept nowhere else. */
final class Typed {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, char[]> secrets = new HashMap<>();

    Typed set(String id, String text) {
        texts.put(id, text.strip());
        return this;
    }

    Typed secret(String id, char[] typed) {
        secrets.put(id, typed);
        return this;
    }

    /** @return what was typed; empty if nothing was */
    String text(String id) {
        return texts.getOrDefault(id, "");
    }

    /** @return what was typed; null if nothing was */
    String orNull(String id) {
        return text(id).isEmpty() ? null : text(id);
    }

    /** @return whether a box is ticked */
    boolean on(String id) {
        return "true".equals(texts.get(id));
    }

    /** @return a copy, which the callee may wipe */
    char[] secret(String id) {
        return secrets.getOrDefault(id, new char[0]).clone();
    }

    boolean has(String id) {
        return texts.containsKey(id);
    }

    /** Forgets the secrets; the rest is shown again if it did not work. */
    void wipe() {
        secrets.values().forEach(s -> Arrays.fill(s, '\0'));
        secrets.clear();
    }
}
