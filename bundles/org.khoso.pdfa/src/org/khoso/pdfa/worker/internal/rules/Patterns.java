package org.khoso.pdfa.worker.internal.rules;

import java.util.regex.Pattern;

/** Patterns that mean the same to a script and to Java, and no others. */
final class Patterns {
    /** Characters, escapes, classes of both, groups, how often; no start or end within, no dot, no way back. */
    private static final Pattern KNOWN = Pattern
            .compile(
                    "\\^?(?:[\\w %,;:=@&-]|\\\\[dw.+/-]|\\[-?(?:\\w-\\w|\\\\[w.]|[\\w+])*\\]|[()]|[*+?]|\\{\\d{1,3}(?:,\\d{1,3})?\\})+\\$?");

    private Patterns() {
    }

    static Pattern of(String script) {
        if (!KNOWN.matcher(script).matches() || script.contains("(?"))
            throw new Unsupported(script);
        // the end is the end: to Java alone it may also be before a last line break
        String end = script.endsWith("$") ? "\\z" : "";
        return Pattern.compile(end.isEmpty() ? script : script.substring(0, script.length() - 1) + end);
    }
}
