package org.khoso.pdfa.worker.internal.rules;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns that mean the same to a script and to Java, and no others. */
final class Patterns {
    private static final String CLASS = "\\[-?(?:\\w-\\w|\\\\[w.]|[\\w+])+\\]";
    private static final String SINGLE = "(?:[\\w %,;:=@&-]|\\\\[dw.+/-]|" + CLASS + ")";
    private static final String TIMES = "(?:[*+?]|\\{\\d{1,3}(?:,\\d{1,3})?\\})?";
    /** Groups within groups, choices, the dot, starts and ends within, ways back: none is asked for. */
    private static final Pattern KNOWN = Pattern.compile("\\^?(?:(?:" + SINGLE + "|\\((?:" + SINGLE + TIMES + ")+\\))" + TIMES + ")+\\$?");

    private Patterns() {
    }

    static Pattern of(String script) {
        if (!KNOWN.matcher(script).matches())
            throw new Unsupported(script);
        try {
            // the end is the end: to Java alone it may also be before a last line break
            return Pattern.compile(script.endsWith("$") ? script.substring(0, script.length() - 1) + "\\z" : script);
        } catch (PatternSyntaxException e) {
            throw new Unsupported(e.getDescription());
        }
    }
}
